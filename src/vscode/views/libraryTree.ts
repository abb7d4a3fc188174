import * as vscode from 'vscode';
import { dropOn } from '../commands/library/cases';
import { LIBRARY_VIEW } from '../names';
import type { Shell } from '../shell';
import { childrenOf, roots } from './library/children';
import { DRAGGED, droppedIndicators, putIndicators } from './library/dragging';
import { itemOf } from './library/items';
import type { LibraryNode } from './library/nodes';

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

  constructor(private readonly shell: Shell) {
    this.view = vscode.window.createTreeView(LIBRARY_VIEW, {
      treeDataProvider: this,
      dragAndDropController: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.subscription = vscode.Disposable.from(
      this.changed,
      this.view,
      shell.libraryFilter.onDidChange(() => this.refreshSoon()),
      { dispose: shell.library.onDidChange(() => this.refreshSoon()) },
      { dispose: shell.enrichment.onDidChange(() => this.refreshSoon()) },
      {
        dispose: shell.enrichment.onDidChangeActivity(({ running }) => {
          if (running === 0) {
            this.refreshSoon();
          }
        }),
      },
    );
  }

  getChildren(node?: LibraryNode): LibraryNode[] {
    if (node !== undefined) {
      return [...childrenOf(this.shell, node)];
    }
    const filter = this.shell.libraryFilter.words();
    this.view.description = filter;
    return [...roots(this.shell)];
  }

  getTreeItem(node: LibraryNode): vscode.TreeItem {
    return itemOf(this.shell, node);
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
      await dropOn(this.shell, target, keys);
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
