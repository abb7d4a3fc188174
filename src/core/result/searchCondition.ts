import { cellText } from './cellText';
import type { Cell, ValueType } from './model';

/** What is typed into the search boxes, by column id. Empty text filters nothing. */
export type Filters = Readonly<Record<string, string>>;

/** What a search box asks of a cell. `negated`: the cells that do not fulfil it pass. */
export type Condition = { readonly negated: boolean } & (
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'number'; readonly accepts: (value: number) => boolean }
  | { readonly kind: 'date'; readonly accepts: (value: string) => boolean }
);

const RANGE = /^(.*?)\.\.(.*)$/;
const COMPARISON = /^(>=|<=|>|<|=)\s*(.*)$/;

/**
 * What was typed, read for a column; undefined where it is empty.
 * Text: contains, whatever the case, defanged or not. `!text`: does not contain.
 * Numbers and dates also take `>5`, `>=5`, `<5`, `<=5`, `=5`, `5..9`, `5..`, `..9`; ranges include
 * both ends. A date bound may be short: `>2024-05` is anything after May began, `..2024-05`
 * anything before May is over. What is neither is searched for as text.
 */
export function searchCondition(type: ValueType, typed: string): Condition | undefined {
  const text = typed.trim();
  if (text === '') {
    return undefined;
  }
  if (text.startsWith('!')) {
    const positive = searchCondition(type, text.slice(1));
    return positive && { ...positive, negated: !positive.negated };
  }
  if (type === 'number') {
    const accepts = rangeTest(text, numberBound, (value, bound) => value - bound);
    return accepts ? { kind: 'number', accepts, negated: false } : contains(text);
  }
  if (type === 'date') {
    const accepts = rangeTest(text, dateBound, compareDates);
    return accepts ? { kind: 'date', accepts, negated: false } : contains(text);
  }
  return contains(text);
}

/**
 * Whether a typed text is a comparison or a range that no cell can fulfil, because of how it is
 * written. `reversed`: `97..80`. `unreadable`: a comparison or a range with something else, `>lol`.
 */
export function searchFault(type: ValueType, text: string): 'reversed' | 'unreadable' | undefined {
  switch (type) {
    case 'number':
      return faultOf(text, numberBound, (low, high) => low > high);
    case 'date':
      return faultOf(text, dateBound, (low, high) => compareDates(low, high, true) > 0);
    case 'text':
    case 'indicator':
      return undefined;
  }
}

function contains(text: string): Condition {
  const wanted = text
    .toLowerCase()
    .replace(/[[({]([.:])[\])}]/g, '$1')
    .replace(/^hxxp/, 'http');
  return { kind: 'contains', text: wanted, negated: false };
}

interface Bounds<T> {
  readonly low: T | undefined;
  readonly high: T | undefined;
}

/** The ends of a range, `unreadable` where one is none; undefined where the text is no range. */
function boundsOf<T>(
  text: string,
  boundOf: (text: string) => T | undefined,
): Bounds<T> | 'unreadable' | undefined {
  const range = RANGE.exec(text);
  if (range === null) {
    return undefined;
  }
  const [, from = '', to = ''] = range;
  const [low, high] = [boundOf(from), boundOf(to)];
  const unreadable = (low === undefined && from !== '') || (high === undefined && to !== '');
  const endless = low === undefined && high === undefined;
  return unreadable || endless ? 'unreadable' : { low, high };
}

function faultOf<T>(
  text: string,
  boundOf: (text: string) => T | undefined,
  isReversed: (low: T, high: T) => boolean,
): ReturnType<typeof searchFault> {
  const bounds = boundsOf(text, boundOf);
  if (bounds === undefined) {
    const compared = COMPARISON.exec(text)?.[2];
    return compared !== undefined && boundOf(compared) === undefined ? 'unreadable' : undefined;
  }
  if (bounds === 'unreadable') {
    return bounds;
  }
  const { low, high } = bounds;
  return low !== undefined && high !== undefined && isReversed(low, high) ? 'reversed' : undefined;
}

/** A test for a comparison or a range, or undefined where the text is neither. */
function rangeTest<T>(
  text: string,
  boundOf: (text: string) => T | undefined,
  compare: (value: T, bound: T, upper: boolean) => number,
): ((value: T) => boolean) | undefined {
  const bounds = boundsOf(text, boundOf);
  if (bounds === 'unreadable') {
    return undefined;
  }
  if (bounds !== undefined) {
    const { low, high } = bounds;
    return (value) =>
      (low === undefined || compare(value, low, false) >= 0) &&
      (high === undefined || compare(value, high, true) <= 0);
  }
  const [, sign, rest = ''] = COMPARISON.exec(text) ?? [];
  const bound = sign === undefined ? undefined : boundOf(rest);
  if (bound === undefined) {
    return undefined;
  }
  switch (sign) {
    case '>':
      return (value) => compare(value, bound, false) > 0;
    case '>=':
      return (value) => compare(value, bound, false) >= 0;
    case '<':
      return (value) => compare(value, bound, false) < 0;
    case '<=':
      return (value) => compare(value, bound, true) <= 0;
    default:
      return (value) => compare(value, bound, true) === 0;
  }
}

function numberBound(text: string): number | undefined {
  const plain = text.trim().replaceAll(',', '');
  return plain === '' || Number.isNaN(Number(plain)) ? undefined : Number(plain);
}

/** A cell of a column of numbers as one, thousands separators or not. */
export function numberOf(cell: Cell | undefined): number | undefined {
  return typeof cell === 'number' ? cell : numberBound(cellText(cell));
}

const ISO = /^\d{4}(-\d{2}(-\d{2}([T ][\d:.]*Z?)?)?)?$/;

function dateBound(text: string): string | undefined {
  const trimmed = text.trim().replace(' ', 'T');
  return ISO.test(trimmed) ? trimmed : undefined;
}

/** A cell of a column of dates, where it is one. */
export function dateOf(cell: Cell | undefined): string | undefined {
  const text = cellText(cell);
  return ISO.test(text) ? text : undefined;
}

/** ISO 8601 sorts as text. `upper` cuts the value to the precision of the bound. */
function compareDates(value: string, bound: string, upper: boolean): number {
  const compared = upper ? value.slice(0, bound.length) : value;
  return compared === bound ? 0 : compared < bound ? -1 : 1;
}
