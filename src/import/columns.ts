import type { ColumnReason, TableColumn } from '../core/library/importing';
import { readCell, type CellForm } from './cell';
import { isAside, isGeneric, meaningOf } from './columnNames';
import { ROWS_LOOKED_AT, type Table } from './table';
import { fits, isType } from './valueTypes';

/** Where a table has its indicators, by what its cells hold; names decide between such columns. */
export interface Columns {
  readonly all: readonly TableColumn[];
  /** Places of those that are taken; the first is the one that the others are related to. */
  readonly taken: readonly number[];
  /** Place of the column that says of which type the row is. */
  readonly type: number | undefined;
}

/** Part of a column's cells that are indicators, from which on it is one of indicators. */
const MOSTLY = 0.5;

interface Looked {
  readonly at: number;
  readonly name: string;
  readonly cells: readonly string[];
  /** Of the filled cells. */
  readonly filled: number;
  /** How cells that are indicators are written. */
  readonly forms: readonly (CellForm | undefined)[];
  readonly indicators: number;
  readonly share: number;
}

export function columnsOf(table: Table, chosen?: readonly number[]): Columns {
  const looked = table.names.map((name, at) => lookedAt(table, name, at));
  const type = typeColumn(looked);
  const reasons =
    chosen === undefined
      ? reasonsFor(looked, type)
      : new Map<number, ColumnReason>(chosen.map((at) => [at, 'chosen']));
  const all = looked.map(({ at, name, cells, filled, indicators }): TableColumn => {
    const taken = reasons.get(at);
    const example = cells.find((cell) => cell !== '') ?? '';
    return { name, filled, indicators, example, ...(taken && { taken }) };
  });
  return { all, taken: [...reasons.keys()], type: type?.at };
}

function lookedAt({ rows }: Table, name: string, at: number): Looked {
  const cells = rows.slice(0, ROWS_LOOKED_AT).map((row) => row.cells[at] ?? '');
  const filled = cells.filter((cell) => cell !== '');
  const reads = cells.map(readCell);
  const forms = reads.map(({ whole, indicators, form }) =>
    whole && indicators.length > 0 ? (form ?? 'name') : undefined,
  );
  const indicators = forms.filter((form) => form !== undefined).length;
  const share = filled.length === 0 ? 0 : indicators / filled.length;
  return { at, name, cells, filled: filled.length, forms, indicators, share };
}

function typeColumn(looked: readonly Looked[]): Looked | undefined {
  const types = looked.filter(({ cells, filled, share }) => {
    const words = cells.filter((cell) => cell !== '' && isType(cell)).length;
    return share < MOSTLY && words > 0 && words / filled >= MOSTLY;
  });
  return types.find(({ name }) => meaningOf(name) === 'type') ?? types[0];
}

/** The columns to take, the one that matters most first. */
function reasonsFor(
  looked: readonly Looked[],
  type: Looked | undefined,
): ReadonlyMap<number, ColumnReason> {
  const withSome = looked.filter(({ indicators }) => indicators > 0);
  const named = withSome.filter(({ name }) => meaningOf(name) === 'indicator');
  const generic = named.filter(({ name }) => isGeneric(name));
  // Beside a column of indicators of any kind, one of URLs holds references.
  const first = generic.length === 0 ? named : named.filter((one) => !isLinks(one));
  const byName = [...generic, ...first.filter((one) => !generic.includes(one))];
  const others = withSome.filter(
    (one) => !byName.includes(one) && one.share >= MOSTLY && !isAside(one.name),
  );
  if (byName.length > 0) {
    const more = others.filter((one) => !named.includes(one) && isPlain(one) && isVaried(one));
    return new Map([...reasoned(byName, 'named'), ...reasoned(more, 'content')]);
  }
  const typed = type && others.find((one) => isOfType(one, type));
  if (typed !== undefined) {
    return new Map(reasoned([typed], 'type'));
  }
  const bare = others.filter((one) => !isLinks(one));
  return new Map(reasoned(bare.length > 0 ? bare : others, 'content'));
}

function reasoned(columns: readonly Looked[], why: ColumnReason): [number, ColumnReason][] {
  return columns.map(({ at }) => [at, why]);
}

function isLinks({ forms }: Looked): boolean {
  return forms.every((form) => form === undefined || form === 'url');
}

/** Addresses and names as such: the second of two columns of indicators. */
function isPlain({ forms }: Looked): boolean {
  return forms.every((form) => form === undefined || form === 'address' || form === 'name');
}

/** The same few hosts again and again are where something was told. */
function isVaried({ cells, filled }: Looked): boolean {
  return filled < 3 || new Set(cells.filter((cell) => cell !== '')).size > filled / 2;
}

/** In nearly every row the cell is what the row's type says. */
function isOfType({ forms, indicators }: Looked, type: Looked): boolean {
  const right = forms.filter((form, at) => form !== undefined && fits(type.cells[at] ?? '', form));
  return right.length >= indicators * 0.9;
}
