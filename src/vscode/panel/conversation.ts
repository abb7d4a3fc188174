import { defang } from '../../core/indicator';
import { failureOf } from '../../core/errors';
import type { OperationId } from '../../core/operation/ids';
import type { Result } from '../../core/result/model';
import { visibleText } from '../../core/visible';
import type { EnrichRequest } from '../../enrichment/model';
import type { LookupStep } from '../../enrichment/lookups';
import { parametersKey } from '../../protocol/parametersKey';
import { parseFromWebview, type FromWebview, type PanelState } from '../../protocol/fromWebview';
import { EMPTY_GRAPH, visited, type PivotGraph } from '../../protocol/pivotGraph';
import type { RunState, ToWebview } from '../../protocol/toWebview';
import {
  currentEntry,
  EMPTY_TRAIL,
  entryKey,
  goTo,
  visit,
  type Trail,
  type TrailEntry,
} from '../../protocol/trail';
import { checkedIndicators } from './checkedIndicators';
import { fingerprint } from './fingerprint';
import type { ConversationParts } from './model';
import { pageOf } from './pageOf';
import type { ComparedText, PanelPort } from './port';
import { selectionIn, type SelectionMessage } from './selection';
import { withFailures } from './withFailures';

type Message<Type extends FromWebview['type']> = Extract<FromWebview, { type: Type }>;

/** What a button of the page asks. */
type PageQuestion = Pick<EnrichRequest, 'operations' | 'parameters' | 'refresh'>;

/** Answers that arrive within this time reach the page as one message. */
const SETTLE_MS = 150;

/**
 * What a results panel and the extension say to each other: the trail, the pages, and the look-ups of
 * the indicator that is shown, wherever they were started. Going to another page ends none: what was
 * asked for is paid for. Closing the panel ends those that were asked in it or for it.
 */
export class Conversation {
  pinned: boolean;
  private readonly parts: ConversationParts;
  private readonly port: PanelPort;
  /** Aborted when the panel is closed. */
  private readonly closing = new AbortController();
  private trail: Trail;
  private graph: PivotGraph;
  /** True while a document is there that listens; a hidden panel has none. */
  private ready = false;
  private select: OperationId | undefined;
  /** What the page already shows, to tell whether another look-up changed it. */
  private sent = '';
  private settle: NodeJS.Timeout | undefined;
  private readonly stops: readonly (() => void)[];

  constructor(parts: ConversationParts, port: PanelPort, state?: Partial<PanelState>) {
    this.parts = parts;
    this.port = port;
    this.trail = state?.trail ?? EMPTY_TRAIL;
    this.graph = state?.graph ?? EMPTY_GRAPH;
    this.pinned = state?.pinned ?? false;
    this.stops = [
      parts.enrichment.onDidChange(() => this.settleSoon()),
      parts.lookups.onStep((step) => this.follow(step)),
    ];
    this.entitle();
  }

  /** Goes to the page of an indicator and, when an operation is named, to its tab. */
  show(entry: TrailEntry, select?: OperationId): void {
    this.graph = visited(this.graph, entry);
    this.trail = visit(this.trail, entry);
    this.select = select;
    this.refresh();
  }

  get closed(): AbortSignal {
    return this.closing.signal;
  }

  /** Sends the page again, such as after settings have changed. */
  refresh(): void {
    this.entitle();
    const entry = currentEntry(this.trail);
    if (entry !== undefined && this.ready) {
      this.logged(this.postPage(entry));
    }
  }

  /** The document is gone: what is posted from now on would be lost. */
  hidden(): void {
    this.ready = false;
  }

  receive(input: unknown): void {
    const message = parseFromWebview(input);
    if (message === undefined) {
      this.parts.log.warn('The results panel sent a message that is not understood; dropped.');
      return;
    }
    if (message.type === 'ready') {
      this.ready = true;
      this.port.post(this.port.welcome());
      this.refresh();
      return;
    }
    const entry = currentEntry(this.trail);
    if (entry !== undefined) {
      this.act(message, entry);
    }
  }

  close(): void {
    clearTimeout(this.settle);
    this.closing.abort();
    for (const stop of this.stops) {
      stop();
    }
  }

  private act(message: Exclude<FromWebview, { type: 'ready' }>, entry: TrailEntry): void {
    switch (message.type) {
      case 'enrich':
        this.logged(this.ask(entry, questionOf(message)));
        return;
      case 'cancel':
        this.parts.lookups.cancel(entry);
        return;
      case 'pivot':
        this.pivot(message, entry);
        return;
      case 'revisit':
        this.revisit(message.entry);
        return;
      case 'enrichSelected':
        this.parts.enrichSelected(checkedIndicators(message.indicators), entry.data);
        return;
      case 'addSelected':
      case 'exportSelected':
        this.useSelected(message, entry);
        return;
      case 'library':
        this.parts.inLibrary?.(message.action, entry);
        return;
      case 'go':
        this.trail = goTo(this.trail, message.position);
        this.refresh();
        return;
      case 'pin':
        this.pinned = message.pinned;
        return;
      case 'raw':
        this.openRaw(message, entry);
        return;
      case 'compare':
        this.compare(message, entry);
        return;
      case 'copy':
        this.port.copy(message.defanged ? visibleText(defang(message.text)) : message.text);
        return;
      case 'remedy':
        this.port.remedy(
          message.action,
          this.parts.registry.operation(message.operation)?.provider,
        );
    }
  }

  private ask(entry: TrailEntry, question: PageQuestion): Promise<readonly Result[]> {
    return this.parts.lookups.enrich({
      ...entry,
      ...question,
      askedFrom: 'panel',
      signal: this.closed,
    });
  }

  /** Tells the page what happens to its indicator; any other page learns it when it is gone to. */
  private follow(step: LookupStep): void {
    const entry = currentEntry(this.trail);
    const key = entryKey(step);
    if (entry === undefined || entryKey(entry) !== key) {
      return;
    }
    const run = this.runOf(entry);
    const { result } = step;
    this.post(result ? { type: 'result', key, result, run } : { type: 'run', key, run });
  }

  private pivot({ indicator, beside, via }: Message<'pivot'>, from: TrailEntry): void {
    const [found] = checkedIndicators([indicator]);
    if (found === undefined) {
      return;
    }
    const entry = { indicator: found, data: from.data };
    const title = via === undefined ? undefined : this.parts.registry.operation(via)?.title;
    const step = { from, ...(via !== undefined && title !== undefined && { via, title }) };
    const graph = visited(this.graph, entry, step);
    if (beside) {
      this.port.openBeside(entry, graph);
    } else {
      this.graph = graph;
      this.show(entry);
    }
  }

  private revisit(entry: TrailEntry): void {
    const wanted = entryKey(entry);
    const node = this.graph.nodes.find((one) => entryKey(one) === wanted);
    if (node === undefined) {
      return;
    }
    const position = this.trail.entries.findLastIndex((stop) => entryKey(stop) === wanted);
    this.trail = position < 0 ? visit(this.trail, node) : goTo(this.trail, position);
    this.refresh();
  }

  private useSelected(message: SelectionMessage, entry: TrailEntry): void {
    const result = this.answer(entry, message);
    const selection = result && selectionIn(result, message);
    if (selection === undefined) {
      return;
    }
    if (message.type === 'addSelected') {
      this.parts.addSelected?.(selection);
    } else {
      this.logged(this.port.exportSelection(selection));
    }
  }

  private openRaw(message: Message<'raw'>, entry: TrailEntry): void {
    const result = this.answer(entry, message);
    if (result !== undefined) {
      this.port.openRaw(result);
    }
  }

  private compare(message: Message<'compare'>, entry: TrailEntry): void {
    const [older, newer] = [message.older, message.newer].map((side): ComparedText | undefined => {
      const result = this.answer(entry, side);
      const section = result?.sections.find(({ id }) => id === side.sectionId);
      return result && section?.type === 'text' ? { result, section } : undefined;
    });
    if (older !== undefined && newer !== undefined) {
      this.port.compare(older, newer);
    }
  }

  private entitle(): void {
    const entry = currentEntry(this.trail);
    if (entry !== undefined) {
      this.port.setTitle(defang(entry.indicator.value));
    }
  }

  private async postPage(entry: TrailEntry): Promise<void> {
    const page = await pageOf(this.parts, entry, () => ({
      trail: this.trail,
      graph: this.graph,
      pinned: this.pinned,
      select: this.select,
      results: this.results(entry),
      run: this.runOf(entry),
    }));
    // The analyst may have gone on meanwhile.
    if (currentEntry(this.trail) === entry) {
      this.select = undefined;
      this.sent = fingerprint(page.results);
      this.post(page);
    }
  }

  /** Another look-up may have answered what this page shows. */
  private settleSoon(): void {
    clearTimeout(this.settle);
    this.settle = setTimeout(() => {
      if (this.now() !== this.sent) {
        this.refresh();
      }
    }, SETTLE_MS);
  }

  private post(message: ToWebview): void {
    if (message.type === 'result') {
      this.sent = this.now();
    }
    if (this.ready) {
      this.port.post(message);
    }
  }

  /** What the page would show if it were sent now. */
  private now(): string {
    const entry = currentEntry(this.trail);
    return entry === undefined ? '' : fingerprint(this.results(entry));
  }

  private results(entry: TrailEntry): readonly Result[] {
    const { enrichment, lookups } = this.parts;
    return withFailures(enrichment.known(entry.indicator, entry.data), lookups.failures(entry));
  }

  private runOf(entry: TrailEntry): RunState {
    const { asking, running, done, total } = this.parts.lookups.progress(entry);
    return { asking, running: [...running], done, total };
  }

  /** The newest answer to a question, where there is one. */
  private answer(
    entry: TrailEntry,
    asked: Pick<Result, 'operation' | 'parameters'>,
  ): Result | undefined {
    const parameters = parametersKey(asked.parameters);
    return this.results(entry).find(
      (result) =>
        result.operation === asked.operation && parametersKey(result.parameters) === parameters,
    );
  }

  /** For what nobody waits for. */
  private logged(work: Promise<unknown>): void {
    work.catch((thrown: unknown) => {
      this.parts.log.error(`The results panel: ${failureOf(thrown).message}`);
    });
  }
}

function questionOf({ operations, parameters, refresh }: Message<'enrich'>): PageQuestion {
  if (operations === undefined) {
    return { refresh };
  }
  const each = parameters && Object.fromEntries(operations.map((id) => [id, parameters]));
  return { refresh, operations, ...(each && { parameters: each }) };
}
