/**
 * `npm run watch`: the development build with source maps, made again at every change in src/, until
 * it is told to end. Writes the sample case to out/sample-case as well, which F5 opens.
 */
import { mkdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';
import { sampleCase } from '../src/sample/document.ts';
import { writeAssets } from './build/assets.mjs';
import { bundles } from './build/bundles.mjs';
import { finished, problem, STARTED } from './watch/lines.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** An editor writes a file in several steps, and often several files at once. */
const SETTLED_MS = 30;

function writeSampleCase() {
  const folder = join(root, 'out', 'sample-case');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, sampleCase.name), sampleCase.text);
}

/** One bundle of dist/ and what its last build came to. */
class Bundle {
  #context;
  #inputs = new Set();
  #failed = true;
  lines = [];

  static async of(options) {
    const bundle = new Bundle();
    bundle.#context = await context({ ...options, logLevel: 'silent' });
    return bundle;
  }

  /** Whether it is to be built again; one with errors may wait for a file that it does not hold. */
  concerns(files) {
    return this.#failed || files.some((file) => this.#inputs.has(file));
  }

  async build() {
    // A build with errors rejects with them.
    const result = await this.#context.rebuild().catch((failure) => failure);
    if (result.errors === undefined) throw result;
    this.#failed = result.errors.length > 0;
    if (!this.#failed) this.#inputs = new Set(Object.keys(result.metafile.inputs));
    this.lines = [
      ...result.errors.map((message) => problem('error', message)),
      ...result.warnings.map((message) => problem('warning', message)),
    ];
  }
}

rmSync(join(root, 'dist'), { recursive: true, force: true });
writeSampleCase();
writeAssets(root);
const all = await Promise.all(
  Object.values(bundles(root, { production: false })).map((options) => Bundle.of(options)),
);

const changed = new Set();
let building = false;

/** Builds the bundles that hold what was changed. At the start, all. */
async function build() {
  if (building) return;
  building = true;
  do {
    const files = [...changed];
    changed.clear();
    const concerned = all.filter((bundle) => bundle.concerns(files));
    if (concerned.length === 0) continue;
    console.log(STARTED);
    const started = performance.now();
    await Promise.all(concerned.map((bundle) => bundle.build()));
    // What two bundles import is reported by both.
    for (const line of new Set(all.flatMap(({ lines }) => lines))) console.log(line);
    console.log(finished(performance.now() - started));
  } while (changed.size > 0);
  building = false;
}

let settled;
// Told by the system rather than by esbuild's own watch, which looks for changes every two seconds.
watch(join(root, 'src'), { recursive: true }, (_event, name) => {
  if (name === null) return;
  changed.add(`src/${name.replaceAll('\\', '/')}`);
  clearTimeout(settled);
  settled = setTimeout(build, SETTLED_MS);
});
await build();
