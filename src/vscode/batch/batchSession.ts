import * as vscode from 'vscode';
import type { Markings } from '../../enrichment/markings';
import { copyOut } from '../copyOut';
import type { BatchId } from '../../core/batch/model';
import { defang, type IndicatorRef } from '../../core/indicator';
import type { Registry } from '../../core/operation/registry';
import type { FileWriter, Log } from '../../core/ports';
import type { DataSource, Row } from '../../core/result/model';
import { visibleText } from '../../core/visible';
import type { Batches, BatchStanding } from '../../enrichment/batch/model';
import {
  parseFromBatchView,
  type BatchAction,
  type BatchChangedMessage,
  type FromBatchView,
  type ToBatchView,
} from '../../protocol/batchView';
import { toWire } from '../../protocol/wire';
import { run } from '../callers/ours';
import { checkedIndicators } from '../panel/checkedIndicators';
import { panelHtml } from '../panel/html';
import type { ResultsView } from '../panel/model';
import { remedyButton } from '../remedies';
import { visible } from '../safeText';
import { exportBatch } from './batchExport';
import { BatchTable } from './batchTable';

/** Changes that happen within this time reach the page as one message. */
const SETTLE_MS = 250;
/** How often a batch that another window runs is looked at. */
const ELSEWHERE_MS = 2000;
/** Answers that are read before the window gets its turn. */
const AT_A_TIME = 40;

/** What the views of batches are made of. */
export interface BatchSessionParts {
  readonly extensionUri: vscode.Uri;
  readonly batches: Batches;
  readonly registry: Registry;
  readonly panel: ResultsView;
  /** Whom what is copied is for. */
  readonly markings: Markings;
  readonly writer: FileWriter;
  readonly log: Log;
  /** Asks about several indicators: the price first, then a batch of their own. */
  readonly enrichSelected: (indicators: readonly IndicatorRef[], data: DataSource) => void;
}

/** One view of a batch: the table, and the messages between both sides. */
export class BatchSession {
  private readonly table: BatchTable;
  private standing: BatchStanding;
  /** True while a document is there that listens; a hidden panel has none. */
  private ready = false;
  private readonly changed = new Set<number>();
  private settle: NodeJS.Timeout | undefined;
  private readonly subscriptions: vscode.Disposable[];

  /** The batch is in the journal. */
  constructor(
    private readonly parts: BatchSessionParts,
    readonly panel: vscode.WebviewPanel,
    standing: BatchStanding,
    closed: () => void,
  ) {
    this.standing = standing;
    this.table = new BatchTable(
      () => this.standing.batch,
      parts.registry,
      (item) => parts.batches.answer(this.standing.batch, item),
    );
    const poll = setInterval(() => {
      if (this.ready && this.standing.phase === 'elsewhere') {
        this.changed.clear();
        this.refreshAll();
      }
    }, ELSEWHERE_MS);
    this.subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      panel.onDidChangeViewState(() => {
        this.ready &&= panel.visible;
      }),
      new vscode.Disposable(
        parts.batches.onDidChange(({ id, items }) => this.noteChanges(id, items)),
      ),
      new vscode.Disposable(() => {
        clearInterval(poll);
        clearTimeout(this.settle);
      }),
    ];
    panel.onDidDispose(() => {
      vscode.Disposable.from(...this.subscriptions).dispose();
      closed();
    });
    panel.title = visible(standing.batch.title);
    panel.webview.options = {
      enableScripts: true,
      enableForms: false,
      enableCommandUris: false,
      localResourceRoots: [vscode.Uri.joinPath(parts.extensionUri, 'dist')],
    };
    panel.webview.html = panelHtml(panel.webview, parts.extensionUri, 'lens-batch');
  }

  get id(): BatchId {
    return this.standing.batch.id;
  }

  private receive(input: unknown): void {
    const message = parseFromBatchView(input);
    if (message === undefined) {
      this.parts.log.warn('The batch panel sent a message that is not understood; dropped.');
      return;
    }
    this.act(message);
  }

  private act(message: FromBatchView): void {
    const { parts } = this;
    const { data } = this.standing.batch;
    switch (message.type) {
      case 'ready':
        this.ready = true;
        this.sendAll();
        return;
      case 'batch':
        this.run(message.action);
        return;
      case 'exportBatch':
        void exportBatch(parts, this.standing.batch, this.table);
        return;
      case 'copy':
        void copyOut(
          parts.markings,
          message.defanged ? visibleText(defang(message.text)) : message.text,
        );
        return;
      case 'pivot': {
        const [indicator] = checkedIndicators([message.indicator]);
        if (indicator !== undefined) {
          parts.panel.show({ indicator, data, preserveFocus: false });
        }
        return;
      }
      case 'enrichSelected':
        parts.enrichSelected(checkedIndicators(message.indicators), data);
        return;
      case 'batchRemedy': {
        const hold = this.standing.holds[message.hold];
        const button = hold && remedyButton(hold.failure, hold.provider);
        if (button !== undefined) {
          void run(button.command, button.argument);
        }
      }
    }
  }

  private run(action: BatchAction): void {
    const { batches } = this.parts;
    switch (action) {
      case 'pause':
        batches.pause(this.id);
        return;
      case 'cancel':
        batches.cancel(this.id);
        return;
      case 'resume':
        batches.resume(this.id);
        return;
      case 'retryFailed':
        batches.retryFailed(this.id);
        return;
      case 'askAgain':
        batches.askAgain(this.id);
    }
  }

  private noteChanges(id: BatchId, items: readonly number[]): void {
    if (id !== this.id) {
      return;
    }
    for (const item of items) {
      this.changed.add(item);
    }
    this.settle ??= setTimeout(() => {
      this.settle = undefined;
      this.sendChanges();
    }, SETTLE_MS);
  }

  private sendAll(): void {
    const { batch } = this.standing;
    this.post({
      type: 'welcome',
      language: vscode.env.language,
      strings: vscode.l10n.bundle ?? {},
    });
    this.post({
      type: 'batch',
      id: batch.id,
      title: batch.title,
      sample: batch.data === 'sample',
      createdAt: batch.createdAt,
      table: this.table.section(),
      ...this.status(),
    });
    void this.readAnswers();
  }

  /** Another window's changes are not told here one by one. */
  private refreshAll(): void {
    const standing = this.parts.batches.standing(this.id);
    if (standing === undefined) {
      return;
    }
    const before = this.standing.batch.items;
    standing.batch.items.forEach(({ state }, item) => {
      if (before[item]?.state !== state) {
        this.changed.add(item);
      }
    });
    this.sendChanges();
  }

  private sendChanges(): void {
    const standing = this.parts.batches.standing(this.id);
    if (standing === undefined) {
      return;
    }
    this.standing = standing;
    const rows = new Set<number>();
    for (const item of this.changed) {
      this.table.forget(item);
      rows.add(this.table.rowOf(item));
    }
    this.changed.clear();
    this.postRows([...rows].map((at) => [at, this.table.row(at, true)]));
  }

  /** Answers from before this view, a few at a time. */
  private async readAnswers(): Promise<void> {
    for (let at = 0; at < this.table.rowCount && this.ready; at += AT_A_TIME) {
      const end = Math.min(at + AT_A_TIME, this.table.rowCount);
      const rows: [number, Row][] = [];
      for (let row = at; row < end; row += 1) {
        rows.push([row, this.table.row(row, true)]);
      }
      this.postRows(rows);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }

  private postRows(rows: BatchChangedMessage['rows']): void {
    this.post({ type: 'batchChanged', rows, ...this.status() });
  }

  private status(): Pick<BatchChangedMessage, 'phase' | 'counts' | 'holds'> {
    const { phase, counts, holds } = this.standing;
    return {
      phase,
      counts: { ...counts },
      holds: holds.map(({ provider, providerName, operations, until, failure }) => {
        const button = remedyButton(failure, provider);
        return {
          provider: providerName,
          operations: operations.map((id) => this.parts.registry.operation(id)?.title ?? id),
          ...(until === undefined ? {} : { until }),
          failure,
          ...(button && { button: button.label }),
        };
      }),
    };
  }

  private post(message: ToBatchView): void {
    if (this.ready) {
      void this.panel.webview.postMessage(toWire(message));
    }
  }
}
