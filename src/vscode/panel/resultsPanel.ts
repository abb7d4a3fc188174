import * as vscode from 'vscode';
import { failureOf } from '../../core/errors';
import { parsePanelState, type PanelState } from '../../protocol/fromWebview';
import { openDiff } from './openDiff';
import type { PanelParts, ResultsView, ShownPanel, ShowRequest } from './model';
import { PanelSession } from './panelSession';
import { openRaw } from './rawResponse';
import { VirtualTexts } from './virtualTexts';

const VIEW_TYPE = 'indicatorLens.results';

/**
 * Where answers are read: one panel beside the editor, reused by every look-up. A pinned panel is
 * kept and the next look-up opens another.
 */
export class ResultsPanel implements ResultsView, vscode.Disposable {
  private readonly parts: PanelParts;
  private readonly texts = new VirtualTexts();
  private readonly serializer: vscode.Disposable;
  /** The one used last stands last. */
  private sessions: readonly PanelSession[] = [];

  constructor(parts: PanelParts) {
    this.parts = parts;
    this.serializer = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        const parsed = parsePanelState(state);
        if (parsed === undefined) {
          panel.dispose();
        } else {
          this.sessions = [this.session(panel, parsed), ...this.sessions];
        }
        return Promise.resolve();
      },
    });
  }

  show(request: ShowRequest): ShownPanel {
    const { indicator, data, select, preserveFocus } = request;
    const session = this.sessionFor(preserveFocus);
    session.show({ indicator: { kind: indicator.kind, value: indicator.value }, data }, select);
    return { closed: session.closed };
  }

  /** Settings, keys or the library have changed: what can be asked may differ. */
  refresh(): void {
    for (const session of this.sessions) {
      session.refresh();
    }
  }

  dispose(): void {
    for (const session of [...this.sessions]) {
      session.panel.dispose();
    }
    this.serializer.dispose();
    this.texts.dispose();
  }

  private logged(what: string, work: Promise<void>): void {
    work.catch((thrown: unknown) => {
      this.parts.log.error(`${what}: ${failureOf(thrown).message}`);
    });
  }

  private sessionFor(preserveFocus: boolean): PanelSession {
    const reused = this.sessions.findLast((session) => !session.pinned);
    if (reused !== undefined) {
      reused.panel.reveal(undefined, preserveFocus);
      return reused;
    }
    return this.open(vscode.ViewColumn.Beside, preserveFocus);
  }

  private open(
    viewColumn: vscode.ViewColumn,
    preserveFocus: boolean,
    state?: Partial<PanelState>,
  ): PanelSession {
    const panel = vscode.window.createWebviewPanel(
      VIEW_TYPE,
      vscode.l10n.t('Results'),
      { viewColumn, preserveFocus },
      { enableFindWidget: true },
    );
    const session = this.session(panel, state);
    this.sessions = [...this.sessions, session];
    return session;
  }

  private session(panel: vscode.WebviewPanel, state?: Partial<PanelState>): PanelSession {
    return new PanelSession(
      this.parts,
      panel,
      {
        openBeside: (entry, graph) => {
          this.open(vscode.ViewColumn.Beside, false, { graph }).show(entry);
        },
        openRaw: (result) => {
          this.logged('The raw response', openRaw(this.texts, result));
        },
        compare: (older, newer) => {
          this.logged('The comparison', openDiff(this.texts, older, newer));
        },
        closed: (closed) => {
          this.sessions = this.sessions.filter((other) => other !== closed);
        },
      },
      state,
    );
  }
}
