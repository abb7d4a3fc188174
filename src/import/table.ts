import Papa from 'papaparse';
import type { Refused, TableReading } from '../core/library/importing';
import { unguarded } from '../export/csv';
import { readCell } from './cell';
import { meaningOf } from './columnNames';
import { excerpt } from './value';

/** A row of a table, and the line of the file where it starts, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A text as rows and columns. */
export interface Table {
  /** The names of the columns, or `column 3` where there are none. */
  readonly names: readonly string[];
  readonly header: TableReading['header'];
  readonly rows: readonly TableRow[];
  /** What stands around the rows: titles, remarks, quotes that do not end. */
  readonly left: readonly Refused[];
}

/** Characters at the start of a text by which it is told what it is. */
const LOOKED_AT = 64 * 1024;
/** Rows that are looked at to tell a header from data. */
export const ROWS_LOOKED_AT = 200;
/** Of ten rows, those that must have the usual number of cells. */
const REGULAR = 0.6;
const DELIMITERS = ['\t', ', ', ',', ';', '|'] as const;
const REMARK = /^\s*(?:#|;|\/\/)/;
/** What spreadsheets read as their delimiter. */
const SEPARATOR = /^"?sep=(.)"?$/i;

/** The text as a table with a delimiter; undefined where its lines have no cells in common. */
export function readTable(text: string): Table | undefined {
  const lines = text.replace(/\r\n?/g, '\n');
  const told = SEPARATOR.exec(firstLine(lines))?.[1];
  const from = told === undefined ? 0 : firstLine(lines).length + 1;
  const delimiter = told ?? delimiterOf(lines.slice(from, from + LOOKED_AT));
  if (delimiter === undefined) {
    return undefined;
  }
  const left: Refused[] = [];
  const rows = rowsOf(lines.slice(from), delimiter, from === 0 ? 1 : 2, left);
  const width = usualWidth(rows.slice(0, ROWS_LOOKED_AT));
  // Where semicolons divide, one in front is a remark if it makes the row longer than others.
  const isRemark = ({ cells: [first = '', ...others] }: TableRow): boolean =>
    REMARK.test(first) || (delimiter === ';' && first === '' && others.length === width);
  return withHeader(rows, isRemark, delimiter, left);
}

function firstLine(lines: string): string {
  const end = lines.indexOf('\n');
  return end === -1 ? lines : lines.slice(0, end);
}

/** The delimiter that cuts most lines into as many cells, the more cells the better. */
function delimiterOf(sample: string): string | undefined {
  const cut = sample.length < LOOKED_AT ? sample : sample.slice(0, sample.lastIndexOf('\n') + 1);
  const lines = cut
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*(?:#|\/\/)/.test(line));
  const rated = DELIMITERS.map((delimiter) => {
    // A semicolon in front is a remark, unless semicolons divide.
    const data = delimiter === ';' ? lines : lines.filter((line) => !line.startsWith(';'));
    // `"a", "b"`: such quotes count only where the blank belongs to the delimiter.
    const fits = delimiter !== ', ' || data.every((line) => /^".*", "/.test(line));
    const rows = fits ? parsed(data.join('\n'), delimiter).data : [];
    const width = usualWidth(rows.map((cells) => ({ cells })));
    const regular = rows.filter(({ length }) => length === width).length / rows.length;
    return { delimiter, width, regular };
  });
  return rated
    .filter(({ width, regular }) => width > 1 && regular >= REGULAR)
    .toSorted((a, b) => b.regular - a.regular || b.width - a.width)[0]?.delimiter;
}

/** How many cells most rows have. */
function usualWidth(rows: readonly Pick<TableRow, 'cells'>[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function parsed(text: string, delimiter: string, quoteChar = '"') {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar });
}

function rowsOf(text: string, delimiter: string, first: number, left: Refused[]): TableRow[] {
  let { data, errors } = parsed(text, delimiter);
  if (errors.some(({ code }) => code === 'MissingQuotes')) {
    // The last cell would be the rest of the file.
    ({ data, errors } = parsed(text, delimiter, '\0'));
    const why = 'a quote that does not end: quotes were read as plain characters';
    left.push({ where: 'the whole table', what: '', why });
  }
  let line = first;
  const rows = data.map((cells): TableRow => {
    const row = { line, cells };
    line += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    return row;
  });
  for (const { row, message } of errors.filter(({ type }) => type === 'Quotes')) {
    left.push({ where: `line ${rows[row ?? 0]?.line ?? first}`, what: '', why: message });
  }
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** Tells apart what stands in front of the first row with an indicator: titles, remarks, the header. */
function withHeader(
  all: readonly TableRow[],
  isRemark: (row: TableRow) => boolean,
  delimiter: string,
  left: Refused[],
): Table {
  const remarks = all.filter(isRemark);
  const rows = all.filter((row) => !isRemark(row)).map(tidied);
  const sample = rows.slice(0, ROWS_LOOKED_AT);
  const width = usualWidth(sample);
  const start = sample.findIndex(({ cells }) => cells.some(isIndicator));
  const inFront = start === -1 ? [] : sample.slice(0, start);
  const headers = inFront.filter((row) => isHeader(row, sample, width));
  const own = headers.findLast(isKnown) ?? headers.at(-1);
  const comment = own === undefined ? headerInRemarks(remarks, delimiter, width) : undefined;
  const header = own ?? comment?.row;
  const titles = new Set(own === undefined ? [] : inFront.slice(0, inFront.indexOf(own)));
  remarks
    .filter((row) => row !== comment?.remark)
    .forEach((row) => left.push(refusedRow(row, 'a remark')));
  titles.forEach((row) => left.push(refusedRow(row, 'in front of the header')));
  const again = header?.cells.join('\n');
  const data = rows.filter((row) => {
    const repeated =
      row !== header && row.cells[0] === header?.cells[0] && row.cells.join('\n') === again;
    if (repeated) {
      left.push(refusedRow(row, 'the header again'));
    }
    return row !== header && !repeated && !titles.has(row);
  });
  const most = Math.max(width, header?.cells.length ?? 0);
  return {
    names: Array.from({ length: most }, (_, at) => nameOf(header?.cells[at], at)),
    header: own !== undefined ? 'row' : comment === undefined ? 'none' : 'comment',
    rows: data,
    left,
  };
}

function nameOf(cell: string | undefined, at: number): string {
  return cell === undefined || cell === '' ? `column ${at + 1}` : cell;
}

/** Cells without the guard of spreadsheets, blanks, and quotes that the delimiter left. */
function tidied({ line, cells }: TableRow): TableRow {
  return {
    line,
    cells: cells.map((cell) => {
      const text = unguarded(cell)
        .replace(/^\ufeff/, '')
        .trim();
      return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : text;
    }),
  };
}

function isIndicator(cell: string): boolean {
  const { indicators, whole } = readCell(cell);
  return whole && indicators.length > 0;
}

/**
 * A row of names: none of them comes again further down in its column, where the words of a column of
 * types do.
 */
function isHeader(row: TableRow, sample: readonly TableRow[], width: number): boolean {
  const named = row.cells.filter((cell) => cell !== '');
  if (named.length < (isKnown(row) ? Math.min(2, width) : width) || !named.every(isName)) {
    return false;
  }
  const same = row.cells.join('\n');
  const others = sample.filter((other) => other !== row && other.cells.join('\n') !== same);
  return !row.cells.some(
    (cell, at) => cell !== '' && others.some(({ cells }) => cells[at] === cell),
  );
}

function isKnown({ cells }: TableRow): boolean {
  return cells.some((cell) => meaningOf(cell) !== undefined);
}

/** Words, and no number, date or hash. */
function isName(cell: string): boolean {
  return /^[\p{L}_#@$][^\n]{0,60}$/u.test(cell) && !/[0-9a-f]{32}/i.test(cell);
}

/** Zeek's `#fields`, or the last remark with as many names as the rows have cells. */
function headerInRemarks(remarks: readonly TableRow[], delimiter: string, width: number) {
  const read = remarks.map((remark) => {
    const text = remark.cells.join(delimiter).replace(/^\s*(?:#fields\s+|[#;/]+\s*)/, '');
    const cells = parsed(text, delimiter === ', ' ? ',' : delimiter).data[0] ?? [];
    return { remark, row: tidied({ line: remark.line, cells }) };
  });
  const zeek = read.find(({ remark }) => /^#fields\s/.test(remark.cells.join('\t')));
  return (
    zeek ??
    read.findLast(
      ({ row: { cells } }) =>
        cells.length === width &&
        cells.every((cell) => cell === '' || isName(cell)) &&
        cells.some((cell) => meaningOf(cell) !== undefined),
    )
  );
}

export function refusedRow({ line, cells }: TableRow, why: string): Refused {
  return { where: `line ${line}`, what: excerpt(cells.filter(Boolean).join(', ')), why };
}
