import Papa from 'papaparse';
import type { ImportSource, Incoming, Refused } from '../core/library/importing';
import type { IndicatorRef } from '../core/indicator/index';
import type { SavedIndicator, Verdict } from '../core/library/model';
import { unguarded } from '../export/csv';
import { LIBRARY_COLUMNS, readLibraryRow } from '../export/libraryCsv';
import { readCell, type ReadCell } from './cell';
import { columnsOf, type Columns } from './columns';
import { meaningOf, type Meaning } from './columnNames';
import { Drafts } from './draft';
import type { Progress } from './progress';
import { readTable, refusedRow, type Table, type TableRow } from './table';
import { isOtherType } from './valueTypes';
import { originOf } from './value';

const VERDICTS: readonly Verdict[] = ['unknown', 'benign', 'suspicious', 'malicious'];

/** A text as a table with indicators; undefined where it is not one, and is to be searched instead. */
export function readCsv(
  text: string,
  source: ImportSource,
  progress: Progress,
): Incoming | undefined {
  const ours = readOwn(text);
  if (ours !== undefined) {
    return ours;
  }
  const table = readTable(text);
  if (table === undefined) {
    return undefined;
  }
  const columns = columnsOf(table, source.columns);
  return isTable(table, columns, source) ? readRows(table, columns, source, progress) : undefined;
}

/** Prose has commas too: without a header, something else must say that cells are meant. */
function isTable({ header, rows }: Table, { taken, type }: Columns, source: ImportSource): boolean {
  return (
    source.columns !== undefined ||
    (taken.length > 0 &&
      (header !== 'none' ||
        type !== undefined ||
        (rows.length > 1 && /\.(?:csv|tsv|tab|psv|intel)$/i.test(source.name))))
  );
}

/** Our own columns are read back whole. */
function readOwn(text: string): Incoming | undefined {
  if (!text.startsWith(LIBRARY_COLUMNS.join(','))) {
    return undefined;
  }
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: 'greedy' });
  const entries: SavedIndicator[] = [];
  const refused: Refused[] = [];
  data.slice(1).forEach((cells, index) => {
    const read = readLibraryRow(cells.map(unguarded));
    if ('entry' in read) {
      entries.push(read.entry);
    } else {
      refused.push(refusedRow({ line: index + 2, cells }, read.why));
    }
  });
  return { format: 'csv', read: data.length - 1, entries, foreign: [], cases: [], refused };
}

/**
 * Of the tables of others, the indicators of the columns that are taken; every other cell becomes an
 * attribute under its column's name.
 */
function readRows(
  table: Table,
  columns: Columns,
  source: ImportSource,
  progress: Progress,
): Incoming {
  const drafts = new Drafts(source.at);
  const refused: Refused[] = [...table.left];
  const meanings = table.names.map((name) =>
    table.header === 'none' ? undefined : meaningOf(name),
  );
  const reading = { table, columns, meanings, source, drafts };
  for (const row of table.rows) {
    progress(1, table.rows.length);
    const why = readRow(reading, row);
    if (why !== undefined) {
      refused.push(refusedRow(row, why));
    }
  }
  return {
    format: 'csv',
    read: table.rows.length + table.left.length,
    entries: [],
    foreign: drafts.entries(),
    cases: [],
    refused,
    table: { header: table.header, columns: columns.all },
  };
}

interface Reading {
  readonly table: Table;
  readonly columns: Columns;
  /** What the columns mean, by their place. */
  readonly meanings: readonly (Meaning | undefined)[];
  readonly source: ImportSource;
  readonly drafts: Drafts;
}

type Reads = readonly (ReadCell & { readonly at: number })[];

/** Why the row brings nothing; undefined where it does. */
function readRow(reading: Reading, row: TableRow): string | undefined {
  const { columns, source, drafts } = reading;
  const type = columns.type === undefined ? '' : (row.cells[columns.type] ?? '');
  if (isOtherType(type)) {
    return `of the type ${type}`;
  }
  const reads: Reads = columns.taken.map((at) => ({ at, ...readCell(row.cells[at] ?? '') }));
  const found = reads.filter(({ indicators }) => indicators.length > 0);
  const [main, ...beside] = found;
  if (main === undefined) {
    return reads.find(({ at }) => (row.cells[at] ?? '') !== '')?.why ?? 'no indicator';
  }
  // Of `evil.example|192.0.2.1` the address belongs to the name; other lists are of equals.
  const composite = type.includes('|');
  const subjects = composite ? main.indicators.slice(0, 1) : main.indicators;
  const related = [
    ...(composite ? main.indicators.slice(1) : []),
    ...beside.flatMap(({ indicators }) => indicators),
  ];
  const origin = { source: originOf(source), retrievedAt: source.at };
  for (const indicator of subjects) {
    tellRow(reading, row, reads, indicator, true);
    for (const other of related.filter(({ value }) => value !== indicator.value)) {
      const relation = relationOf(indicator, other);
      drafts.of({ indicator, data: 'live' }).related({ indicator: other, relation, ...origin });
    }
  }
  for (const indicator of related) {
    tellRow(reading, row, reads, indicator, false);
  }
  return undefined;
}

/** What the row says of an indicator. A verdict is about what the row is about, not what goes with it. */
function tellRow(
  { table, meanings, source, drafts }: Reading,
  { line, cells }: TableRow,
  reads: Reads,
  indicator: IndicatorRef,
  judged: boolean,
): void {
  const by = originOf(source);
  const draft = drafts.of({ indicator, data: 'live' });
  cells.forEach((value, at) => {
    const name = table.names[at] ?? `column ${at + 1}`;
    const read = reads.find((one) => one.at === at);
    if (value === '' || (read !== undefined && readsBack(value, read))) {
      return;
    }
    const meaning = meanings[at];
    const verdict = VERDICTS.find((one) => one === value.toLowerCase());
    if (meaning === 'verdict' && verdict !== undefined) {
      if (judged) {
        draft.verdict({ verdict, by, at: source.at });
      }
    } else if (meaning === 'tags') {
      draft.tags(value.split(/[|;,]/));
    } else if (meaning === 'note') {
      draft.note({ id: `${source.name} line ${line} ${name}`, text: value, by, at: source.at });
    } else {
      draft.attribute({ name, value, source: by, retrievedAt: source.at });
    }
  });
}

function relationOf(of: IndicatorRef, other: IndicatorRef): string {
  return of.kind === 'fqdn' && other.kind !== 'fqdn' ? 'address' : 'in the same row';
}

/** The cell says no more than its indicator itself. */
function readsBack(value: string, { indicators: [first, ...others] }: ReadCell): boolean {
  return others.length === 0 && first?.value === value.toLowerCase().replace(/[[\]()]/g, '');
}
