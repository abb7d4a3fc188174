import * as vscode from 'vscode';
import type { BatchId } from '../../core/batch/model';
import { parseBatchViewState } from '../../protocol/batchView';
import { BATCH_VIEW } from '../names';
import { BatchSession, type BatchSessionParts } from './batchSession';

/** The views of batches: one a batch, restored after a reload from the journal. */
export class BatchPanels implements vscode.Disposable {
  private readonly serializer: vscode.Disposable;
  private sessions: readonly BatchSession[] = [];

  constructor(private readonly parts: BatchSessionParts) {
    this.serializer = vscode.window.registerWebviewPanelSerializer(BATCH_VIEW, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        const id = parseBatchViewState(state)?.batch;
        if (id === undefined || !this.attach(panel, id)) {
          panel.dispose();
        }
        return Promise.resolve();
      },
    });
  }

  /** False where the journal does not know the batch any more. */
  show(id: BatchId): boolean {
    const known = this.sessions.find((session) => session.id === id);
    if (known !== undefined) {
      known.panel.reveal();
      return true;
    }
    const panel = vscode.window.createWebviewPanel(
      BATCH_VIEW,
      vscode.l10n.t('Enrich Many'),
      vscode.ViewColumn.Active,
      { enableFindWidget: true },
    );
    const attached = this.attach(panel, id);
    if (!attached) {
      panel.dispose();
    }
    return attached;
  }

  dispose(): void {
    for (const { panel } of [...this.sessions]) {
      panel.dispose();
    }
    this.serializer.dispose();
  }

  private attach(panel: vscode.WebviewPanel, id: BatchId): boolean {
    const { batches } = this.parts;
    batches.recover(id);
    const standing = batches.standing(id);
    if (standing === undefined) {
      return false;
    }
    const session = new BatchSession(this.parts, panel, standing, () => {
      this.sessions = this.sessions.filter((other) => other !== session);
    });
    this.sessions = [...this.sessions, session];
    return true;
  }
}
