import * as vscode from 'vscode';
import type { RelatedIndicator, SavedIndicator, SavedKey } from '../../../core/library/model';
import { lookupGroup, type HistoryParts } from './lookups';
import { idOf } from './nodeId';
import { keyOf } from './nodes';
import type { LibraryNode, SavedNode } from './nodes';
import { subgroup } from './subgroup';

/** What an entry holds, and what was looked up about it. */
export function savedChildren(parts: HistoryParts, node: SavedNode): readonly LibraryNode[] {
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
            parts,
            `${under} / attributes`,
            vscode.l10n.t('Attributes'),
            'symbol-field',
            attributes,
          ),
        ]),
    ...relationGroups(parts, entry, key, under),
    ...lookupGroup(parts, key, under),
  ];
}

/** One group for each relation: `name server`, `address`. */
function relationGroups(
  parts: HistoryParts,
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
      parts,
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
