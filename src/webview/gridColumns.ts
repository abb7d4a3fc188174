import { cellText } from '../core/result/cellText';
import type { Column, TableSection } from '../core/result/model';

const SAMPLE = 200;
const NARROWEST = 6;
const WIDEST = 48;
/** Text that is longer is cut before the table scrolls sideways. */
const LEAST_TEXT = 18;
/** Padding, and room for the arrow of the order. Hyphens and colons of dates are narrower than `ch`. */
const EXTRA = { text: 2, indicator: 3, number: 2, date: 0 };

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
      .reduce((most, row) => Math.max(most, cellText(row[index]).length), 0);
    return (
      Math.min(WIDEST, Math.max(NARROWEST, column.label.length + 2, longest)) + EXTRA[column.type]
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

/** Numbers and dates need no more than they are; text shares what is left. */
function grows({ type }: Column): boolean {
  return type === 'text' || type === 'indicator';
}
