/**
 * `npm run soak`: the tests of test/soak at their full length, then test/host/soak inside a real VS
 * Code, and the figures of both into docs/reliability.md. Twenty minutes at most; not part of
 * `npm test`, which runs test/soak shortened.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageExtension } from './package.mjs';
import { MOCHA } from './test/mocha.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const figures = join(root, 'out', 'soak', 'figures.jsonl');
const page = join(root, 'docs', 'reliability.md');
const MARK = '<!-- figures: written by npm run soak -->';

rmSync(figures, { force: true });
mkdirSync(dirname(figures), { recursive: true });
writeFileSync(figures, '');
await packageExtension();
const started = Date.now();
const passed = [
  [...MOCHA, '--timeout', '600000', 'test/soak/**/*.test.ts'],
  ['--import', 'tsx', 'test/host/launch.ts', 'soak'],
].map(
  (args) =>
    spawnSync(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, INDICATOR_LENS_FIGURES: figures },
    }).status === 0,
);
const minutes = Math.ceil((Date.now() - started) / 60_000);

if (passed.every(Boolean)) {
  const [head = ''] = readFileSync(page, 'utf8').split(MARK);
  writeFileSync(page, `${head}${MARK}\n\n${table()}`);
} else {
  process.exitCode = 1;
}

function table() {
  const told = readFileSync(figures, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const soaks = [...new Set(told.map(({ soak }) => soak))];
  const day = new Date().toISOString().slice(0, 10);
  const sections = soaks.map((soak) => {
    const rows = told
      .filter((figure) => figure.soak === soak)
      .map(({ what, value }) => `| ${what} | ${value} |`);
    return [`### ${soak}`, '', '| what | figure |', '| --- | --- |', ...rows, ''].join('\n');
  });
  return `Taken on ${day} on ${cpus().length} cores with Node ${process.versions.node}, in ${minutes} minutes.\n\n${sections.join('\n')}`;
}
