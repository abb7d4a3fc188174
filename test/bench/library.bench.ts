import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../../src/core/library/library';
import { createMemoryLibrary } from '../../src/infra/store/memoryLibrary';
import { createSqliteLibrary } from '../../src/infra/store/sqliteLibrary';
import { benchDatabase, clock } from './benchDatabase';
import { measurement } from './measurement';
import type { Measurement } from './measurement';
import { bigShelf, CASE } from './bigShelf';

export const name = 'library';

const ENTRIES = 10_000;
const ROUNDS = 9;
/** What the tree shows at first, and one more to know of. */
const PAGE = 501;

/** What ten thousand entries have in common, against one pass over the same entries in memory. */
export function run(): readonly Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-bench-library-'));
  const database = benchDatabase(folder);
  try {
    const stored = createSqliteLibrary(database, clock);
    const memory = createMemoryLibrary(clock);
    for (const library of [stored, memory]) {
      library.putCase(CASE);
      library.restore(bigShelf(ENTRIES));
    }
    const what = `library.inCommon.${ENTRIES}`;
    const whole = compared(stored, memory, (library) => library.inCommon('live'));
    const page = compared(stored, memory, (library) => library.inCommon('live', undefined, PAGE));
    const ofCase = compared(stored, memory, (library) => library.inCommon('live', CASE.id, PAGE));
    return [
      measurement({ what: `${what} whole`, ...whole }),
      measurement({ what: `${what} first ${PAGE}`, ...page }),
      measurement({ what: `${what} first ${PAGE}, case of half`, ...ofCase }),
    ];
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Medians, both in turn. */
function compared(
  stored: Library,
  memory: Library,
  ask: (library: Library) => unknown,
): Omit<Measurement, 'what' | 'ratio'> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [side, library] of [stored, memory].entries()) {
      const started = performance.now();
      ask(library);
      times[side]?.push(performance.now() - started);
    }
  }
  const [value = Number.NaN, baselineValue = Number.NaN] = times.map(
    (side) => side.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)],
  );
  return { value, unit: 'ms', baseline: 'in-memory pass', baselineValue };
}
