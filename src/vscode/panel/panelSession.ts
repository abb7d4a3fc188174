import * as vscode from 'vscode';
import { defang, parseIndicator } from '../../core/indicator';
import { failureOf } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { OperationId } from '../../core/operation/model';
import type { Result } from '../../core/result/model';
import { visibleText } from '../../core/visible';
import { parseFromWebview, type FromWebview, type PanelState } from '../../protocol/fromWebview';
import { parametersKey } from '../../protocol/parametersKey';
import type { ToWebview } from '../../protocol/toWebview';
import {
  currentEntry,
  EMPTY_TRAIL,
  entryKey,
  goTo,
  visit,
  type Trail,
  type TrailEntry,
} from '../../protocol/trail';
import { exportSelection } from './exportSelection';
import { panelHtml } from './html';
import { Investigation, type AskOptions } from './investigation';
import type { PanelParts } from './model';
import { pageOf } from './pageOf';
import { runRemedy } from './remedy';
import { selectionIn, type SelectionMessage } from './selection';

/** What a panel asks of those that hold it. */
interface PanelHost {
  openBeside(entry: TrailEntry): void;
  openRaw(result: Result): void;
  closed(session: PanelSession): void;
}

/** Answers that arrive within this time reach the page as one message. */
const SETTLE_MS = 150;

/** One results panel: its trail, what it asks, and the messages between both sides. */
export class PanelSession {
  readonly panel: vscode.WebviewPanel;
  pinned: boolean;
  private readonly parts: PanelParts;
  private readonly host: PanelHost;
  private trail: Trail;
  private readonly investigations = new Map<string, Investigation>();
  /** True while a document is there that listens; a hidden panel has none. */
  private ready = false;
  private select: OperationId | undefined;
  /** What the page already shows, to tell whether another look-up changed it. */
  private sent = '';
  private settle: NodeJS.Timeout | undefined;
  private readonly stops: (() => void)[] = [];

  constructor(parts: PanelParts, panel: vscode.WebviewPanel, host: PanelHost, state?: PanelState) {
    this.parts = parts;
    this.panel = panel;
    this.host = host;
    this.trail = state?.trail ?? EMPTY_TRAIL;
    this.pinned = state?.pinned ?? false;
    const listeners = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        this.receive(message);
      }),
      panel.onDidChangeViewState(() => {
        this.ready &&= panel.visible;
      }),
      panel.onDidDispose(() => {
        this.close();
      }),
    ];
    this.stops.push(
      parts.enrichment.onDidChange(() => {
        this.settleSoon();
      }),
      ...listeners.map((listener) => () => {
        listener.dispose();
      }),
    );
    panel.webview.options = {
      enableScripts: true,
      enableForms: false,
      enableCommandUris: false,
      localResourceRoots: [vscode.Uri.joinPath(parts.extensionUri, 'dist')],
    };
    panel.webview.html = panelHtml(panel.webview, parts.extensionUri);
  }

  /** Goes to the page of an indicator and, when an operation is named, to its tab. */
  show(entry: TrailEntry, select?: OperationId): void {
    this.trail = visit(this.trail, entry);
    this.select = select;
    this.sendPage();
  }

  async investigate(entry: TrailEntry, options: AskOptions): Promise<readonly Result[]> {
    this.show(entry, options.operations?.length === 1 ? options.operations[0] : undefined);
    return this.ask(entry, options);
  }

  /** Sends the page again, such as after keys or settings have changed. */
  refresh(): void {
    this.sendPage();
  }

  /** The newest result of a question of the page that is shown. */
  private find(operation: OperationId, parameters: string): Result | undefined {
    return this.current()
      ?.results()
      .find(
        (result) =>
          result.operation === operation && parametersKey(result.parameters) === parameters,
      );
  }

  private current(): Investigation | undefined {
    const entry = currentEntry(this.trail);
    return entry && this.investigation(entry);
  }

  private investigation(entry: TrailEntry): Investigation {
    const key = entryKey(entry);
    const known = this.investigations.get(key);
    if (known !== undefined) {
      return known;
    }
    const investigation = new Investigation(entry, this.parts.enrichment);
    this.investigations.set(key, investigation);
    return investigation;
  }

  private ask(entry: TrailEntry, options: AskOptions): Promise<readonly Result[]> {
    const investigation = this.investigation(entry);
    const key = entryKey(entry);
    return investigation.ask(options, (result) => {
      const run = investigation.runState();
      this.post(result ? { type: 'result', key, result, run } : { type: 'run', key, run });
    });
  }

  private receive(input: unknown): void {
    const message = parseFromWebview(input);
    if (message === undefined) {
      this.parts.log.warn('The results panel sent a message that is not understood; dropped.');
      return;
    }
    if (message.type === 'ready') {
      this.ready = true;
      this.post({
        type: 'welcome',
        language: vscode.env.language,
        strings: vscode.l10n.bundle ?? {},
      });
      this.sendPage();
      return;
    }
    const entry = currentEntry(this.trail);
    if (entry !== undefined) {
      this.act(message, entry);
    }
  }

  private act(message: Exclude<FromWebview, { type: 'ready' }>, entry: TrailEntry): void {
    switch (message.type) {
      case 'enrich':
        this.logged(this.ask(entry, optionsOf(message)));
        return;
      case 'cancel':
        this.current()?.cancel();
        return;
      case 'pivot':
        this.pivot(message.indicator, entry, message.beside);
        return;
      case 'enrichSelected':
        this.enrichSelected(message.indicators, entry);
        return;
      case 'addSelected':
      case 'exportSelected':
        this.useSelected(message);
        return;
      case 'go':
        this.trail = goTo(this.trail, message.position);
        this.sendPage();
        return;
      case 'pin':
        this.pinned = message.pinned;
        return;
      case 'raw': {
        const result = this.find(message.operation, parametersKey(message.parameters));
        if (result !== undefined) {
          this.host.openRaw(result);
        }
        return;
      }
      case 'copy':
        void vscode.env.clipboard.writeText(
          message.defanged ? visibleText(defang(message.text)) : message.text,
        );
        return;
      case 'remedy':
        runRemedy(message.action, this.parts.registry.operation(message.operation)?.provider);
    }
  }

  private pivot(indicator: IndicatorRef, from: TrailEntry, beside: boolean): void {
    const checked = parseIndicator(indicator.value);
    if (checked === undefined) {
      return;
    }
    const entry = { indicator: checked, data: from.data };
    if (beside) {
      this.host.openBeside(entry);
    } else {
      this.show(entry);
    }
  }

  /** Each once, and only what is an indicator: a webview is not trusted. */
  private enrichSelected(indicators: readonly IndicatorRef[], { data }: TrailEntry): void {
    const unique = new Map<string, IndicatorRef>();
    for (const { value } of indicators) {
      const checked = parseIndicator(value);
      if (checked !== undefined) {
        unique.set(checked.value, checked);
      }
    }
    this.parts.enrichMany([...unique.values()], data);
  }

  private useSelected(message: SelectionMessage): void {
    const result = this.find(message.operation, parametersKey(message.parameters));
    const selection = result && selectionIn(result, message);
    if (selection === undefined) {
      return;
    }
    if (message.type === 'addSelected') {
      this.parts.addSelected?.(selection);
    } else {
      this.logged(exportSelection(selection));
    }
  }

  private sendPage(): void {
    const investigation = this.current();
    if (investigation === undefined) {
      return;
    }
    this.panel.title = defang(investigation.entry.indicator.value);
    if (this.ready) {
      this.logged(this.postPage(investigation));
    }
  }

  private async postPage(investigation: Investigation): Promise<void> {
    const page = await pageOf(this.parts, investigation, () => ({
      trail: this.trail,
      pinned: this.pinned,
      select: this.select,
    }));
    // The analyst may have gone on meanwhile.
    if (this.current() === investigation) {
      this.select = undefined;
      this.sent = fingerprint(page.results);
      this.post(page);
    }
  }

  /** Another look-up may have answered what this page shows. */
  private settleSoon(): void {
    clearTimeout(this.settle);
    this.settle = setTimeout(() => {
      const investigation = this.current();
      if (investigation !== undefined && fingerprint(investigation.results()) !== this.sent) {
        this.sendPage();
      }
    }, SETTLE_MS);
  }

  private post(message: ToWebview): void {
    if (message.type === 'result') {
      this.sent = fingerprint(this.current()?.results() ?? []);
    }
    if (this.ready) {
      void this.panel.webview.postMessage(message);
    }
  }

  /** For what nobody waits for. */
  private logged(work: Promise<unknown>): void {
    work.catch((thrown: unknown) => {
      this.parts.log.error(`The results panel: ${failureOf(thrown).message}`);
    });
  }

  private close(): void {
    clearTimeout(this.settle);
    for (const investigation of this.investigations.values()) {
      investigation.cancel();
    }
    for (const stop of this.stops) {
      stop();
    }
    this.host.closed(this);
  }
}

function optionsOf({
  operations,
  parameters,
  refresh,
}: Extract<FromWebview, { type: 'enrich' }>): AskOptions {
  if (operations === undefined) {
    return { askedFrom: 'panel', refresh };
  }
  const each = parameters && Object.fromEntries(operations.map((id) => [id, parameters]));
  return { askedFrom: 'panel', refresh, operations, ...(each && { parameters: each }) };
}

function fingerprint(results: readonly Result[]): string {
  return results
    .map(
      ({ operation, parameters, retrievedAt, outcome }) =>
        `${operation} ${parametersKey(parameters)} ${retrievedAt} ${outcome.kind}`,
    )
    .sort()
    .join('\n');
}
