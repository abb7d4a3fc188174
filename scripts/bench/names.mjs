import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const benchFolder = join(
  dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  'test',
  'bench',
);

/** The files of test/bench and of the folders of vendors in it, by the names of the benches. */
export const benches = new Map(
  readdirSync(benchFolder, { recursive: true })
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => [basename(file, '.bench.ts'), join(benchFolder, file)])
    .sort(([one], [other]) => (one < other ? -1 : 1)),
);

/** What `npm run bench` is told: names of benches, and the folder behind `--corpus`. */
export function readArguments(args) {
  const { values, positionals } = parseArgs({
    args,
    options: { corpus: { type: 'string' } },
    allowPositionals: true,
  });
  return { names: selectBenches(positionals), corpus: values.corpus };
}

/** The benches that are named, or all of test/bench. Throws for a name that is none. */
function selectBenches(names) {
  const all = [...benches.keys()];
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No such bench: ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  }
  return names.length === 0 ? all : names;
}

/** What the named benches, or all, need of the machine: `host` measures inside VS Code, `panel` in a browser. */
export function needsOfBenches(args) {
  const { names: selected } = readArguments(args);
  return [
    ...(selected.includes('host') ? ['vsCode'] : []),
    ...(selected.includes('panel') ? ['browser'] : []),
  ];
}
