import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const benchFolder = join(
  dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  'test',
  'bench',
);

/** The benches that are named, or all of test/bench. Throws for a name that is none. */
export function selectBenches(names) {
  const all = readdirSync(benchFolder)
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.slice(0, -'.bench.ts'.length))
    .sort();
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No such bench: ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  }
  return names.length === 0 ? all : names;
}

/** What the named benches, or all, need of the machine: only `host` measures inside VS Code. */
export function needsOfBenches(names) {
  return selectBenches(names).includes('host') ? ['vsCode'] : [];
}
