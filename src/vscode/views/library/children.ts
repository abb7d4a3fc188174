import * as vscode from 'vscode';
import { keyText } from '../../../core/library/entry';
import type {
  CaseId,
  LibraryQuery,
  RelatedIndicator,
  SavedIndicator,
  SavedKey,
} from '../../../core/library/model';
import type { HistoryEntry } from '../../../core/ports';
import type { DataSource } from '../../../core/result/model';
import type { Shell } from '../../shell';
import { indicatorsWords } from '../../savedWords';
import type { CaseNode, GroupNode, LibraryNode, LookupNode, SavedNode, ShareNode } from './nodes';
import { keyOf } from './nodes';

/** Look-ups that an entry shows of its own. */
const MOST_LOOKUPS = 20;

/** The groups of the library, or nothing where nothing was saved and nothing looked up. */
export function roots(shell: Shell): readonly LibraryNode[] {
  const { library, libraryFilter } = shell;
  const filter = libraryFilter.query() ?? {};
  const saved = library.count({ data: 'live' });
  const sample = library.count({ data: 'sample' });
  const cases = library.cases();
  const lookups = shell.enrichment.history();
  return [
    ...(cases.length + saved > 0 ? [casesGroup(shell)] : []),
    ...(saved > 1 ? [commonGroup(shell, 'live')] : []),
    ...(saved > 0 ? [savedGroup(shell, { ...filter, data: 'live' })] : []),
    ...(sample > 0 ? [sampleGroup(shell, { ...filter, data: 'sample' }, sample)] : []),
    ...(lookups.length > 0 ? [historyGroup(lookups)] : []),
  ];
}

/** What stands under a case, a saved indicator or something shared. */
export function childrenOf(shell: Shell, node: LibraryNode): readonly LibraryNode[] {
  switch (node.type) {
    case 'group':
      return node.children();
    case 'case':
      return caseChildren(shell, node);
    case 'saved':
      return savedChildren(shell, node);
    case 'share':
      return node.share.sharedBy.flatMap((key) => savedNode(shell.library.get(key), idOf(node)));
    default:
      return [];
  }
}

/** Unique in the tree. */
export function idOf(node: LibraryNode): string {
  switch (node.type) {
    case 'group':
      return node.id;
    case 'case':
      return `case ${node.one.id}`;
    case 'saved':
      return `${node.under} / ${keyText(node.entry)}`;
    case 'share':
      return `${node.under} / ${node.share.relation} ${node.share.value}`;
    case 'attribute':
      return `${node.under} / ${JSON.stringify(node.attribute)}`;
    case 'related':
      return `${node.under} / ${JSON.stringify(node.related)}`;
    case 'note':
      return `${node.under} / note ${node.note.id}`;
    case 'verdict':
      return `${node.under} / ${JSON.stringify(node.given)}`;
    case 'lookup':
      return `look-up ${node.entry.at} ${node.data} ${node.value}`;
    case 'more':
      return `${node.group} / more`;
  }
}

function casesGroup(shell: Shell): GroupNode {
  const cases = shell.library.cases();
  const filter = shell.libraryFilter.query() ?? {};
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
        one,
        count: shell.library.count({ ...filter, case: one.id }),
      })),
  };
}

function savedGroup(shell: Shell, query: LibraryQuery): GroupNode {
  return {
    type: 'group',
    id: 'saved',
    title: vscode.l10n.t('All'),
    icon: 'library',
    words: indicatorsWords(shell.library.count(query)),
    expanded: true,
    context: 'all',
    children: () => savedRows(shell, query, 'saved'),
  };
}

function sampleGroup(shell: Shell, query: LibraryQuery, count: number): GroupNode {
  return {
    type: 'group',
    id: 'sample',
    title: vscode.l10n.t('Sample data'),
    icon: 'beaker',
    words: indicatorsWords(shell.library.count(query)),
    expanded: false,
    context: 'all',
    tooltip: vscode.l10n.t('Saved from the sample case, and kept apart from real indicators'),
    children: () => [
      ...(count > 1 ? [commonGroup(shell, 'sample')] : []),
      ...savedRows(shell, query, 'sample'),
    ],
  };
}

function savedRows(
  shell: Shell,
  query: LibraryQuery,
  group: string,
  inCase?: CaseId,
): readonly LibraryNode[] {
  const limit = shell.libraryFilter.limit(group);
  const left = shell.library.count(query) - limit;
  return [
    ...shell.library
      .search({ ...query, limit })
      .flatMap((entry) => savedNode(entry, group, inCase)),
    ...(left > 0 ? [{ type: 'more', group, left } as const] : []),
  ];
}

/** Found when it is opened: the question goes over all entries. */
function commonGroup(shell: Shell, data: DataSource, inCase?: CaseId): GroupNode {
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
      const limit = shell.libraryFilter.limit(id);
      const shares = shell.library.inCommon(data, inCase, limit + 1);
      const rows = shares.map((share): ShareNode => ({ type: 'share', under: id, share }));
      return rows.length > limit ? [...rows.slice(0, limit), { type: 'more', group: id }] : rows;
    },
  };
}

function caseChildren(shell: Shell, { one }: CaseNode): readonly LibraryNode[] {
  const group = `case ${one.id}`;
  const rows = savedRows(
    shell,
    { ...(shell.libraryFilter.query() ?? {}), case: one.id },
    group,
    one.id,
  );
  const [first] = rows;
  const data = first?.type === 'saved' ? first.data : 'live';
  return shell.library.inCommon(data, one.id, 1).length === 0
    ? rows
    : [commonGroup(shell, data, one.id), ...rows];
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

function savedChildren(shell: Shell, node: SavedNode): readonly LibraryNode[] {
  const { entry } = node;
  const under = idOf(node);
  const key = keyOf(entry);
  const attributes = entry.attributes.map(
    (attribute) => ({ type: 'attribute', under, key, attribute }) as const,
  );
  return [
    ...entry.notes.map((note) => ({ type: 'note', under, key, note }) as const),
    ...entry.verdicts.map((given) => ({ type: 'verdict', under, given }) as const),
    ...(attributes.length === 0
      ? []
      : [
          subgroup(
            shell,
            `${under} / attributes`,
            vscode.l10n.t('Attributes'),
            'symbol-field',
            attributes,
          ),
        ]),
    ...relationGroups(shell, entry, key, under),
    ...lookupGroup(shell, key, under),
  ];
}

/** One group for each relation: `name server`, `address`. */
function relationGroups(
  shell: Shell,
  entry: SavedIndicator,
  key: SavedKey,
  under: string,
): readonly LibraryNode[] {
  const relations = new Map<string, RelatedIndicator[]>();
  for (const related of entry.related) {
    const known = relations.get(related.relation);
    if (known === undefined) {
      relations.set(related.relation, [related]);
    } else {
      known.push(related);
    }
  }
  return [...relations].map(([relation, all]) =>
    subgroup(
      shell,
      `${under} / ${relation}`,
      relation,
      'references',
      all.map(
        (related) =>
          ({
            type: 'related',
            value: related.indicator.value,
            data: key.data,
            askedFrom: 'tree',
            under,
            key,
            related,
          }) as const,
      ),
    ),
  );
}

function lookupGroup(shell: Shell, key: SavedKey, under: string): readonly LibraryNode[] {
  const own = shell.enrichment
    .history()
    .filter(({ indicator, data }) => data === key.data && indicator.value === key.indicator.value)
    .slice(0, MOST_LOOKUPS);
  return own.length === 0
    ? []
    : [
        subgroup(
          shell,
          `${under} / look-ups`,
          vscode.l10n.t('Look-ups'),
          'history',
          own.map(lookupNode),
        ),
      ];
}

function historyGroup(lookups: readonly HistoryEntry[]): GroupNode {
  return {
    type: 'group',
    id: 'history',
    title: vscode.l10n.t('History'),
    icon: 'history',
    words: String(lookups.length),
    expanded: true,
    context: 'history',
    children: () => lookups.map(lookupNode),
  };
}

function lookupNode(entry: HistoryEntry): LookupNode {
  return {
    type: 'lookup',
    value: entry.indicator.value,
    data: entry.data,
    askedFrom: 'tree',
    entry,
  };
}

function subgroup(
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
