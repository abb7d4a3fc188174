/**
 * `npm run bench [-- NAME… [--corpus DIR]]`: runs the benches of test/bench that are named, or all,
 * prints a table each and writes out/bench/NAME.json as {name, results}. A bench
 * exports its `name` and `run({ corpus })`, which gives rows of test/bench/measurement.ts; `corpus` is
 * a folder of real texts to measure as well.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { benches, readArguments } from './bench/names.mjs';
import { packageExtension } from './package.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'out', 'bench');
const { names, corpus } = readArguments(process.argv.slice(2));

// These two measure what ships.
if (names.includes('bundle') || names.includes('host')) await packageExtension();
mkdirSync(out, { recursive: true });

for (const file of names) {
  console.log(`\n── ${file}`);
  try {
    const { name, run } = await import(pathToFileURL(benches.get(file)).href);
    const results = await run({ corpus });
    if (results.length === 0) throw new Error(`The bench ${file} measured nothing.`);
    printTable(results);
    writeFileSync(
      join(out, `${name}.json`),
      `${JSON.stringify({ name, results }, undefined, 2)}\n`,
    );
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

function printTable(results) {
  const rows = [
    ['what', 'value', 'baseline', 'ratio', 'baseline is'],
    ...results.map(({ what, value, unit, baseline, baselineValue, ratio }) => [
      what,
      `${readable(value)} ${unit}`,
      `${readable(baselineValue)} ${unit}`,
      readable(ratio),
      baseline,
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 || column === row.length - 1
        ? cell.padEnd(widths[column])
        : cell.padStart(widths[column]),
    );
    console.log(cells.join('  ').trimEnd());
  }
}

function readable(value) {
  return Number.isInteger(value) ? String(value) : value.toPrecision(3);
}
