import * as vscode from 'vscode';
import type { SavedKey } from '../../core/library/model';
import type { ObservedLibrary } from '../../enrichment/library';
import type { Enrichment } from '../../enrichment/model';
import { ours } from '../callers/ours';
import { LIBRARY_VIEW } from '../names';
import type { LensSettings } from '../settings';
import { childrenOf, roots, type ChildrenParts } from './library/children';
import { DRAGGED, droppedIndicators, putIndicators } from './library/dragging';
import { itemOf, type ItemParts } from './library/items';
import type { LibraryNode } from './library/nodes';

interface LibraryTreeParts extends ChildrenParts, ItemParts {
  readonly library: ObservedLibrary;
  readonly enrichment: Pick<Enrichment, 'history' | 'onDidChange' | 'onDidChangeActivity'>;
  readonly settings: Pick<LensSettings, 'riskThreshold' | 'onDidChange'>;
  /** Indicators were dropped on a row, or beside all. */
  readonly dropOn: (target: LibraryNode | undefined, keys: readonly SavedKey[]) => Promise<void>;
}

/** Changes come in groups: an import, a batch. */
const PAUSE_MS = 50;

/**
 * What was saved, the cases it belongs to, what saved indicators have in common, and what was looked
 * up. Opening an entry shows what is stored and asks nobody.
 */
export class LibraryTree
  implements
    vscode.TreeDataProvider<LibraryNode>,
    vscode.TreeDragAndDropController<LibraryNode>,
    vscode.Disposable
{
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  readonly dragMimeTypes = DRAGGED;
  readonly dropMimeTypes = DRAGGED;
  private readonly view: vscode.TreeView<LibraryNode>;
  private readonly subscription: vscode.Disposable;
  private pause: NodeJS.Timeout | undefined;

  constructor(private readonly parts: LibraryTreeParts) {
    this.view = vscode.window.createTreeView(LIBRARY_VIEW, {
      treeDataProvider: this,
      dragAndDropController: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.subscription = vscode.Disposable.from(
      this.changed,
      this.view,
      parts.libraryFilter.onDidChange(() => this.refreshSoon()),
      parts.settings.onDidChange(() => this.refreshSoon()),
      { dispose: parts.library.onDidChange(() => this.refreshSoon()) },
      { dispose: parts.enrichment.onDidChange(() => this.refreshSoon()) },
      {
        dispose: parts.enrichment.onDidChangeActivity(({ running }) => {
          if (running === 0) {
            this.refreshSoon();
          }
        }),
      },
    );
  }

  getChildren(node?: LibraryNode): LibraryNode[] {
    if (node !== undefined) {
      return [...childrenOf(this.parts, node)];
    }
    const filter = this.parts.libraryFilter.words();
    this.view.description = filter;
    return [...roots(this.parts)];
  }

  /** VS Code gives the node itself to the commands of its menu. */
  getTreeItem(node: LibraryNode): vscode.TreeItem {
    return itemOf(this.parts, ours(node));
  }

  handleDrag(nodes: readonly LibraryNode[], transfer: vscode.DataTransfer): void {
    putIndicators(
      transfer,
      nodes.filter((node) => node.type === 'saved' || node.type === 'related'),
    );
  }

  async handleDrop(
    target: LibraryNode | undefined,
    transfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const keys = await droppedIndicators(transfer);
    if (keys.length > 0 && !token.isCancellationRequested) {
      await this.parts.dropOn(target, keys);
    }
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.subscription.dispose();
  }

  private refreshSoon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.changed.fire(undefined), PAUSE_MS);
  }
}
