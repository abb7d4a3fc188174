import { cellText } from './cellText';
import type { Cell, Column, Row, TableSection } from './model';

/** One field of two records of the same thing. */
export interface FieldDifference {
  readonly column: Column;
  readonly before: Cell;
  readonly after: Cell;
  readonly kind: ChangeKind | 'same';
  /** Of a column that holds lists: the items that came and went. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** `switchedOn` and `switchedOff` are of fields that say `on` and `off`. */
export type ChangeKind = 'set' | 'emptied' | 'switchedOn' | 'switchedOff' | 'changed';

/** What differs between a record and the one before it. */
export interface RecordStep {
  /** Indices of the rows. */
  readonly older: number;
  readonly newer: number;
  /** At least one; only of watched columns. */
  readonly changes: readonly (FieldDifference & { readonly kind: ChangeKind })[];
}

type Comparable = Pick<TableSection, 'columns' | 'rows'>;

/** Every field of two rows side by side, in the order of the columns. */
export function fieldDifferences(
  columns: readonly Column[],
  older: Row,
  newer: Row,
): readonly FieldDifference[] {
  return columns.map((column, index) => {
    const before = older[index] ?? null;
    const after = newer[index] ?? null;
    const [was, is] = [itemsOf(before, column), itemsOf(after, column)];
    const removed = column.separator === undefined ? [] : without(was, is);
    const added = column.separator === undefined ? [] : without(is, was);
    return { column, before, after, kind: kindOf(was, is), added, removed };
  });
}

/** Rows newest first; what changed from each to the next newer one, newest first. */
export function recordSteps(
  { columns, rows }: Comparable,
  watched: readonly string[],
): readonly RecordStep[] {
  const wanted = new Set(watched);
  return rows.slice(0, -1).flatMap((newer, index) => {
    const changes = fieldDifferences(columns, rows[index + 1] ?? [], newer).filter(
      (difference): difference is RecordStep['changes'][number] =>
        difference.kind !== 'same' && wanted.has(difference.column.id),
    );
    return changes.length === 0 ? [] : [{ older: index + 1, newer: index, changes }];
  });
}

/** Columns that differ and that no step counts: neither watched nor the one that dates a record. */
export function uncounted(
  differences: readonly FieldDifference[],
  { watched, dated }: { readonly watched: readonly string[]; readonly dated: string },
): readonly Column[] {
  return differences.flatMap(({ column, kind }) =>
    kind === 'same' || column.id === dated || watched.includes(column.id) ? [] : [column],
  );
}

/** A list in any order is the same list. */
function itemsOf(cell: Cell, { separator }: Column): readonly string[] {
  const text = cellText(cell);
  const items = separator === undefined ? [text] : text.split(separator);
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

function kindOf(was: readonly string[], is: readonly string[]): FieldDifference['kind'] {
  if (without(was, is).length === 0 && without(is, was).length === 0) {
    return 'same';
  }
  const [before, after] = [was.join(), is.join()].map(plain);
  if (after === 'on' && (before === 'off' || before === '')) {
    return 'switchedOn';
  }
  if (after === 'off' && before === 'on') {
    return 'switchedOff';
  }
  return is.length === 0 ? 'emptied' : was.length === 0 ? 'set' : 'changed';
}

function without(items: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others.map(plain));
  return items.filter((item) => !known.has(plain(item)));
}

/** Vendors of records change case and white space from one day to the next; holders do not. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').toLowerCase();
}
