import { cellText } from './cellText';
import type { Cell, Column, Row } from './model';

/**
 * Rows as tab-separated text with a header line, for the clipboard. A text that a spreadsheet would
 * run as a formula gets an apostrophe in front.
 */
export function toTsv(columns: readonly Column[], rows: readonly Row[]): string {
  const header = columns.map(({ label }) => label).join('\t');
  return [header, ...rows.map((row) => row.map(field).join('\t'))].join('\n');
}

function field(cell: Cell): string {
  const text = cellText(cell).replace(/[\t\r\n]+/g, ' ');
  return typeof cell !== 'number' && /^[=+\-@]/.test(text) ? `'${text}` : text;
}
