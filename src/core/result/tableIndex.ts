import { cellText } from './cellText';
import type { Cell, Column, Row, TableSection } from './model';
import { dateOf, numberOf } from './searchCondition';
import { rowOrder, sortKey, type Sorting } from './sortRows';

/** Cells that are read at once: well under a millisecond. */
const PIECE = 1024;

/** A value of a column of categories, and how many of the rows received have it. */
export interface Category {
  readonly value: string;
  readonly count: number;
}

/**
 * What searching and sorting a table need of its cells, a column at a time and only once: 100,000
 * rows are searched at every keystroke.
 */
export class TableIndex {
  readonly columns: readonly Column[];
  private readonly rows: readonly Row[];
  private readonly textsOf = new Map<number, readonly string[]>();
  private readonly numbersOf = new Map<number, Float64Array>();
  private readonly datesOf = new Map<number, readonly string[]>();
  private readonly categoriesOf = new Map<number, readonly Category[]>();
  private readonly orders = new Map<string, Uint32Array>();

  constructor({ columns, rows }: Pick<TableSection, 'columns' | 'rows'>) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Cells as lower-case text, `''` for nothing. */
  texts(column: number): readonly string[] {
    return this.once(this.textsOf, column, () => this.rows.map((row) => searchText(row[column])));
  }

  /** Reads the texts of all columns ahead, and yields so often that it never keeps the screen. */
  *readAhead(): Generator<undefined, void> {
    for (const column of this.columns.keys()) {
      const texts: string[] = [];
      for (const row of this.textsOf.has(column) ? [] : this.rows) {
        texts.push(searchText(row[column]));
        if (texts.length % PIECE === 0) {
          yield;
        }
      }
      this.once(this.textsOf, column, () => texts);
    }
  }

  /** Cells as numbers, NaN for what is none. */
  numbers(column: number): Float64Array {
    return this.once(this.numbersOf, column, () =>
      Float64Array.from(this.rows, (row) => numberOf(row[column]) ?? Number.NaN),
    );
  }

  /** Cells as ISO 8601 dates or times, `''` for what is none. */
  dates(column: number): readonly string[] {
    return this.once(this.datesOf, column, () => this.rows.map((row) => dateOf(row[column]) ?? ''));
  }

  /** All rows in an order; as received without one, or where there is no such column. */
  order(sorting?: Sorting): Uint32Array {
    const at = this.columns.findIndex(({ id }) => id === sorting?.column);
    const type = this.columns[at]?.type;
    if (sorting === undefined || type === undefined) {
      return this.once(this.orders, '', () => Uint32Array.from(this.rows.keys()));
    }
    return this.once(this.orders, `${sorting.descending ? '-' : '+'}${at}`, () => {
      const keys = this.rows.map((row) => sortKey(row[at], type));
      return rowOrder(keys, sorting.descending);
    });
  }

  /** The values of a column as the vendor wrote them, the most frequent first; nothing is none. */
  categories(column: number): readonly Category[] {
    return this.once(this.categoriesOf, column, () => {
      const counts = new Map<string, number>();
      for (const row of this.rows) {
        const value = cellText(row[column]);
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [...counts]
        .filter(([value]) => value !== '')
        .map(([value, count]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    });
  }

  cell(row: number, column: number): Cell | undefined {
    return this.rows[row]?.[column];
  }

  private once<K, V>(known: Map<K, V>, key: K, make: () => V): V {
    const found = known.get(key);
    if (found !== undefined) {
      return found;
    }
    const made = make();
    known.set(key, made);
    return made;
  }
}

/** What a search by text compares. Text that is lower-case already is not kept twice. */
function searchText(cell: Cell | undefined): string {
  const text = cellText(cell);
  const lower = text.toLowerCase();
  return lower === text ? text : lower;
}
