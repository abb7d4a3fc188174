import * as vscode from 'vscode';
import { defang } from '../../core/indicator';
import type { HistoryEntry } from '../../core/ports';
import { commandId, LIBRARY_VIEW } from '../names';
import type { Shell } from '../shell';
import { kindWords } from '../words';

/** Also the argument of the commands on it: see `commands/ask.ts`. */
interface LookupNode {
  readonly type: 'lookup';
  readonly value: string;
  readonly data: HistoryEntry['data'];
  readonly askedFrom: 'tree';
  readonly entry: HistoryEntry;
}

interface HistoryNode {
  readonly type: 'history';
  readonly lookups: readonly LookupNode[];
}

type Node = HistoryNode | LookupNode;

/** What was looked up in this window. Opening an entry shows what is stored and asks nobody. */
export class LibraryTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly shell: Shell) {
    this.subscription = vscode.Disposable.from(
      this.changed,
      vscode.window.createTreeView(LIBRARY_VIEW, { treeDataProvider: this }),
      { dispose: shell.enrichment.onDidChange(() => this.changed.fire(undefined)) },
      {
        dispose: shell.enrichment.onDidChangeActivity(({ running }) => {
          if (running === 0) {
            this.changed.fire(undefined);
          }
        }),
      },
    );
  }

  getChildren(node?: Node): Node[] {
    if (node !== undefined) {
      return node.type === 'history' ? [...node.lookups] : [];
    }
    const lookups = this.shell.enrichment.history().map((entry): LookupNode => ({
      type: 'lookup',
      value: entry.indicator.value,
      data: entry.data,
      askedFrom: 'tree',
      entry,
    }));
    return lookups.length === 0 ? [] : [{ type: 'history', lookups }];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node.type === 'history' ? historyItem(node) : lookupItem(node);
  }

  dispose(): void {
    this.subscription.dispose();
  }
}

function historyItem({ lookups }: HistoryNode): vscode.TreeItem {
  const item = new vscode.TreeItem(
    vscode.l10n.t('History'),
    vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = 'history';
  item.description = String(lookups.length);
  item.iconPath = new vscode.ThemeIcon('history');
  item.tooltip = vscode.l10n.t('Look-ups of this window');
  return item;
}

function lookupItem(node: LookupNode): vscode.TreeItem {
  const { indicator, at, asked, data } = node.entry;
  const item = new vscode.TreeItem(indicator.value);
  item.description = [timeWords(at), askedWords(asked, data)].join(' · ');
  item.iconPath = new vscode.ThemeIcon(indicator.kind === 'fqdn' ? 'globe' : 'server');
  item.tooltip = [
    `${defang(indicator.value)} (${kindWords(indicator.kind)})`,
    vscode.l10n.t('{0} UTC', at.replace('T', ' ').replace(/(\.\d+)?Z$/, '')),
    askedWords(asked, data),
  ].join('\n');
  item.contextValue = 'indicator known sendable';
  item.command = {
    command: commandId('showResults'),
    title: vscode.l10n.t('Show Stored Results'),
    arguments: [{ value: node.value, data: node.data, askedFrom: 'tree' }],
  };
  item.accessibilityInformation = {
    label: `${kindWords(indicator.kind)} ${indicator.value}, ${timeWords(at)}, ${askedWords(asked, data)}`,
  };
  return item;
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
