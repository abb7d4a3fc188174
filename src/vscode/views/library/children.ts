import * as vscode from 'vscode';
import type { CaseId, LibraryQuery, SavedIndicator } from '../../../core/library/model';
import type { Library } from '../../../core/library/library';
import type { DataSource } from '../../../core/result/model';
import { indicatorsWords } from '../../savedWords';
import type { LibraryFilter } from './filter';
import { historyGroup, type HistoryParts } from './lookups';
import { idOf } from './nodeId';
import type { CaseNode, EmptyNode, GroupNode, LibraryNode, SavedNode, ShareNode } from './nodes';
import { savedChildren } from './savedChildren';

export interface ChildrenParts extends HistoryParts {
  readonly library: Library;
  readonly libraryFilter: LibraryFilter;
}

/** The groups of the library, or nothing where nothing was saved and nothing looked up. */
export function roots(parts: ChildrenParts): readonly LibraryNode[] {
  const { library, libraryFilter } = parts;
  const filter = libraryFilter.query() ?? {};
  const saved = library.count({ data: 'live' });
  const sample = library.count({ data: 'sample' });
  const cases = library.cases();
  const lookups = parts.enrichment.history();
  return [
    ...(cases.length + saved > 0 ? [casesGroup(parts)] : []),
    ...(saved > 1 ? [commonGroup(parts, 'live')] : []),
    ...(saved > 0 ? [savedGroup(parts, { ...filter, data: 'live' })] : []),
    ...(sample > 0 ? [sampleGroup(parts, { ...filter, data: 'sample' }, sample)] : []),
    ...(lookups.length > 0 ? [historyGroup(lookups)] : []),
  ];
}

/** What stands under a case, a saved indicator or something shared. */
export function childrenOf(parts: ChildrenParts, node: LibraryNode): readonly LibraryNode[] {
  switch (node.type) {
    case 'group':
      return node.children();
    case 'case':
      return caseChildren(parts, node);
    case 'saved':
      return savedChildren(parts, node);
    case 'share':
      return node.share.sharedBy.flatMap((key) => savedNode(parts.library.get(key), idOf(node)));
    default:
      return [];
  }
}

function casesGroup(parts: ChildrenParts): GroupNode {
  const cases = parts.library.cases();
  const filter = parts.libraryFilter.query() ?? {};
  return {
    type: 'group',
    id: 'cases',
    title: vscode.l10n.t('Cases'),
    icon: 'briefcase',
    words: String(cases.length),
    expanded: true,
    context: 'cases',
    tooltip: vscode.l10n.t('Drop indicators here to begin a case with them'),
    children: () =>
      cases.map((one): CaseNode => ({
        type: 'case',
        case: one,
        count: parts.library.count({ ...filter, case: one.id }),
      })),
  };
}

function savedGroup(parts: ChildrenParts, query: LibraryQuery): GroupNode {
  return {
    type: 'group',
    id: 'saved',
    title: vscode.l10n.t('All'),
    icon: 'library',
    words: indicatorsWords(parts.library.count(query)),
    expanded: true,
    context: 'all',
    children: () => savedRows(parts, query, 'saved'),
  };
}

function sampleGroup(parts: ChildrenParts, query: LibraryQuery, count: number): GroupNode {
  return {
    type: 'group',
    id: 'sample',
    title: vscode.l10n.t('Sample data'),
    icon: 'beaker',
    words: indicatorsWords(parts.library.count(query)),
    expanded: false,
    context: 'all',
    tooltip: vscode.l10n.t('Saved from the sample case, and kept apart from real indicators'),
    children: () => [
      ...(count > 1 ? [commonGroup(parts, 'sample')] : []),
      ...savedRows(parts, query, 'sample'),
    ],
  };
}

function savedRows(
  parts: ChildrenParts,
  query: LibraryQuery,
  group: string,
  inCase?: CaseId,
): readonly LibraryNode[] {
  const limit = parts.libraryFilter.limit(group);
  const left = parts.library.count(query) - limit;
  return [
    ...parts.library
      .search({ ...query, limit })
      .flatMap((entry) => savedNode(entry, group, inCase)),
    ...(left > 0 ? [{ type: 'more', group, left } as const] : []),
  ];
}

/** Found when it is opened: the question goes over all entries. */
function commonGroup(parts: ChildrenParts, data: DataSource, inCase?: CaseId): GroupNode {
  const id = `in common ${data} ${inCase ?? ''}`;
  return {
    type: 'group',
    id,
    title: vscode.l10n.t('In Common'),
    icon: 'type-hierarchy',
    words: '',
    expanded: false,
    context: 'common',
    tooltip: vscode.l10n.t(
      'Name servers, addresses, registrants and mail hosts that several share',
    ),
    children: () => {
      const limit = parts.libraryFilter.limit(id);
      const shares = parts.library.inCommon(data, inCase, limit + 1);
      if (shares.length === 0) {
        return [nothingShared(id)];
      }
      const rows = shares.map((share): ShareNode => ({ type: 'share', under: id, share }));
      return rows.length > limit ? [...rows.slice(0, limit), { type: 'more', group: id }] : rows;
    },
  };
}

function nothingShared(under: string): EmptyNode {
  return {
    type: 'empty',
    under,
    words: vscode.l10n.t('Nothing saved is shared yet'),
    remedy: vscode.l10n.t(
      'What is stored about an indicator is kept when it is saved. Enrich the saved indicators, then choose Add What Is Stored on them.',
    ),
  };
}

function caseChildren(parts: ChildrenParts, { case: one }: CaseNode): readonly LibraryNode[] {
  const group = `case ${one.id}`;
  const rows = savedRows(
    parts,
    { ...(parts.libraryFilter.query() ?? {}), case: one.id },
    group,
    one.id,
  );
  const [first] = rows;
  const data = first?.type === 'saved' ? first.data : 'live';
  return parts.library.inCommon(data, one.id, 1).length === 0
    ? rows
    : [commonGroup(parts, data, one.id), ...rows];
}

function savedNode(
  entry: SavedIndicator | undefined,
  under: string,
  inCase?: CaseId,
): readonly SavedNode[] {
  return entry === undefined
    ? []
    : [
        {
          type: 'saved',
          value: entry.indicator.value,
          data: entry.data,
          askedFrom: 'tree',
          under,
          entry,
          ...(inCase !== undefined && { inCase }),
        },
      ];
}
