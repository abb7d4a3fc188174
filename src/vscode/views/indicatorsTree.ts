import * as vscode from 'vscode';
import { defang, type Indicator } from '../../core/indicator';
import { verdictOf } from '../../core/library/entry';
import type { SavedIndicator } from '../../core/library/model';
import type { DataSource } from '../../core/result/model';
import { distinct } from '../commands/pick';
import { dataOf } from '../editor/documentIndicators';
import { commandId, INDICATORS_VIEW } from '../names';
import { knownWords, noteTitle, verdictIcon, verdictLine } from '../savedWords';
import type { Shell } from '../shell';
import { kindWords, notSentWords } from '../words';
import { stateOf, type IndicatorState } from './indicatorState';
import { DRAGGED, putIndicators } from './library/dragging';

interface GroupNode {
  readonly type: 'group';
  readonly title: string;
  readonly indicators: readonly IndicatorNode[];
  readonly collapsed: boolean;
}

/** Also the argument of the commands on it: see `commands/ask.ts`. */
interface IndicatorNode {
  readonly type: 'indicator';
  readonly value: string;
  readonly data: DataSource;
  readonly askedFrom: 'tree';
  readonly indicator: Indicator;
  /** Where it first stands, for `indicatorLens.reveal`. */
  readonly place: { readonly document: string; readonly start: number; readonly end: number };
}

type Node = GroupNode | IndicatorNode;

/** Waits for a pause in typing before a document is searched again. */
const PAUSE_MS = 300;

/** The indicators of the file in front, by kind, with what is known about each. */
export class IndicatorsTree
  implements
    vscode.TreeDataProvider<Node>,
    vscode.TreeDragAndDropController<Node>,
    vscode.Disposable
{
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  readonly dragMimeTypes = DRAGGED;
  readonly dropMimeTypes = [];
  private readonly view: vscode.TreeView<Node>;
  private readonly subscriptions: { dispose(): unknown }[];
  private document: vscode.TextDocument | undefined;
  private pause: NodeJS.Timeout | undefined;

  constructor(private readonly shell: Shell) {
    this.view = vscode.window.createTreeView(INDICATORS_VIEW, {
      treeDataProvider: this,
      dragAndDropController: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.follow(vscode.window.activeTextEditor);
    this.subscriptions = [
      this.view,
      this.changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.document) {
          this.refreshSoon();
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.document) {
          this.show(undefined);
        }
      }),
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) {
          this.refresh();
        }
      }),
      shell.settings.onDidChange(() => this.refreshSoon()),
      shell.secrets.onDidChange(() => this.refreshSoon()),
      { dispose: shell.enrichment.onDidChange(() => this.refreshSoon()) },
      { dispose: shell.library.onDidChange(() => this.refreshSoon()) },
    ];
  }

  refresh(): void {
    this.changed.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    if (node !== undefined) {
      return node.type === 'group' ? [...node.indicators] : [];
    }
    const groups = this.document === undefined ? [] : groupsOf(this.shell, this.document);
    this.view.description = this.document && fileName(this.document);
    this.view.message = this.messageOf();
    return groups;
  }

  getParent(node: Node): Node | undefined {
    return node.type === 'group'
      ? undefined
      : this.getChildren().find(
          (group) => group.type === 'group' && group.indicators.includes(node),
        );
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    return node.type === 'group'
      ? groupItem(node)
      : indicatorItem(
          node,
          await stateOf(this.shell, node.indicator, node.data),
          this.shell.library.get({ indicator: node.indicator, data: node.data }),
          this.shell.clock.now(),
        );
  }

  /** Onto a case of the library, or into a text. */
  handleDrag(nodes: readonly Node[], transfer: vscode.DataTransfer): void {
    putIndicators(
      transfer,
      nodes.flatMap((node) => (node.type === 'group' ? node.indicators : [node])),
    );
  }

  dispose(): void {
    clearTimeout(this.pause);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    // Without an editor (the panel has the focus) the list of the last file stays.
    if (editor !== undefined && editor.document.uri.scheme !== 'output') {
      this.show(editor.document);
    }
  }

  private show(document: vscode.TextDocument | undefined): void {
    this.document = document;
    void vscode.commands.executeCommand(
      'setContext',
      'indicatorLens.hasDocument',
      document !== undefined,
    );
    this.refresh();
  }

  private refreshSoon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.refresh(), PAUSE_MS);
  }

  private messageOf(): string | undefined {
    if (this.document === undefined) {
      return undefined;
    }
    if (dataOf(this.document) === 'sample') {
      return vscode.l10n.t('Sample data: nothing is sent.');
    }
    return this.shell.index.all(this.document).complete
      ? undefined
      : vscode.l10n.t('Long file: only its start was searched.');
  }
}

function groupsOf(shell: Shell, document: vscode.TextDocument): GroupNode[] {
  const nodes = distinct(shell.index.all(document).indicators).map((indicator): IndicatorNode => ({
    type: 'indicator',
    value: indicator.value,
    data: dataOf(document),
    askedFrom: 'tree',
    indicator,
    place: {
      document: document.uri.toString(),
      start: indicator.start,
      end: indicator.end,
    },
  }));
  const names = nodes.filter(({ indicator }) => indicator.kind === 'fqdn');
  const strong = names.filter(({ indicator }) => indicator.grade === 'strong');
  const addresses = nodes.filter(({ indicator }) => indicator.kind !== 'fqdn');
  const group = (title: string, indicators: readonly IndicatorNode[], collapsed = false) =>
    ({ type: 'group', title, indicators, collapsed }) as const;
  return [
    group(vscode.l10n.t('Host names'), strong),
    group(vscode.l10n.t('IP addresses'), addresses),
    // Names that could be something else, such as member access in code, do not push in front.
    group(
      vscode.l10n.t('Possible host names'),
      names.filter(({ indicator }) => indicator.grade === 'weak'),
      strong.length > 0,
    ),
  ].filter(({ indicators }) => indicators.length > 0);
}

function groupItem({ title, indicators, collapsed }: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    title,
    collapsed
      ? vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = title;
  item.description = String(indicators.length);
  item.contextValue = 'group';
  return item;
}

function indicatorItem(
  node: IndicatorNode,
  state: IndicatorState,
  saved: SavedIndicator | undefined,
  now: number,
): vscode.TreeItem {
  const { indicator } = node;
  // The value as it is: nothing in a tree is a link, and a narrow view has no room for brackets.
  const item = new vscode.TreeItem(indicator.value);
  const refused = indicator.notSent && notSentWords(indicator.notSent);
  const looked =
    state.refusal === undefined ? state.words : (refused ?? vscode.l10n.t('never sent'));
  const words = saved === undefined ? looked : `${knownWords(saved)} · ${looked}`;
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
    arguments: [{ place: node.place }],
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

function fileName(document: vscode.TextDocument): string {
  return document.uri.path.split('/').at(-1) ?? document.uri.path;
}
