import * as vscode from 'vscode';
import type { SavedKey } from '../../../core/library/model';
import type { HistoryEntry } from '../../../core/result/store';
import type { Enrichment } from '../../../enrichment/model';
import type { GroupNode, LibraryNode, LookupNode } from './nodes';
import { subgroup, type PagingParts } from './subgroup';

export interface HistoryParts extends PagingParts {
  readonly enrichment: Pick<Enrichment, 'history'>;
}

/** Look-ups that an entry shows of its own. */
const MOST_LOOKUPS = 20;

/** Look-ups of one entry. */
export function lookupGroup(
  parts: HistoryParts,
  key: SavedKey,
  under: string,
): readonly LibraryNode[] {
  const own = parts.enrichment
    .history()
    .filter(({ indicator, data }) => data === key.data && indicator.value === key.indicator.value)
    .slice(0, MOST_LOOKUPS);
  return own.length === 0
    ? []
    : [
        subgroup(
          parts,
          `${under} / look-ups`,
          vscode.l10n.t('Look-ups'),
          'history',
          own.map(lookupNode),
        ),
      ];
}

/** All look-ups. */
export function historyGroup(lookups: readonly HistoryEntry[]): GroupNode {
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
