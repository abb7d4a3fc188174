import { tableCell } from './markdownText';

/** A table of GFM; the cells are safe already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** `2026-04-12T14:02:00.000Z` as `2026-04-12 14:02:00 UTC`; anything else as quoted text. */
export function utc(iso: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z)?$/.exec(iso);
  if (match === null) {
    return tableCell(iso);
  }
  return match[2] === undefined ? (match[1] ?? '') : `${match[1] ?? ''} ${match[2]} UTC`;
}

/** A number as people write it. */
export function count(value: number): string {
  return value.toLocaleString('en');
}
