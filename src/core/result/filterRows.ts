import { cellText } from './cellText';
import type { Column } from './model';
import { searchCondition, searchFault, type Condition, type Filters } from './searchCondition';
import type { TableIndex } from './tableIndex';

/** Values picked of columns of categories, by column id: any of them passes. None filters nothing. */
export type Picks = Readonly<Record<string, readonly string[]>>;

export interface RowQuery {
  readonly filters: Filters;
  readonly picks: Picks;
}

/** Rows between two chances to stop or to wait: well under a millisecond. */
const CHUNK = 4096;

type Test = (row: number) => boolean;

/**
 * The rows of `within` that pass every search and every pick, in its order. Yields now and then, so
 * that whoever runs it can let the screen go first, or give up because something else was typed.
 */
export function* filterRows(
  index: TableIndex,
  query: RowQuery,
  within: Uint32Array,
): Generator<undefined, Uint32Array> {
  let passing = within;
  for (const [at, column] of index.columns.entries()) {
    for (const test of testsOf(index, query, column, at)) {
      passing = yield* filtered(passing, test);
    }
  }
  return passing;
}

function* filtered(rows: Uint32Array, test: Test): Generator<undefined, Uint32Array> {
  const passing = new Uint32Array(rows.length);
  let count = 0;
  for (let from = 0; from < rows.length; from += CHUNK) {
    for (const row of rows.subarray(from, from + CHUNK)) {
      if (test(row)) {
        passing[count] = row;
        count += 1;
      }
    }
    yield;
  }
  return passing.slice(0, count);
}

function testsOf(index: TableIndex, query: RowQuery, column: Column, at: number): readonly Test[] {
  const condition = searchCondition(column.type, query.filters[column.id] ?? '');
  const picked = new Set(query.picks[column.id]);
  return [
    ...(picked.size === 0 ? [] : [(row: number) => picked.has(cellText(index.cell(row, at)))]),
    ...(condition === undefined ? [] : [testOf(index, condition, at)]),
  ];
}

function testOf(index: TableIndex, condition: Condition, at: number): Test {
  const { negated } = condition;
  switch (condition.kind) {
    case 'contains': {
      const texts = index.texts(at);
      const { text } = condition;
      return (row) => (texts[row] ?? '').includes(text) !== negated;
    }
    case 'number': {
      const numbers = index.numbers(at);
      return (row) => {
        const value = numbers[row] ?? Number.NaN;
        return (!Number.isNaN(value) && condition.accepts(value)) !== negated;
      };
    }
    case 'date': {
      const dates = index.dates(at);
      return (row) => {
        const value = dates[row] ?? '';
        return (value !== '' && condition.accepts(value)) !== negated;
      };
    }
  }
}

/** Whether whatever passes `after` also passed `before`: it is enough to look at those rows again. */
export function narrows(columns: readonly Column[], before: RowQuery, after: RowQuery): boolean {
  return columns.every(({ id, type }) => {
    const [old, now] = [before.filters[id] ?? '', after.filters[id] ?? ''];
    const [oldPicks, picks] = [before.picks[id] ?? [], after.picks[id] ?? []];
    const fewer =
      oldPicks.length === 0 || (picks.length > 0 && picks.every((one) => oldPicks.includes(one)));
    return fewer && (old === now || longer(searchCondition(type, old), searchCondition(type, now)));
  });
}

function longer(before: Condition | undefined, after: Condition | undefined): boolean {
  if (before === undefined) {
    return true;
  }
  return (
    before.kind === 'contains' &&
    after?.kind === 'contains' &&
    !before.negated &&
    !after.negated &&
    after.text.includes(before.text)
  );
}

/** A search of numbers or dates that no row can pass, because of how it is written. */
export interface SearchFault {
  readonly column: Column;
  /** What was typed, without the `!` in front. */
  readonly text: string;
  readonly kind: NonNullable<ReturnType<typeof searchFault>>;
}

/** The faults in what is typed, in the order of the columns. */
export function searchFaults(columns: readonly Column[], filters: Filters): SearchFault[] {
  return columns.flatMap((column) => {
    const text = (filters[column.id] ?? '').trim().replace(/^!\s*/, '');
    const kind = searchFault(column.type, text);
    return kind === undefined ? [] : [{ column, text, kind }];
  });
}
