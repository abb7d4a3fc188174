import type { OperationId, Parameters } from '../../core/operation/ids';
import type { Result } from '../../core/result/model';
import type { RunState } from '../../protocol/toWebview';
import { parametersKey } from '../../protocol/parametersKey';
import { entryKey, type TrailEntry } from '../../protocol/trail';
import type { PanelEnrichment } from './model';

export interface AskOptions {
  readonly operations?: readonly OperationId[];
  readonly parameters?: Readonly<Record<OperationId, Parameters>>;
  readonly refresh?: boolean;
  readonly askedFrom: string;
}

interface Run {
  readonly controller: AbortController;
  total: number;
  done: number;
  readonly running: Set<OperationId>;
}

/**
 * What one panel asks about one indicator: the runs under way, and the failures, which no store
 * keeps. Going to another page does not end it: what was asked for is paid for.
 */
export class Investigation {
  readonly entry: TrailEntry;
  private readonly enrichment: PanelEnrichment;
  private readonly runs = new Set<Run>();
  private readonly failures = new Map<OperationId, Result>();

  constructor(entry: TrailEntry, enrichment: PanelEnrichment) {
    this.entry = entry;
    this.enrichment = enrichment;
  }

  /** Stored answers, then the failures of this panel. */
  results(): readonly Result[] {
    const { indicator, data } = this.entry;
    return [...this.enrichment.known(indicator, data), ...this.failures.values()];
  }

  /** The newest answer to a question, where there is one. */
  answer(asked: Pick<Result, 'operation' | 'parameters'>): Result | undefined {
    const parameters = parametersKey(asked.parameters);
    return this.results().find(
      (result) =>
        result.operation === asked.operation && parametersKey(result.parameters) === parameters,
    );
  }

  runState(): RunState {
    const runs = [...this.runs];
    return {
      running: [...new Set(runs.flatMap((run) => [...run.running]))],
      done: runs.reduce((sum, run) => sum + run.done, 0),
      total: runs.reduce((sum, run) => sum + run.total, 0),
    };
  }

  /** Asks, and calls `onStep` whenever `runState` has changed, with the answer when one came. */
  async ask(
    options: AskOptions,
    onStep: (answer: Result | undefined) => void,
  ): Promise<readonly Result[]> {
    const { indicator, data } = this.entry;
    const run: Run = {
      controller: new AbortController(),
      total: options.operations?.length ?? 0,
      done: 0,
      running: new Set(),
    };
    this.runs.add(run);
    onStep(undefined);
    try {
      if (options.operations === undefined) {
        const plan = await this.enrichment.plan(indicator, data);
        run.total = plan.filter((entry) => entry.obstacle?.reason !== 'disabled').length;
        onStep(undefined);
      }
      return await this.enrichment.enrich({
        ...options,
        indicator,
        data,
        signal: run.controller.signal,
        onProgress: (progress) => {
          if (progress.state === 'running') {
            run.running.add(progress.operation);
            onStep(undefined);
            return;
          }
          run.running.delete(progress.operation);
          run.done += 1;
          run.total = Math.max(run.total, run.done + run.running.size);
          this.keepFailure(progress.result);
          onStep(progress.result);
        },
      });
    } finally {
      this.runs.delete(run);
      onStep(undefined);
    }
  }

  cancel(): void {
    for (const run of this.runs) {
      run.controller.abort();
    }
  }

  /** Forgets failures whose cause is gone: what they were about counts as not asked again. */
  forget(outdated: (failed: Result) => boolean): void {
    for (const [operation, failed] of this.failures) {
      if (outdated(failed)) {
        this.failures.delete(operation);
      }
    }
  }

  private keepFailure(result: Result): void {
    if (result.outcome.kind === 'failed') {
      this.failures.set(result.operation, result);
    } else {
      this.failures.delete(result.operation);
    }
  }
}

/** The investigations of one panel, one for each page that was looked at. */
export class Investigations {
  private readonly byPage = new Map<string, Investigation>();

  constructor(private readonly enrichment: PanelEnrichment) {}

  of(entry: TrailEntry): Investigation {
    const key = entryKey(entry);
    const known = this.byPage.get(key) ?? new Investigation(entry, this.enrichment);
    this.byPage.set(key, known);
    return known;
  }

  forget(outdated: (failed: Result) => boolean): void {
    for (const investigation of this.byPage.values()) {
      investigation.forget(outdated);
    }
  }

  cancel(): void {
    for (const investigation of this.byPage.values()) {
      investigation.cancel();
    }
  }
}
