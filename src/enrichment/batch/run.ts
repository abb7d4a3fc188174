import { setTimeout as sleep } from 'node:timers/promises';
import { failureIn } from '../../core/errors';
import type { Failure } from '../../core/errors';
import type { OperationId } from '../../core/operation/ids';
import type { Operation } from '../../core/operation/model';
import type { Registry } from '../../core/operation/registry';
import type { BatchJournal } from '../../core/batch/journal';
import type { BatchItemState } from '../../core/batch/model';
import type { Clock } from '../../core/ports';
import type { Inquiry, Questions } from '../questions';
import { nextTurn } from '../nextTurn';
import { consequenceOf } from './consequence';
import { Lane } from './lane';
import type { Taken } from './lane';
import type { BatchHold } from './model';
import { heldOffline } from './offlineHold';
import type { OpenBatch } from './openBatch';
import type { Pace } from './pace';
import { gather } from './together';
import type { Group } from './together';

/** What a run needs of its surroundings. */
export interface RunParts {
  readonly registry: Registry;
  readonly questions: Questions;
  readonly journal: BatchJournal;
  readonly clock: Clock;
  readonly pace: Pace;
  /** True while the analyst works offline. */
  readonly offline: () => boolean;
}

/** The journal wants to hear from whoever runs a batch every 20 s. */
const HEARTBEAT_MS = 15_000;

/** One batch while it is asked: as many questions at a time as each provider takes. */
export class BatchRun {
  private readonly lanes: readonly Lane[];
  private readonly stopped = new AbortController();
  private readonly working = new Map<Promise<void>, Lane>();
  /** Answers about many, which nobody waits for any more but the end. */
  private readonly reading = new Set<Promise<void>>();
  private readonly faults: unknown[] = [];
  private heard: number;
  /** True when another window has taken the batch over, as after a long sleep of the machine. */
  lost = false;

  /** The caller holds the claim. What is held already is not asked. */
  constructor(
    private readonly batch: OpenBatch,
    private readonly parts: RunParts,
    held: readonly BatchHold[],
    private readonly changed: () => void,
  ) {
    this.heard = parts.clock.now();
    const queued = new Map<OperationId, number[]>();
    for (const index of batch.inState('queued')) {
      const operation = batch.item(index)?.operation ?? '';
      const own = queued.get(operation);
      if (own === undefined) {
        queued.set(operation, [index]);
      } else {
        own.push(index);
      }
    }
    this.lanes = parts.registry.providers.map(
      (provider) =>
        new Lane(provider, queued, (operation, item) => this.costOf(operation, item), parts.pace),
    );
    for (const lane of this.lanes) {
      lane.keep(held);
    }
  }

  get stopping(): boolean {
    return this.stopped.signal.aborted;
  }

  /** Resolves when nothing may leave any more and everything on the way has arrived. */
  async run(): Promise<void> {
    const beat = setInterval(() => this.holdsClaim(), HEARTBEAT_MS);
    for (const lane of this.lanes) {
      this.hire(lane);
    }
    while (this.working.size + this.reading.size > 0) {
      await Promise.all([...this.working.keys(), ...this.reading]);
    }
    clearInterval(beat);
    if (this.faults.length > 0) {
      throw this.faults[0];
    }
  }

  /** Goes on with what was held only because the analyst worked offline. */
  online(): void {
    for (const lane of this.lanes) {
      if (lane.online()) {
        this.hire(lane);
      }
    }
    this.changed();
  }

  stop(): void {
    this.stopped.abort();
  }

  holds(): readonly BatchHold[] {
    const now = this.parts.clock.now();
    return this.lanes.flatMap((lane) => lane.holds(now));
  }

  /** As many workers as the provider takes questions at a time. */
  private hire(lane: Lane): void {
    const there = [...this.working.values()].filter((one) => one === lane).length;
    for (let at = there; at < lane.provider.concurrency; at += 1) {
      const work = this.faultStops(this.work(lane)).finally(() => this.working.delete(work));
      this.working.set(work, lane);
    }
  }

  /** A journal that cannot be written stops everything: nothing may leave unrecorded. */
  private async faultStops(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (thrown) {
      this.stop();
      this.faults.push(thrown);
    }
  }

  private async work(lane: Lane): Promise<void> {
    const { clock, questions } = this.parts;
    while (!this.stopping) {
      const next = lane.next(clock.now());
      if (next.kind === 'none') {
        return;
      }
      if (next.kind === 'wait') {
        this.changed();
        await this.pause(next.until - clock.now());
        continue;
      }
      const { item, operation } = next;
      if (
        questions.outlook(operation, this.batch.data).answer(this.batch.question(item)) !==
        undefined
      ) {
        this.batch.set(item, 'done');
        await nextTurn();
        continue;
      }
      if (!this.holdsClaim()) {
        return;
      }
      const group = gather({ operation, item }, lane, this.batch, this.parts);
      // Written before the request leaves: after a crash it may have been paid for.
      for (const one of group?.members ?? [{ item }]) {
        this.batch.set(one.item, 'running');
      }
      lane.left(operation, item, clock.now());
      await (group === undefined
        ? this.askOne(lane, { operation, item })
        : this.askTogether(lane, group));
    }
  }

  private async askOne(lane: Lane, taken: Taken): Promise<void> {
    const { outcome } = await this.parts.questions.ask(
      this.batch.question(taken.item),
      this.inquiry(),
    );
    if (outcome.kind === 'failed') {
      this.suffer(lane, [taken], failureIn(outcome));
    } else {
      lane.answered();
      this.batch.set(taken.item, 'done');
    }
  }

  /** Resolves when the request is answered, so that the next can leave while this one is read. */
  private async askTogether(lane: Lane, group: Group): Promise<void> {
    let arrived = (): void => undefined;
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const reading = this.faultStops(this.readTogether(lane, group, arrived)).finally(() =>
      this.reading.delete(reading),
    );
    this.reading.add(reading);
    await (group.asksMore ? reading : Promise.race([arrival, reading]));
  }

  /** One request, and then every question that is read from what it brought. */
  private async readTogether(lane: Lane, group: Group, arrived: () => void): Promise<void> {
    const { questions } = this.parts;
    const failures = new Map<string, Failure>();
    const results = await questions.askTogether(group.request, this.inquiry(), arrived);
    for (const { outcome, indicator } of results) {
      if (outcome.kind === 'failed') {
        failures.set(indicator.value, failureIn(outcome));
      }
    }
    const [failure] = failures.values();
    if (failure !== undefined && failures.size === group.request.length) {
      this.suffer(lane, group.members, failure);
      return;
    }
    lane.answered();
    for (const member of group.members) {
      const failed = failures.get(member.value);
      if (failed !== undefined) {
        this.batch.set(member.item, 'failed', failed);
      } else if (member.operation.id === group.operation) {
        this.batch.set(member.item, 'done');
      } else {
        await this.askOne(lane, member);
        await nextTurn();
      }
    }
  }

  private inquiry(): Inquiry {
    return {
      // Never called off: what is on the way may be paid for.
      signal: new AbortController().signal,
      askedFrom: this.batch.askedFrom,
      meter: { asked: 0 },
    };
  }

  private suffer(lane: Lane, taken: readonly Taken[], failure: Failure): void {
    const setAll = (state: BatchItemState): void => {
      for (const { item } of taken) {
        this.batch.set(item, state, state === 'queued' ? undefined : failure);
      }
    };
    const servers = lane.provider.reaches === undefined ? 'one' : 'many';
    const consequence = consequenceOf(failure, servers);
    switch (consequence.kind) {
      case 'refused':
        setAll('refused');
        return;
      case 'fail':
        if (consequence.trouble) {
          lane.trouble(failure);
        } else {
          lane.answered();
        }
        setAll('failed');
        return;
      case 'wait':
        lane.wait(failure, this.parts.clock.now() + consequence.seconds * 1000);
        break;
      case 'holdOperation':
        for (const { operation } of taken) {
          lane.holdOperation(operation.id, failure);
        }
        break;
      case 'holdProvider':
        lane.hold(failure);
        break;
      case 'waitOnline':
        // The analyst may have gone online since the question was turned away.
        if (this.parts.offline()) {
          lane.hold(heldOffline(failure));
        }
        break;
    }
    for (const { operation, item } of [...taken].reverse()) {
      lane.putBack(operation, item);
    }
    setAll('queued');
    this.changed();
  }

  /** False, once and for all, where another window runs the batch now. */
  private holdsClaim(): boolean {
    const now = this.parts.clock.now();
    if (!this.lost && now - this.heard >= HEARTBEAT_MS) {
      this.heard = now;
      if (!this.parts.journal.claim(this.batch.id)) {
        this.lost = true;
        this.stop();
      }
    }
    return !this.lost;
  }

  private async pause(ms: number): Promise<void> {
    try {
      await sleep(Math.max(1, ms), undefined, { signal: this.stopped.signal });
    } catch {
      // Stopped meanwhile.
    }
  }

  private costOf(operation: Operation, item: number): ReturnType<Operation['cost']> {
    const { indicator, data } = this.batch.question(item);
    return this.parts.questions.outlook(operation, data).cost(indicator, {});
  }
}
