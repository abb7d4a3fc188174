import { cellText } from '../core/result/cellText';
import type { Cell, Column, TableSection } from '../core/result/model';
import { utc } from './words';

const SAMPLE = 200;
const NARROWEST = 6;
const WIDEST = 48;
/** Text that is longer is cut before the table scrolls sideways. */
const LEAST_TEXT = 18;
/** `2026-11-12`: a date that lost its day says less than none. */
const LEAST_DATE = 10;
/** Padding, and room for the arrow of the order. */
const EXTRA = { text: 2, indicator: 3, number: 2, date: 2 };

/**
 * Widths for CSS grid, one track a column and one before them for the tick boxes: wide enough for
 * what the first rows hold, never wider than can be read. `least` is the width of the table below
 * which it scrolls sideways; header and rows both get it, so that their tracks agree.
 */
export function columnTracks({ columns, rows }: TableSection): {
  readonly tracks: string;
  readonly least: string;
} {
  const widths = columns.map((column, index) => {
    const longest = rows
      .slice(0, SAMPLE)
      .reduce((most, row) => Math.max(most, shownLength(row[index], column)), 0);
    const narrowest = column.type === 'date' ? LEAST_DATE : NARROWEST;
    return (
      Math.min(WIDEST, Math.max(narrowest, column.label.length + 2, longest)) + EXTRA[column.type]
    );
  });
  const least = columns.map((column, index) => {
    const width = widths[index] ?? NARROWEST;
    return grows(column) ? Math.min(width, LEAST_TEXT) : width;
  });
  const tracks = columns.map((column, index) => {
    const width = widths[index] ?? NARROWEST;
    return grows(column) ? `minmax(${least[index] ?? width}ch, ${width}fr)` : `${width}ch`;
  });
  const sum = least.reduce((total, width) => total + width, 0);
  return { tracks: ['28px', ...tracks].join(' '), least: `calc(${sum}ch + 40px)` };
}

/** Times are shown without the letters and fractions of ISO 8601. */
function shownLength(cell: Cell | undefined, { type }: Column): number {
  const text = cellText(cell);
  return type === 'date' ? utc(text).length : text.length;
}

/** Numbers and dates need no more than they are; text shares what is left. */
function grows({ type }: Column): boolean {
  return type === 'text' || type === 'indicator';
}
