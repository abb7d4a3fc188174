import { cellText } from '../../core/result/cellText';
import type { Cell, Column, TableSection } from '../../core/result/model';
import { utc } from '../words';

/** Widths that the analyst gave to columns, in pixels, by column id. */
export type Widths = Readonly<Record<string, number>>;

const SAMPLE = 200;
const NARROWEST = 6;
const WIDEST = 48;
/** What is longer is cut before the table scrolls sideways; a name that is cut says the least. */
const LEAST = { text: 18, indicator: 24 };
/** `2026-11-12`: a date that lost its day says less than none. */
const LEAST_DATE = 10;
const TICKS_AND_PADDING = 40;
/** Padding, and room for the arrow of the order. */
const EXTRA = { text: 2, indicator: 3, number: 2, date: 2 };

/**
 * Widths for CSS grid, one track a column and one before them for the tick boxes: wide enough for
 * what the first rows hold, never wider than can be read. `least` is the width of the table below
 * which it scrolls sideways; header and rows both get it, so that their tracks agree. `given` widths
 * are kept as they are.
 */
export function columnTracks(
  { columns, rows }: TableSection,
  given: Widths = {},
): {
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
  const tracks = columns.map((column, index): Track => {
    const px = given[column.id];
    const ch = widths[index] ?? NARROWEST;
    if (px !== undefined) {
      return { track: `${px}px`, ch: 0, px };
    }
    // Numbers and dates need no more than they are; text shares what is left.
    if (column.type === 'number' || column.type === 'date') {
      return { track: `${ch}ch`, ch, px: 0 };
    }
    const least = Math.min(ch, LEAST[column.type]);
    return { track: `minmax(${least}ch, ${ch}fr)`, ch: least, px: 0 };
  });
  const ch = tracks.reduce((total, track) => total + track.ch, 0);
  const px = tracks.reduce((total, track) => total + track.px, TICKS_AND_PADDING);
  return {
    tracks: ['28px', ...tracks.map(({ track }) => track)].join(' '),
    least: `calc(${ch}ch + ${px}px)`,
  };
}

/** A track of CSS grid and the least it takes. */
interface Track {
  readonly track: string;
  readonly ch: number;
  readonly px: number;
}

/** Times are shown without the letters and fractions of ISO 8601. */
function shownLength(cell: Cell | undefined, { type }: Column): number {
  const text = cellText(cell);
  return type === 'date' ? utc(text).length : text.length;
}
