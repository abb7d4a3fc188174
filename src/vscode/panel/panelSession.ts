import * as vscode from 'vscode';
import { copyOut } from '../copyOut';
import type { Result } from '../../core/result/model';
import type { OperationId } from '../../core/operation/ids';
import type { PanelState } from '../../protocol/fromWebview';
import type { PivotGraph } from '../../protocol/pivotGraph';
import type { TrailEntry } from '../../protocol/trail';
import { toWire } from '../../protocol/wire';
import { Conversation } from './conversation';
import type { ComparedText } from './port';
import { exportSelection } from './exportSelection';
import { panelHtml } from './html';
import type { PanelParts } from './model';
import { runRemedy } from './remedy';

/** What a panel asks of those that hold it. */
interface PanelHost {
  openBeside(entry: TrailEntry, graph: PivotGraph): void;
  openRaw(result: Result): void;
  compare(older: ComparedText, newer: ComparedText): void;
  closed(session: PanelSession): void;
}

/** One results panel of VS Code, and the conversation with the document in it. */
export class PanelSession {
  readonly panel: vscode.WebviewPanel;
  private readonly conversation: Conversation;

  constructor(
    parts: PanelParts,
    panel: vscode.WebviewPanel,
    host: PanelHost,
    state?: Partial<PanelState>,
  ) {
    this.panel = panel;
    this.conversation = new Conversation(
      parts,
      {
        welcome: () => ({
          type: 'welcome',
          language: vscode.env.language,
          strings: vscode.l10n.bundle ?? {},
        }),
        post: (message) => void panel.webview.postMessage(toWire(message)),
        setTitle: (title) => {
          panel.title = title;
        },
        openBeside: (entry, graph) => {
          host.openBeside(entry, graph);
        },
        openRaw: (result) => {
          host.openRaw(result);
        },
        compare: (older, newer) => {
          host.compare(older, newer);
        },
        exportSelection: (selection) => exportSelection(parts.markings, selection),
        copy: (text) => void copyOut(parts.markings, text),
        remedy: runRemedy,
      },
      state,
    );
    const listeners = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        this.conversation.receive(message);
      }),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) {
          this.conversation.hidden();
        }
      }),
    ];
    panel.onDidDispose(() => {
      this.conversation.close();
      vscode.Disposable.from(...listeners).dispose();
      host.closed(this);
    });
    panel.webview.options = {
      enableScripts: true,
      enableForms: false,
      enableCommandUris: false,
      localResourceRoots: [vscode.Uri.joinPath(parts.extensionUri, 'dist')],
    };
    panel.webview.html = panelHtml(panel.webview, parts.extensionUri);
  }

  get pinned(): boolean {
    return this.conversation.pinned;
  }

  /** Aborts when the panel is closed. */
  get closed(): AbortSignal {
    return this.conversation.closed;
  }

  /** Goes to the page of an indicator and, when an operation is named, to its tab. */
  show(entry: TrailEntry, select?: OperationId): void {
    this.conversation.show(entry, select);
  }

  /** Sends the page again, such as after settings have changed. */
  refresh(): void {
    this.conversation.refresh();
  }
}
