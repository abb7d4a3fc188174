import type { Shell } from '../../shell';
import type { GroupNode, LibraryNode } from './nodes';

/** A group under an entry, drawn a part at a time. */
export function subgroup(
  shell: Shell,
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
    children: () => window(shell, id, rows),
  };
}

/** The first rows of a long group, and a row that shows more. */
function window(shell: Shell, group: string, rows: readonly LibraryNode[]): readonly LibraryNode[] {
  const limit = shell.libraryFilter.limit(group);
  const left = rows.length - limit;
  return left > 0 ? [...rows.slice(0, limit), { type: 'more', group, left }] : rows;
}
