import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { observedLibrary } from '../../src/enrichment/library';
import { fileText } from '../../src/export/order';
import type { WritingOrder } from '../../src/export/order';
import { createSqliteLibrary } from '../../src/infra/store/sqliteLibrary';
import { threadWriter } from '../../src/infra/writing/threadWriter';
import { readSaved } from '../../src/vscode/commands/exchange/readSaved';
import { bigShelf, CASE } from './bigShelf';
import { benchDatabase, clock, log } from './benchDatabase';
import { bundle } from '../rig/bundle';
import { measurement } from './measurement';
import type { Measurement } from './measurement';

export const name = 'export';

const ENTRIES = 10_000;
const { signal } = new AbortController();

/**
 * A library of ten thousand entries read and written as a file, as the commands do it: how long it
 * takes and how long at a stretch the window cannot do anything else, against writing it in place.
 */
export async function run(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-bench-export-'));
  const script = join(folder, 'worker.js');
  bundle('src/exportWorker.ts', script);
  const database = benchDatabase(folder);
  try {
    const library = observedLibrary(
      () => createSqliteLibrary(database, clock),
      () => undefined,
      log,
    );
    library.putCase(CASE);
    library.restore(bigShelf(ENTRIES));
    const writer = threadWriter(script);
    const rows: Measurement[] = [];
    for (const form of ['stix', 'misp', 'caseReport', 'libraryJson', 'libraryCsv'] as const) {
      const orderly = async () =>
        writer.write(orderOf(form, await readSaved(library, {}, signal)), signal);
      const there = await watched(orderly);
      const here = await watched(() =>
        Promise.resolve(fileText(orderOf(form, library.search({})))),
      );
      const what = `export.${form}.${ENTRIES}`;
      const shared = { unit: 'ms', baseline: 'written in place' };
      rows.push(
        measurement({
          what: `${what} longest stretch`,
          value: there.stretch,
          baselineValue: here.stretch,
          ...shared,
        }),
        measurement({ what, value: there.all, baselineValue: here.all, ...shared }),
      );
    }
    return rows;
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Saved = ReturnType<typeof bigShelf>;

function orderOf(form: WritingOrder['form'], entries: Saved): WritingOrder {
  const dossiers = entries.map((entry) => ({
    indicator: entry.indicator,
    data: entry.data,
    entry,
    results: [],
  }));
  const shared = { cases: [CASE], tlp: 'amber' } as const;
  switch (form) {
    case 'stix':
      return { form, items: dossiers, ...shared };
    case 'misp':
      return { form, items: dossiers, ...shared, info: CASE.name };
    case 'caseReport':
      return { form, items: dossiers, case: CASE, now: 0, titles: {}, lookups: [] };
    case 'libraryCsv':
      return { form, items: entries, cases: [] };
    default:
      return { form: 'libraryJson', items: entries, cases: [CASE], at: CASE.createdAt };
  }
}

/** Milliseconds of the whole, and the longest for which the event loop stood. */
async function watched(
  work: () => Promise<unknown>,
): Promise<{ readonly all: number; readonly stretch: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // What starts before its first tick would not be seen.
  await new Promise((resolve) => setTimeout(resolve, 20));
  const started = performance.now();
  await work();
  const all = performance.now() - started;
  // The delay is taken down when the loop comes round again.
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  return { all, stretch: delay.max / 1e6 };
}
