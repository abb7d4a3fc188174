import { cellText } from '../core/result/cellText';
import type { TableSection } from '../core/result/model';

const SAMPLE = 200;
const NARROWEST = 7;
const WIDEST = 46;
/** What a date and a time need, in characters. */
const TIME = 19;

/**
 * Widths for CSS grid, one track a column and one before them for the tick boxes: wide enough for
 * what the first rows hold, never wider than can be read.
 */
export function columnTracks({ columns, rows }: TableSection): string {
  const tracks = columns.map((column, index) => {
    const longest = rows
      .slice(0, SAMPLE)
      .reduce((most, row) => Math.max(most, cellText(row[index]).length), 0);
    const least = Math.max(NARROWEST, column.label.length + 3);
    const width =
      column.type === 'date'
        ? Math.max(least, Math.min(longest, TIME))
        : Math.min(WIDEST, Math.max(least, longest));
    // Numbers and dates need no more than they are; text shares what is left.
    const grows = column.type === 'text' || column.type === 'indicator';
    const least_ = `${Math.min(width, 24) + 2}ch`;
    return grows ? `minmax(${least_}, ${width}fr)` : `${width + 3}ch`;
  });
  return ['28px', ...tracks].join(' ');
}
