import * as vscode from 'vscode';
import type { ObservedLibrary } from '../../enrichment/library';
import type { Enrichment } from '../../enrichment/model';
import { ours } from '../callers/ours';
import { dataOf, type DocumentIndicators } from '../editor/documentIndicators';
import { editorInFront } from '../editor/frontDocument';
import type { WeakShown } from '../editor/weakShown';
import { INDICATORS_VIEW } from '../names';
import { visible } from '../safeText';
import type { Scans } from '../scan/scans';
import { nameOf } from '../scan/words';
import type { LensSecrets } from '../secrets';
import type { LensSettings } from '../settings';
import {
  groupItem,
  groupsOf,
  indicatorItem,
  indicatorsOf,
  moreItem,
  rowsOf,
  scanItem,
  scannedNodes,
  scanNode,
  type IndicatorNode,
  type Node,
} from './indicatorNodes';
import { stateOf, type StateParts } from './indicatorState';
import { DRAGGED, putIndicators } from './library/dragging';

interface TreeParts extends StateParts {
  readonly enrichment: Pick<Enrichment, 'plan' | 'known' | 'onDidChange'>;
  readonly index: Pick<DocumentIndicators, 'all' | 'onDidChange'>;
  readonly library: Pick<ObservedLibrary, 'get' | 'onDidChange'>;
  readonly scans: Scans;
  readonly weakShown: WeakShown;
  readonly secrets: Pick<LensSecrets, 'onDidChange'>;
  readonly settings: Pick<LensSettings, 'detects' | 'riskThreshold' | 'onDidChange'>;
}

/** Waits for a pause in typing before a document is searched again. */
const PAUSE_MS = 300;

/** The indicators of the file in front, by kind, with what is known about each; above them a scan. */
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

  constructor(private readonly parts: TreeParts) {
    this.view = vscode.window.createTreeView(INDICATORS_VIEW, {
      treeDataProvider: this,
      dragAndDropController: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.follow(editorInFront());
    const changed = (document: vscode.TextDocument) => {
      if (document === this.document) {
        this.refreshSoon();
      }
    };
    this.subscriptions = [
      this.view,
      this.changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => changed(document)),
      parts.index.onDidChange(changed),
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
      parts.scans.onDidChange(() => this.showScan()),
      parts.weakShown.onDidChange(() => this.refresh()),
      parts.settings.onDidChange(() => this.refreshSoon()),
      parts.secrets.onDidChange(() => this.refreshSoon()),
      { dispose: parts.enrichment.onDidChange(() => this.refreshSoon()) },
      { dispose: parts.library.onDidChange(() => this.refreshSoon()) },
    ];
  }

  refresh(): void {
    this.changed.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    switch (node?.type) {
      case 'group':
        return rowsOf(node);
      case 'scan':
        return groupsOf(scannedNodes(node.scan), 'scan', this.parts.weakShown.value);
      case 'indicator':
      case 'more':
        return [];
      case undefined:
        return this.roots();
    }
  }

  /** Only a scan is ever revealed, and it is a root. */
  getParent(): undefined {
    return undefined;
  }

  /** VS Code gives the node itself to the commands of its menu. */
  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    ours(node);
    switch (node.type) {
      case 'group':
        return groupItem(node);
      case 'scan':
        return scanItem(node);
      case 'more':
        return moreItem(node);
      case 'indicator':
        return indicatorItem(
          node,
          await stateOf(this.parts, node.indicator, node.data),
          this.parts.library.get({ indicator: node.indicator, data: node.data }),
          this.parts.clock.now(),
        );
    }
  }

  /** Onto a case of the library, or into a text. */
  handleDrag(nodes: readonly Node[], transfer: vscode.DataTransfer): void {
    putIndicators(
      transfer,
      nodes.flatMap((node) => indicatorsOf(node)),
    );
  }

  dispose(): void {
    clearTimeout(this.pause);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private roots(): Node[] {
    const { document, parts } = this;
    this.view.description = document && visible(nameOf(document.uri));
    const scan = parts.scans.current;
    const roots: Node[] = scan === undefined ? [] : [scanNode(scan)];
    if (document === undefined) {
      this.view.message = undefined;
      return roots;
    }
    if (!parts.settings.detects(document.languageId)) {
      this.view.message = vscode.l10n.t(
        'Not searched: indicatorLens.languages switches “{0}” off.',
        document.languageId,
      );
      return roots;
    }
    const { indicators, complete, progress } = parts.index.all(document);
    const data = dataOf(document);
    this.view.message =
      data === 'sample'
        ? vscode.l10n.t('Sample data: nothing is sent.')
        : complete
          ? undefined
          : vscode.l10n.t('Searching, {0} % so far…', Math.floor(progress * 100));
    const nodes = indicators.map((indicator): IndicatorNode => ({
      type: 'indicator',
      value: indicator.value,
      data,
      askedFrom: 'tree',
      indicator,
      place: {
        document: document.uri.toString(),
        line: indicator.line,
        start: indicator.start,
        end: indicator.end,
      },
    }));
    return [...roots, ...groupsOf(nodes, 'document', parts.weakShown.value)];
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    // Without an editor (the panel has the focus) the list of the last file stays.
    if (editor !== undefined) {
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

  private showScan(): void {
    const { current } = this.parts.scans;
    this.refresh();
    if (current !== undefined) {
      void this.view.reveal(scanNode(current), { select: false, focus: false, expand: true });
    }
  }

  private refreshSoon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.refresh(), PAUSE_MS);
  }
}
