import * as vscode from 'vscode';
import { defang, parseIndicator } from '../../core/indicator';
import type { IndicatorRef } from '../../core/indicator/model';
import type { OperationId } from '../../core/operation/model';
import type { Result } from '../../core/result/model';
import { parseFromWebview, type FromWebview, type PanelState } from '../../protocol/fromWebview';
import { parametersKey } from '../../protocol/parametersKey';
import type { PlannedOperation, ToWebview } from '../../protocol/toWebview';
import {
  currentEntry,
  EMPTY_TRAIL,
  entryKey,
  goTo,
  visit,
  type Trail,
  type TrailEntry,
} from '../../protocol/trail';
import { enrichSelected } from './enrichSelected';
import { panelHtml } from './html';
import { Investigation, type AskOptions } from './investigation';
import type { PanelParts } from './model';

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
        void this.ask(entry, {
          askedFrom: 'panel',
          refresh: message.refresh,
          ...(message.operations && { operations: message.operations }),
          ...(message.parameters &&
            message.operations && {
              parameters: Object.fromEntries(
                message.operations.map((operation) => [operation, message.parameters ?? {}]),
              ),
            }),
        });
        return;
      case 'cancel':
        this.current()?.cancel();
        return;
      case 'pivot':
        this.pivot(message.indicator, entry, message.beside);
        return;
      case 'enrichSelected':
        void this.enrichSelected(message.indicators, entry);
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
        void vscode.env.clipboard.writeText(message.defanged ? defang(message.text) : message.text);
        return;
      case 'remedy':
        this.remedy(message.action, message.operation);
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

  private async enrichSelected(
    indicators: readonly IndicatorRef[],
    entry: TrailEntry,
  ): Promise<void> {
    const unique = new Map<string, IndicatorRef>();
    for (const { value } of indicators) {
      const checked = parseIndicator(value);
      if (checked !== undefined) {
        unique.set(checked.value, checked);
      }
    }
    const refs = [...unique.values()];
    const [only] = refs;
    const done = await enrichSelected(this.parts.enrichment, refs, entry.data);
    if (done > 0 && refs.length === 1 && only !== undefined) {
      this.show({ indicator: only, data: entry.data });
    }
  }

  private remedy(
    action: Extract<FromWebview, { type: 'remedy' }>['action'],
    operation: OperationId,
  ): void {
    const provider = this.parts.registry.operation(operation)?.provider;
    switch (action) {
      case 'openSettings':
        void vscode.commands.executeCommand(
          'workbench.action.openSettings',
          provider === undefined ? 'indicatorLens' : `indicatorLens.${provider}`,
        );
        return;
      case 'setCredentials':
        void vscode.commands.executeCommand('indicatorLens.setCredentials', { provider });
        return;
      case 'testConnection':
        void vscode.commands.executeCommand('indicatorLens.testConnection', { provider });
        return;
      case 'showLog':
        void vscode.commands.executeCommand('indicatorLens.showLog');
    }
  }

  private sendPage(): void {
    const investigation = this.current();
    if (investigation === undefined) {
      return;
    }
    const { indicator } = investigation.entry;
    const defanged = defang(indicator.value);
    this.panel.title = defanged;
    if (this.ready) {
      void this.postPage(investigation, defanged);
    }
  }

  private async postPage(investigation: Investigation, defanged: string): Promise<void> {
    const { indicator, data } = investigation.entry;
    const operations = await this.planned(investigation.entry);
    if (this.current() !== investigation) {
      return;
    }
    const { select } = this;
    this.select = undefined;
    const results = investigation.results();
    this.sent = fingerprint(results);
    this.post({
      type: 'page',
      indicator,
      data,
      defanged,
      trail: this.trail,
      pinned: this.pinned,
      operations,
      results: [...results],
      run: investigation.runState(),
      ...(select && { select }),
      riskThreshold: this.parts.riskThreshold(),
    });
  }

  private async planned({ indicator, data }: TrailEntry): Promise<PlannedOperation[]> {
    const plan = await this.parts.enrichment.plan(indicator, data);
    return plan.map(({ operation, cost, obstacle }) => ({
      id: operation.id,
      title: operation.title,
      description: operation.description,
      provider: operation.provider,
      providerName: this.parts.registry.provider(operation.provider).name,
      cost: [...cost],
      ...(obstacle && { obstacle }),
    }));
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

function fingerprint(results: readonly Result[]): string {
  return results
    .map(
      ({ operation, parameters, retrievedAt, outcome }) =>
        `${operation} ${parametersKey(parameters)} ${retrievedAt} ${outcome.kind}`,
    )
    .sort()
    .join('\n');
}
