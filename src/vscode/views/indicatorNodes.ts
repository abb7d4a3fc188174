import * as vscode from 'vscode';
import {
  defang,
  type IndicatorGrade,
  type IndicatorRef,
  type NotSentReason,
} from '../../core/indicator';
import { verdictOf } from '../../core/library/entry';
import type { SavedIndicator } from '../../core/library/model';
import type { DataSource } from '../../core/result/model';
import { ours } from '../callers/ours';
import { commandId } from '../names';
import { visible } from '../safeText';
import { knownWords, noteTitle, verdictIcon, verdictLine } from '../savedWords';
import type { ShownScan } from '../scan/scans';
import { count, foundWords, gapWords, nameOf } from '../scan/words';
import { kindWords, notSentWords } from '../words';
import type { IndicatorState } from './indicatorState';

/** Most rows of a group: VS Code makes an item of every one. */
const MOST_ROWS = 1000;

/** What the rows below a node come from; also the argument of `indicatorLens.openList`. */
type Source = 'document' | 'scan';

interface GroupNode {
  readonly type: 'group';
  readonly source: Source;
  readonly title: string;
  readonly indicators: readonly IndicatorNode[];
  readonly collapsed: boolean;
}

/** Also the argument of the commands on it: see `commands/ask.ts`. */
export interface IndicatorNode {
  readonly type: 'indicator';
  readonly value: string;
  readonly data: DataSource;
  readonly askedFrom: 'tree';
  readonly indicator: IndicatorRef & {
    readonly grade: IndicatorGrade;
    readonly notSent?: NotSentReason;
    readonly count: number;
  };
  /** Where it first stands, for `indicatorLens.reveal`. */
  readonly place: {
    readonly document: string;
    readonly line: number;
    readonly start: number;
    readonly end: number;
  };
}

/** The last scan, above the indicators of the file. */
interface ScanNode {
  readonly type: 'scan';
  readonly source: 'scan';
  readonly scan: ShownScan;
}

/** Stands for what a long group does not show. */
interface MoreNode {
  readonly type: 'more';
  readonly source: Source;
  readonly hidden: number;
}

export type Node = GroupNode | IndicatorNode | ScanNode | MoreNode;

export function scanNode(scan: ShownScan): ScanNode {
  return { type: 'scan', source: 'scan', scan };
}

/** The indicators of a scan, as nodes. */
export function scannedNodes({ report }: ShownScan): IndicatorNode[] {
  return report.values.map(({ first, ...indicator }) => ({
    type: 'indicator',
    value: indicator.value,
    data: 'live',
    askedFrom: 'tree',
    indicator,
    place: { document: first.file, line: first.line, start: first.start, end: first.end },
  }));
}

/** Names that could be something else, such as member access in code, do not push in front. */
export function groupsOf(
  nodes: readonly IndicatorNode[],
  source: Source,
  weakShown: boolean,
): GroupNode[] {
  const names = nodes.filter(({ indicator }) => indicator.kind === 'fqdn');
  const strong = names.filter(({ indicator }) => indicator.grade === 'strong');
  const weak = names.filter(({ indicator }) => indicator.grade === 'weak');
  const addresses = nodes.filter(({ indicator }) => indicator.kind !== 'fqdn');
  const group = (title: string, indicators: readonly IndicatorNode[], collapsed = false) =>
    ({ type: 'group', source, title, indicators, collapsed }) as const;
  return [
    group(vscode.l10n.t('Host names'), strong),
    group(vscode.l10n.t('IP addresses'), addresses),
    group(vscode.l10n.t('Possible host names'), weak, strong.length > 0 && !weakShown),
  ].filter(({ indicators }) => indicators.length > 0);
}

export function rowsOf({ indicators, source }: GroupNode): Node[] {
  const hidden = indicators.length - MOST_ROWS;
  return hidden > 0
    ? [...indicators.slice(0, MOST_ROWS), { type: 'more', source, hidden }]
    : [...indicators];
}

export function groupItem({ source, title, indicators, collapsed }: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    title,
    collapsed
      ? vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.Expanded,
  );
  // A new id lets go of what was folded by hand, which the switch for weak ones is to overrule.
  item.id = [source, title, ...(collapsed ? ['collapsed'] : [])].join('/');
  item.description = count(indicators.length);
  item.contextValue = 'group';
  return item;
}

export function scanItem({ scan }: ScanNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    visible(vscode.l10n.t('Scan of {0}', nameOf(scan.root))),
    vscode.TreeItemCollapsibleState.Expanded,
  );
  const gaps = gapWords(scan);
  item.id = 'scan';
  item.iconPath = new vscode.ThemeIcon(scan.of === 'file' ? 'file' : 'folder');
  item.description = [foundWords(scan), ...gaps].join(' · ');
  item.tooltip = [visible(scan.root.fsPath, 1000), foundWords(scan), ...gaps].join('\n');
  item.contextValue = 'scan';
  return item;
}

export function moreItem({ source, hidden }: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('{0} more: open as list', count(hidden)));
  item.iconPath = new vscode.ThemeIcon('list-flat');
  item.command = {
    command: commandId('openList'),
    title: vscode.l10n.t('Open as List'),
    arguments: [ours({ source })],
  };
  return item;
}

/** What stands for a node where it is dragged to. */
export function indicatorsOf(node: Node): readonly IndicatorNode[] {
  switch (node.type) {
    case 'group':
      return node.indicators;
    case 'indicator':
      return [node];
    case 'scan':
      return scannedNodes(node.scan);
    case 'more':
      return [];
  }
}

export function indicatorItem(
  node: IndicatorNode,
  state: IndicatorState,
  saved: SavedIndicator | undefined,
  now: number,
): vscode.TreeItem {
  const { indicator } = node;
  // The value as it is: nothing in a tree is a link, and a narrow view has no room for brackets.
  const item = new vscode.TreeItem(indicator.value);
  const refused = indicator.notSent && notSentWords(indicator.notSent);
  const lookedUp =
    state.refusal === undefined ? state.words : (refused ?? vscode.l10n.t('never sent'));
  const words = saved === undefined ? lookedUp : `${knownWords(saved)} · ${lookedUp}`;
  item.description = words;
  // What an analyst decided says more than a score.
  item.iconPath =
    saved === undefined || verdictOf(saved) === 'unknown'
      ? new vscode.ThemeIcon(
          state.icon,
          state.color === undefined ? undefined : new vscode.ThemeColor(state.color),
        )
      : verdictIcon(verdictOf(saved));
  item.tooltip = [
    `${defang(indicator.value)} (${kindWords(indicator.kind)})`,
    state.refusal ?? state.words,
    indicator.count === 1
      ? vscode.l10n.t('stands there once')
      : vscode.l10n.t('stands there {0} times', count(indicator.count)),
    ...(saved === undefined ? [] : savedLines(saved, now)),
  ].join('\n');
  item.contextValue = [
    'indicator',
    'inFile',
    ...(state.refusal === undefined ? ['sendable'] : []),
    ...(state.known ? ['known'] : []),
    ...(saved === undefined ? [] : ['saved']),
  ].join(' ');
  item.command = {
    command: commandId('reveal'),
    title: vscode.l10n.t('Reveal in File'),
    arguments: [ours({ place: node.place })],
  };
  item.accessibilityInformation = {
    label: `${kindWords(indicator.kind)} ${indicator.value}, ${words}`,
  };
  return item;
}

function savedLines(saved: SavedIndicator, now: number): readonly string[] {
  return [
    vscode.l10n.t('Library: {0}', verdictLine(saved, now) ?? vscode.l10n.t('no verdict')),
    ...saved.notes.map(({ text }) => noteTitle(text)),
  ];
}
