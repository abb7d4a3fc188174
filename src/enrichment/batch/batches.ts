import { failureOf } from '../../core/errors';
import type { BatchId, BatchItemState } from '../../core/batch/model';
import type { Registry } from '../../core/operation/registry';
import type { BatchJournal } from '../../core/batch/journal';
import type { Question } from '../../core/operation/question';
import type { Clock, Log } from '../../core/ports';
import type { Store } from '../../core/result/store';
import type { Result } from '../../core/result/model';
import { isStillToCome } from '../../core/wrongClock';
import { Listeners } from '../listeners';
import type { Questions } from '../questions';
import { storedFor } from '../sharedAnswer';
import { Ends } from './ends';
import { itemsOf } from './items';
import type { BatchChange, Batches, BatchHold, BatchPhase, BatchStanding } from './model';
import { OpenBatch } from './openBatch';
import { Pace } from './pace';
import type { PerMinute } from './pace';
import { previewOf } from './preview';
import { BatchRun } from './run';

export interface BatchParts {
  readonly registry: Registry;
  readonly questions: Questions;
  readonly journal: BatchJournal;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly perMinute: PerMinute;
  /** True while the analyst works offline. */
  readonly offline: () => boolean;
  /** A name that no other batch has. */
  readonly newId: () => BatchId;
}

interface Running {
  readonly batch: OpenBatch;
  readonly run: BatchRun;
  readonly ended: Promise<void>;
}

/** Many questions as one act. */
export function createBatches(parts: BatchParts): Batches {
  const { registry, questions, journal, store, clock, log, offline } = parts;
  const changed = new Listeners<BatchChange>(log);
  const running = new Map<BatchId, Running>();
  const ends = new Ends();
  const pace = new Pace(parts.perMinute);

  const open = (id: BatchId): OpenBatch | undefined => {
    const batch = journal.get(id);
    return batch && new OpenBatch(batch, journal, (items) => changed.tell({ id, items }));
  };

  /** Does something to a batch that nobody runs, under the claim; false where somebody does. */
  const claimed = (id: BatchId, act: (batch: OpenBatch) => void): boolean => {
    const own = running.get(id);
    if (own !== undefined) {
      act(own.batch);
      return true;
    }
    if (!journal.claim(id)) {
      changed.tell({ id, items: [] });
      return false;
    }
    const batch = open(id);
    if (batch !== undefined) {
      recover(batch);
      act(batch);
    }
    journal.release(id);
    return batch !== undefined;
  };

  const storedAnswer = (question: Question): Result | undefined => {
    const operation = registry.operation(question.operation);
    return operation && storedFor(store, operation, question);
  };

  /** What was on the way when its process ended: answered where the answer is there, else in doubt. */
  const recover = (batch: OpenBatch): void => {
    for (const index of batch.inState('running')) {
      const stored = storedAnswer(batch.question(index));
      const retrieved = Date.parse(stored?.retrievedAt ?? '');
      const arrived = retrieved >= batch.createdAt && !isStillToCome(retrieved, clock.now());
      batch.set(index, arrived ? 'done' : 'inDoubt');
    }
  };

  /** What is `held` is not asked, and stays so. */
  const start = (
    id: BatchId,
    prepare: (batch: OpenBatch) => void,
    held: readonly BatchHold[] = [],
  ): boolean => {
    const going = running.get(id);
    if (going !== undefined) {
      // What it still waits for arrives first; then it goes on with what is queued now.
      going.run.stop();
      void going.ended.then(() => start(id, prepare));
      return true;
    }
    if (!journal.claim(id)) {
      changed.tell({ id, items: [] });
      return false;
    }
    const batch = open(id);
    if (batch === undefined) {
      journal.release(id);
      return false;
    }
    recover(batch);
    prepare(batch);
    const run = new BatchRun(
      batch,
      { registry, questions, journal, clock, pace, offline },
      held,
      () => changed.tell({ id, items: [] }),
    );
    const ended = run
      .run()
      .catch((thrown: unknown) => {
        log.error(`A batch has stopped: ${failureOf(thrown).message}`);
      })
      .then(() => {
        running.delete(id);
        if (!run.lost) {
          journal.release(id);
        }
        ends.set(id, run.holds(), run.stopping);
        changed.tell({ id, items: [] });
      });
    ends.forget(id);
    running.set(id, { batch, run, ended });
    changed.tell({ id, items: [] });
    return true;
  };
  const requeue =
    (...states: readonly BatchItemState[]) =>
    (batch: OpenBatch): void => {
      for (const index of batch.inState(...states)) {
        batch.set(index, 'queued');
      }
    };

  const phaseOf = (
    id: BatchId,
    { queued, running: under }: BatchStanding['counts'],
  ): BatchPhase => {
    const going = running.get(id);
    if (going !== undefined) {
      if (going.run.stopping) {
        return 'stopping';
      }
      // The sample case asks nobody in any case.
      return offline() && going.batch.data === 'live' ? 'offline' : 'running';
    }
    if (journal.heldElsewhere(id)) {
      return 'elsewhere';
    }
    if (queued + under === 0) {
      return 'finished';
    }
    return ends.waitsOnline(id) ? 'offline' : 'paused';
  };

  const standing = (id: BatchId): BatchStanding | undefined => {
    const going = running.get(id);
    const batch = going?.batch ?? open(id);
    if (batch === undefined) {
      return undefined;
    }
    const counts = batch.counts();
    return {
      batch: batch.snapshot(),
      phase: phaseOf(id, counts),
      counts,
      holds: going?.run.holds() ?? ends.holds(id),
    };
  };

  return {
    preview: (indicators, data, signal) =>
      previewOf(indicators, data, signal, { registry, questions }),

    create(request) {
      const id = parts.newId();
      journal.create({
        id,
        title: request.title,
        data: request.data,
        askedFrom: request.askedFrom,
        createdAt: new Date(clock.now()).toISOString(),
        operations: registry.operations
          .map((operation) => operation.id)
          .filter((operation) => request.operations.includes(operation)),
        items: itemsOf(request, registry, questions),
      });
      changed.tell({ id, items: [] });
      return id;
    },

    resume: (id) => start(id, requeue('cancelled')),
    retryFailed: (id) => start(id, requeue('failed')),
    askAgain: (id) => start(id, requeue('inDoubt')),

    pause(id) {
      running.get(id)?.run.stop();
      ends.pause(id);
      changed.tell({ id, items: [] });
    },
    cancel(id) {
      const going = running.get(id);
      going?.run.stop();
      claimed(id, cancelQueued);
      ends.forget(id);
      // What is on the way may be told to wait, and is queued then.
      void going?.ended.then(() => claimed(id, cancelQueued));
      changed.tell({ id, items: [] });
    },
    recover: (id) => running.has(id) || claimed(id, () => undefined),

    progress(id) {
      const going = running.get(id);
      const batch = going?.batch ?? open(id);
      if (batch === undefined) {
        return undefined;
      }
      const counts = batch.counts();
      const { queued, running: under, inDoubt, done, failed, cancelled } = counts;
      return {
        title: batch.title,
        phase: phaseOf(id, counts),
        over: done + failed,
        total: queued + under + inDoubt + done + failed + cancelled,
        waits: going?.run.holds().some(({ until }) => until !== undefined) ?? false,
      };
    },
    interrupted: () => journal.interrupted(),
    standing,
    list: () =>
      journal.list().map((batch) => {
        const counts = (
          running.get(batch.id)?.batch ?? new OpenBatch(batch, journal, () => undefined)
        ).counts();
        return { batch, counts, phase: phaseOf(batch.id, counts) };
      }),
    answer({ data, items }, at) {
      const { operation, indicator } = items[at] ?? {};
      return operation && indicator
        ? storedAnswer({ operation, indicator, parameters: {}, data })
        : undefined;
    },
    remove(id) {
      if (running.has(id) || !journal.claim(id)) {
        return false;
      }
      journal.remove(id);
      ends.forget(id);
      changed.tell({ id, items: [] });
      return true;
    },
    pauseAll() {
      for (const { run } of running.values()) {
        run.stop();
      }
      ends.pauseAll();
    },
    offline() {
      for (const id of running.keys()) {
        changed.tell({ id, items: [] });
      }
    },
    online() {
      for (const { run } of running.values()) {
        run.online();
      }
      for (const { id, goesOn } of ends.online()) {
        if (!goesOn || !start(id, () => undefined, ends.holds(id))) {
          changed.tell({ id, items: [] });
        }
      }
    },
    settled: (id) => running.get(id)?.ended ?? Promise.resolve(),
    onDidChange: (listener) => changed.add(listener),
    dispose() {
      for (const { run } of running.values()) {
        run.stop();
      }
    },
  };
}

function cancelQueued(batch: OpenBatch): void {
  for (const index of batch.inState('queued')) {
    batch.set(index, 'cancelled');
  }
}
