import type { IndicatorRef } from '../core/indicator/model';
import type { OperationId, ProviderId } from '../core/operation/ids';
import type { Log } from '../core/ports';
import type { DataSource, Result } from '../core/result/model';
import { Listeners } from './listeners';
import type { EnrichProgress, EnrichRequest, Enrichment } from './model';

/** What is looked up: an indicator at the real servers, or in the sample case. */
interface LookupSubject {
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
}

/** How far the look-ups of one subject are, all of them together. */
interface LookupProgress {
  /** A look-up is under way, even where nobody knows yet what it will ask. */
  readonly asking: boolean;
  readonly running: readonly OperationId[];
  readonly done: number;
  readonly total: number;
}

/** The progress of a subject has changed. */
export interface LookupStep extends LookupSubject {
  /** Set where an operation came to its end. */
  readonly result?: Result;
}

/**
 * The look-ups of this window, wherever they were started: a command, a script, a hover, an agent or
 * a panel. Each asks the one use case; who wants to watch listens.
 */
export interface Lookups {
  /**
   * One result for each operation, in registry order. Never rejects: failures are results. Aborting
   * the request's own signal ends this look-up, and leaves no failure behind.
   */
  enrich(request: EnrichRequest): Promise<readonly Result[]>;
  progress(subject: LookupSubject): LookupProgress;
  /**
   * The last failure of each operation, which no store keeps. It is forgotten when the operation is
   * answered, or when its cause is gone.
   */
  failures(subject: LookupSubject): readonly Result[];
  /** Ends what is under way about a subject, whoever started it. */
  cancel(subject: LookupSubject): void;
  /** Forgets what failed for the want of the provider's key: with another key it can be asked again. */
  keyChanged(provider: ProviderId): void;
  /** Returns the function that stops the listening. */
  onStep(listener: (step: LookupStep) => void): () => void;
}

/** Failures of so many subjects are kept, those that failed last. */
const MOST_FAILED = 200;

interface Run {
  readonly controller: AbortController;
  readonly running: Set<OperationId>;
  done: number;
  total: number;
}

export function createLookups(enrichment: Pick<Enrichment, 'enrich'>, log: Log): Lookups {
  const steps = new Listeners<LookupStep>(log);
  const runs = new Map<string, Set<Run>>();
  const failed = new Map<string, Map<OperationId, Result>>();

  const keepFailure = (key: string, result: Result): void => {
    const known = failed.get(key) ?? new Map<OperationId, Result>();
    known.set(result.operation, result);
    failed.delete(key); // set again below, so that it stands last
    failed.set(key, known);
    const [oldest] = failed.keys();
    if (failed.size > MOST_FAILED && oldest !== undefined) {
      failed.delete(oldest);
    }
  };

  /** The result as the others may see it: whoever withdrew knows why there is no answer. */
  const settled = (key: string, result: Result, own: AbortSignal): Result | undefined => {
    const { outcome, operation } = result;
    if (outcome.kind !== 'failed') {
      failed.get(key)?.delete(operation);
      return result;
    }
    if (outcome.reason === 'cancelled' && own.aborted) {
      return undefined;
    }
    keepFailure(key, result);
    return result;
  };

  return {
    async enrich(request) {
      const { indicator, data, signal } = request;
      const key = keyOf(request);
      const run: Run = {
        controller: new AbortController(),
        running: new Set(),
        done: 0,
        total: request.operations?.length ?? 0,
      };
      const tell = (result?: Result): void =>
        steps.tell({ indicator, data, ...(result && { result }) });
      const follow = (progress: EnrichProgress): void => {
        if (progress.state === 'running') {
          run.running.add(progress.operation);
        } else {
          run.running.delete(progress.operation);
          run.done += 1;
        }
        run.total = Math.max(run.total, run.done + run.running.size);
        tell(progress.state === 'done' ? settled(key, progress.result, signal) : undefined);
        request.onProgress?.(progress);
      };
      const own = runs.get(key) ?? new Set();
      runs.set(key, own.add(run));
      tell();
      try {
        return await enrichment.enrich({
          ...request,
          signal: AbortSignal.any([signal, run.controller.signal]),
          onProgress: follow,
        });
      } finally {
        own.delete(run);
        if (own.size === 0) {
          runs.delete(key);
        }
        tell();
      }
    },

    progress(subject) {
      const own = [...(runs.get(keyOf(subject)) ?? [])];
      return {
        asking: own.length > 0,
        running: [...new Set(own.flatMap(({ running }) => [...running]))],
        done: own.reduce((sum, { done }) => sum + done, 0),
        total: own.reduce((sum, { total }) => sum + total, 0),
      };
    },

    failures: (subject) => [...(failed.get(keyOf(subject))?.values() ?? [])],

    cancel(subject) {
      for (const { controller } of runs.get(keyOf(subject)) ?? []) {
        controller.abort();
      }
    },

    keyChanged(provider) {
      for (const failures of failed.values()) {
        for (const [operation, { source, outcome }] of failures) {
          const wanted = outcome.kind === 'failed' && outcome.action === 'setCredentials';
          if (wanted && source.provider === provider) {
            failures.delete(operation);
          }
        }
      }
    },

    onStep: (listener) => steps.add(listener),
  };
}

function keyOf({ indicator, data }: LookupSubject): string {
  return `${data} ${indicator.kind} ${indicator.value}`;
}
