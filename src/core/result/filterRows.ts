import { cellText } from './cellText';
import type { Cell, Column, Row, ValueType } from './model';

/** What is typed into the search boxes, by column id. Empty text filters nothing. */
export type Filters = Readonly<Record<string, string>>;

const RANGE = /^(.*?)\.\.(.*)$/;
const COMPARISON = /^(>=|<=|>|<|=)\s*(.*)$/;

type Test = (cell: Cell | undefined) => boolean;

/**
 * The rows that pass every filter, as indices into `rows`, in their order.
 * Text: contains, whatever the case, defanged or not. `!text`: does not contain.
 * Numbers and dates also take `>5`, `>=5`, `<5`, `<=5`, `=5`, `5..9`, `5..`, `..9`; ranges include
 * both ends. A date bound may be short: `>2024-05` is anything after May began, `..2024-05`
 * anything before May is over.
 * `within` narrows the search to these indices.
 */
export function filterRows(
  columns: readonly Column[],
  rows: readonly Row[],
  filters: Filters,
  within?: readonly number[],
): number[] {
  const tests = columns.flatMap((column, index) => {
    const test = testOf(column.type, filters[column.id] ?? '');
    return test === undefined ? [] : [{ index, test }];
  });
  const passes = (row: Row | undefined) =>
    row !== undefined && tests.every(({ index, test }) => test(row[index]));
  const passing: number[] = [];
  if (within !== undefined) {
    return within.filter((index) => passes(rows[index]));
  }
  for (let index = 0; index < rows.length; index += 1) {
    if (passes(rows[index])) {
      passing.push(index);
    }
  }
  return passing;
}

/** A search of numbers or dates that no row can pass, because of how it is written. */
export interface SearchFault {
  readonly column: Column;
  /** What was typed, without the `!` in front. */
  readonly text: string;
  /** `reversed`: `97..80`. `unreadable`: a comparison or a range with something else, `>lol`. */
  readonly kind: 'reversed' | 'unreadable';
}

/** The faults in what is typed, in the order of the columns. */
export function searchFaults(columns: readonly Column[], filters: Filters): SearchFault[] {
  return columns.flatMap((column) => {
    const text = (filters[column.id] ?? '').trim().replace(/^!\s*/, '');
    const kind =
      column.type === 'number'
        ? faultOf(text, numberBound, (low, high) => low > high)
        : column.type === 'date'
          ? faultOf(text, dateBound, (low, high) => compareDates(low, high, true) > 0)
          : undefined;
    return kind === undefined ? [] : [{ column, text, kind }];
  });
}

function faultOf<T>(
  text: string,
  boundOf: (text: string) => T | undefined,
  isReversed: (low: T, high: T) => boolean,
): SearchFault['kind'] | undefined {
  const range = RANGE.exec(text);
  const comparison = COMPARISON.exec(text);
  if (range) {
    const [, from = '', to = ''] = range;
    const [low, high] = [boundOf(from), boundOf(to)];
    const unreadable = (low === undefined && from !== '') || (high === undefined && to !== '');
    if (unreadable || (low === undefined && high === undefined)) {
      return 'unreadable';
    }
    return low !== undefined && high !== undefined && isReversed(low, high)
      ? 'reversed'
      : undefined;
  }
  return comparison !== null && boundOf(comparison[2] ?? '') === undefined
    ? 'unreadable'
    : undefined;
}

function testOf(type: ValueType, typed: string): Test | undefined {
  const text = typed.trim();
  if (text === '') {
    return undefined;
  }
  if (text.startsWith('!')) {
    const positive = testOf(type, text.slice(1));
    return positive && ((cell) => !positive(cell));
  }
  if (type === 'number') {
    return (
      rangeTest(text, numberBound, numberOf, (value, bound) => value - bound) ?? contains(text)
    );
  }
  if (type === 'date') {
    return rangeTest(text, dateBound, dateOf, compareDates) ?? contains(text);
  }
  return contains(text);
}

function contains(text: string): Test {
  const wanted = text
    .toLowerCase()
    .replace(/[[({]([.:])[\])}]/g, '$1')
    .replace(/^hxxp/, 'http');
  return (cell) => cellText(cell).toLowerCase().includes(wanted);
}

/** A test for a comparison or a range, or undefined where the text is neither. */
function rangeTest<T>(
  text: string,
  boundOf: (text: string) => T | undefined,
  valueOf: (cell: Cell | undefined) => T | undefined,
  compare: (value: T, bound: T, upper: boolean) => number,
): Test | undefined {
  const range = RANGE.exec(text);
  const comparison = COMPARISON.exec(text);
  const test = (accepts: (value: T) => boolean): Test => {
    return (cell) => {
      const value = valueOf(cell);
      return value !== undefined && accepts(value);
    };
  };
  if (range) {
    const [, from = '', to = ''] = range;
    const low = boundOf(from);
    const high = boundOf(to);
    const unreadable = (low === undefined && from !== '') || (high === undefined && to !== '');
    if (unreadable || (low === undefined && high === undefined)) {
      return undefined;
    }
    return test(
      (value) =>
        (low === undefined || compare(value, low, false) >= 0) &&
        (high === undefined || compare(value, high, true) <= 0),
    );
  }
  const bound = comparison?.[2] === undefined ? undefined : boundOf(comparison[2]);
  if (bound === undefined) {
    return undefined;
  }
  switch (comparison?.[1]) {
    case '>':
      return test((value) => compare(value, bound, false) > 0);
    case '>=':
      return test((value) => compare(value, bound, false) >= 0);
    case '<':
      return test((value) => compare(value, bound, false) < 0);
    case '<=':
      return test((value) => compare(value, bound, true) <= 0);
    default:
      return test((value) => compare(value, bound, true) === 0);
  }
}

function numberBound(text: string): number | undefined {
  const plain = text.trim().replaceAll(',', '');
  return plain === '' || Number.isNaN(Number(plain)) ? undefined : Number(plain);
}

function numberOf(cell: Cell | undefined): number | undefined {
  return typeof cell === 'number' ? cell : numberBound(cellText(cell));
}

const ISO = /^\d{4}(-\d{2}(-\d{2}([T ][\d:.]*Z?)?)?)?$/;

function dateBound(text: string): string | undefined {
  const trimmed = text.trim().replace(' ', 'T');
  return ISO.test(trimmed) ? trimmed : undefined;
}

function dateOf(cell: Cell | undefined): string | undefined {
  const text = cellText(cell);
  return ISO.test(text) ? text : undefined;
}

/** ISO 8601 sorts as text. `upper` cuts the value to the precision of the bound. */
function compareDates(value: string, bound: string, upper: boolean): number {
  const compared = upper ? value.slice(0, bound.length) : value;
  return compared === bound ? 0 : compared < bound ? -1 : 1;
}
