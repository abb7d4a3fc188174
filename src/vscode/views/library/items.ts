import * as vscode from 'vscode';
import { tlpLabel } from '../../../core/library/tlp';
import { defang } from '../../../core/indicator';
import { verdictOf } from '../../../core/library/entry';
import type { Library } from '../../../core/library/library';
import type { Registry } from '../../../core/operation/registry';
import type { Clock } from '../../../core/ports';
import type { HistoryEntry } from '../../../core/result/store';
import { ours } from '../../callers/ours';
import { commandId } from '../../names';
import { visible } from '../../safeText';
import {
  indicatorsWords,
  noteTitle,
  originWords,
  savedWords,
  verdictIcon,
  verdictLine,
  verdictWords,
  judgeWords,
} from '../../savedWords';
import type { LensSettings } from '../../settings';
import { ageWords, kindWords } from '../../words';
import { idOf } from './nodeId';
import type {
  AttributeNode,
  CaseNode,
  EmptyNode,
  GroupNode,
  LibraryNode,
  LookupNode,
  MoreNode,
  NoteNode,
  RelatedNode,
  SavedNode,
  ShareNode,
  VerdictNode,
} from './nodes';

export interface ItemParts {
  readonly library: Pick<Library, 'get'>;
  readonly registry: Registry;
  readonly settings: Pick<LensSettings, 'riskThreshold'>;
  readonly clock: Clock;
}

/** How a node looks. Nothing in a tree is a link or Markdown, so text is shown as it is. */
export function itemOf(parts: ItemParts, node: LibraryNode): vscode.TreeItem {
  const item = drawn(parts, node);
  item.id = idOf(node);
  return item;
}

function drawn(parts: ItemParts, node: LibraryNode): vscode.TreeItem {
  switch (node.type) {
    case 'group':
      return groupItem(node);
    case 'case':
      return caseItem(node);
    case 'saved':
      return savedItem(parts, node);
    case 'share':
      return shareItem(node);
    case 'attribute':
      return attributeItem(parts, node);
    case 'related':
      return relatedItem(parts, node);
    case 'note':
      return noteItem(parts, node);
    case 'verdict':
      return verdictItem(parts, node);
    case 'lookup':
      return lookupItem(node);
    case 'more':
      return moreItem(node);
    case 'empty':
      return emptyItem(node);
  }
}

function groupItem({ title, icon, words, expanded, context, tooltip }: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(visible(title), state(expanded));
  item.description = words;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = context;
  if (tooltip !== undefined) {
    item.tooltip = tooltip;
  }
  return item;
}

function caseItem({ case: one, count }: CaseNode): vscode.TreeItem {
  const item = new vscode.TreeItem(visible(one.name), state(false));
  item.description = `${indicatorsWords(count)} · ${tlpLabel(one.tlp)}`;
  item.iconPath = new vscode.ThemeIcon('folder');
  item.contextValue = 'case';
  item.tooltip = [one.name, tlpLabel(one.tlp), one.description]
    .filter((line) => line !== '')
    .map((line) => visible(line, 1000))
    .join('\n');
  return item;
}

function savedItem(parts: ItemParts, node: SavedNode): vscode.TreeItem {
  const { entry } = node;
  const { indicator } = entry;
  const now = parts.clock.now();
  const item = new vscode.TreeItem(indicator.value, state(false));
  item.description = savedWords(entry, parts.settings.riskThreshold());
  item.iconPath = verdictIcon(verdictOf(entry));
  item.contextValue = [
    'indicator sendable known saved',
    ...(node.inCase === undefined ? [] : ['inCase']),
  ].join(' ');
  item.tooltip = [
    `${defang(indicator.value)} (${kindWords(indicator.kind)})`,
    verdictLine(entry, now) ?? vscode.l10n.t('no verdict'),
    ...(entry.tags.length === 0 ? [] : [visible(entry.tags.join(', '))]),
    ...entry.notes.map(({ text }) => noteTitle(text)),
    vscode.l10n.t('saved {0}', ageWords(entry.savedAt, now)),
  ].join('\n');
  item.command = open(node);
  item.accessibilityInformation = {
    label: `${kindWords(indicator.kind)} ${indicator.value}, ${verdictWords(verdictOf(entry))}, ${savedWords(entry, parts.settings.riskThreshold())}`,
  };
  return item;
}

function shareItem({ share }: ShareNode): vscode.TreeItem {
  const item = new vscode.TreeItem(visible(share.value), state(false));
  item.description = `${visible(share.relation)} · ${indicatorsWords(share.sharedBy.length)}`;
  item.iconPath = new vscode.ThemeIcon('type-hierarchy-sub');
  item.contextValue = 'share';
  item.tooltip = [
    `${visible(share.relation)}: ${visible(share.value)}`,
    ...share.sharedBy.slice(0, 20).map(({ indicator }) => defang(indicator.value)),
  ].join('\n');
  return item;
}

function attributeItem(parts: ItemParts, { attribute }: AttributeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(visible(attribute.name));
  item.description = visible(attribute.value);
  item.iconPath = new vscode.ThemeIcon('symbol-field');
  item.contextValue = 'savedAttribute';
  item.tooltip = [
    `${visible(attribute.name)}: ${visible(attribute.value, 1000)}`,
    originWords(attribute, parts.registry),
  ].join('\n');
  return item;
}

function relatedItem(parts: ItemParts, node: RelatedNode): vscode.TreeItem {
  const { related, data } = node;
  const { indicator } = related;
  const entry = parts.library.get({ indicator, data });
  const item = new vscode.TreeItem(indicator.value);
  item.description =
    entry === undefined
      ? ''
      : savedWords(entry, parts.settings.riskThreshold()) || vscode.l10n.t('saved');
  item.iconPath =
    entry === undefined
      ? new vscode.ThemeIcon(indicator.kind === 'fqdn' ? 'globe' : 'server')
      : verdictIcon(verdictOf(entry));
  item.contextValue = 'indicator sendable savedRelated';
  item.tooltip = [
    `${defang(indicator.value)} (${kindWords(indicator.kind)})`,
    visible(related.relation),
    originWords(related, parts.registry),
  ].join('\n');
  item.command = open(node);
  return item;
}

function noteItem(parts: ItemParts, { key, note }: NoteNode): vscode.TreeItem {
  const item = new vscode.TreeItem(noteTitle(note.text));
  item.description = `${visible(note.by, 40)}, ${ageWords(note.at, parts.clock.now())}`;
  item.iconPath = new vscode.ThemeIcon('note');
  item.contextValue = 'savedNote';
  item.tooltip = visible(note.text, 1000);
  item.command = {
    command: commandId('openNote'),
    title: vscode.l10n.t('Open Note'),
    arguments: [ours({ key, note })],
  };
  return item;
}

function verdictItem(parts: ItemParts, { given }: VerdictNode): vscode.TreeItem {
  const item = new vscode.TreeItem(verdictWords(given.verdict));
  item.description = `${judgeWords(given)}, ${ageWords(given.at, parts.clock.now())}`;
  item.iconPath = verdictIcon(given.verdict);
  item.contextValue = 'savedVerdict';
  item.tooltip = vscode.l10n.t('Verdict by {0}, {1} UTC', judgeWords(given), utc(given.at));
  return item;
}

function lookupItem(node: LookupNode): vscode.TreeItem {
  const { indicator, at, asked, data } = node.entry;
  const item = new vscode.TreeItem(indicator.value);
  item.description = [timeWords(at), askedWords(asked, data)].join(' · ');
  item.iconPath = new vscode.ThemeIcon(indicator.kind === 'fqdn' ? 'globe' : 'server');
  item.tooltip = [
    `${defang(indicator.value)} (${kindWords(indicator.kind)})`,
    vscode.l10n.t('{0} UTC', utc(at)),
    askedWords(asked, data),
  ].join('\n');
  item.contextValue = 'indicator known sendable';
  item.command = open(node);
  item.accessibilityInformation = {
    label: `${kindWords(indicator.kind)} ${indicator.value}, ${timeWords(at)}, ${askedWords(asked, data)}`,
  };
  return item;
}

function moreItem({ group, left }: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    left === undefined ? vscode.l10n.t('Show more') : vscode.l10n.t('Show more ({0} left)', left),
  );
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = {
    command: commandId('showMoreSaved'),
    title: vscode.l10n.t('Show More'),
    arguments: [ours({ group })],
  };
  return item;
}

function emptyItem({ words, remedy }: EmptyNode): vscode.TreeItem {
  const item = new vscode.TreeItem(words);
  item.iconPath = new vscode.ThemeIcon('info');
  item.tooltip = remedy;
  return item;
}

/** Opens what is stored, and asks nobody. */
function open({ value, data }: SavedNode | RelatedNode | LookupNode): vscode.Command {
  return {
    command: commandId('showResults'),
    title: vscode.l10n.t('Show Stored Results'),
    arguments: [ours({ value, data, askedFrom: 'tree' })],
  };
}

function state(expanded: boolean): vscode.TreeItemCollapsibleState {
  return expanded
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function utc(at: string): string {
  return at.replace('T', ' ').replace(/(\.\d+)?Z$/, '');
}

/** `14:02` in UTC, like every time the product shows. */
function timeWords(at: string): string {
  return vscode.l10n.t('{0} UTC', at.slice(11, 16));
}

function askedWords(asked: number, data: HistoryEntry['data']): string {
  if (data === 'sample') {
    return vscode.l10n.t('sample data');
  }
  return asked === 0 ? vscode.l10n.t('cache') : vscode.l10n.t('{0} asked', asked);
}
