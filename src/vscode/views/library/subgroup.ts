import type { LibraryFilter } from './filter';
import type { GroupNode, LibraryNode } from './nodes';

/** How many rows of a group are shown. */
export interface PagingParts {
  readonly libraryFilter: Pick<LibraryFilter, 'limit'>;
}

/** A group under an entry, drawn a part at a time. */
export function subgroup(
  parts: PagingParts,
  id: string,
  title: string,
  icon: string,
  rows: readonly LibraryNode[],
): GroupNode {
  return {
    type: 'group',
    id,
    title,
    icon,
    words: String(rows.length),
    expanded: false,
    context: 'facts',
    children: () => firstRows(parts, id, rows),
  };
}

/** The first rows of a long group, and a row that shows more. */
function firstRows(
  { libraryFilter }: PagingParts,
  group: string,
  rows: readonly LibraryNode[],
): readonly LibraryNode[] {
  const limit = libraryFilter.limit(group);
  const left = rows.length - limit;
  return left > 0 ? [...rows.slice(0, limit), { type: 'more', group, left }] : rows;
}
