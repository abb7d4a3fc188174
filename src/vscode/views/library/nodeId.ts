import { keyText } from '../../../core/library/entry';
import type { LibraryNode } from './nodes';

/** Unique in the tree. */
export function idOf(node: LibraryNode): string {
  switch (node.type) {
    case 'group':
      return node.id;
    case 'case':
      return `case ${node.case.id}`;
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
    case 'empty':
      return `${node.under} / empty`;
  }
}
