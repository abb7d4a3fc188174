import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IndicatorLensApi } from '../../../src/api';
import type { OperationId } from '../../../src/core/operation/ids';
import type { Result } from '../../../src/core/result/model';
import { providers } from '../../../src/providers';
import { report } from '../../rig/figures';
import { lens, requests, simulator, useSimulator } from '../lens';
import { heapAfterCollection, resources } from './resources';

const LOOK_UPS = 20_000;
/** Until caches are full and the compiler has settled: the measure of before. */
const WARM_UP = 2_000;
/** Few enough that most questions come several times, so that what was kept is asked for again. */
const NAMES = 2_500;
const AT_ONCE = 16;
const CANCELLED_SHARE = 0.05;
/** Faults of any server that end at once. `hang` would only wait for its time limit. */
const FAULTS = [
  { name: 'html200' },
  { name: 'html502' },
  { name: 'empty200' },
  { name: 'truncated' },
  { name: 'reset' },
  { name: 'redirect' },
  { name: 'plainHttpToHttps' },
  { name: 'slow', ms: 40 },
] as const;
/** A vendor with a pace would keep the others waiting; what is billed by record has tests of its own. */
const OPERATIONS: readonly OperationId[] = providers
  .filter((provider) => provider.pace === undefined)
  .flatMap(({ operations }) => operations)
  .filter(({ takes, whenNamed }) => takes.includes('fqdn') && whenNamed === undefined)
  .map(({ id }) => id);

/** Park and Miller's generator: a run can be done again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const oneOf = <T>(values: readonly T[], random: () => number): T => {
  const value = values[Math.floor(random() * values.length)];
  assert.ok(value !== undefined);
  return value;
};

/** What stands of each question: a second answer at another time was asked for twice. */
class Answers {
  private readonly times = new Map<string, string>();
  readonly outcomes = new Map<string, number>();
  readonly twice: string[] = [];

  add({ operation, indicator, outcome, retrievedAt }: Result): void {
    const kind = outcome.kind === 'failed' ? outcome.reason : outcome.kind;
    this.outcomes.set(kind, (this.outcomes.get(kind) ?? 0) + 1);
    if (outcome.kind !== 'found' && outcome.kind !== 'noRecord') return;
    const key = `${operation} ${indicator.value}`;
    const before = this.times.get(key);
    if (before !== undefined && before !== retrievedAt) this.twice.push(key);
    this.times.set(key, retrievedAt);
  }

  get questions(): readonly (readonly [operation: OperationId, value: string])[] {
    return [...this.times.keys()].map((key) => key.split(' ') as [OperationId, string]);
  }
}

describe('look-ups among faults and cancels', () => {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): void => {
    rejections.push(reason);
  };
  before(() => process.on('unhandledRejection', onRejection));
  after(() => process.off('unhandledRejection', onRejection));

  it(`lose nothing, ask nothing twice and leave nothing behind in ${LOOK_UPS}`, async function () {
    this.timeout(20 * 60_000);
    await useSimulator();
    const api = await lens();
    const answers = new Answers();
    const random = randomFrom(417);
    await lookUp(api, answers, random, WARM_UP);
    await simulator('POST clear');
    const before = { ...(await resources()), heap: await heapAfterCollection() };
    const started = Date.now();
    await lookUp(api, answers, random, LOOK_UPS);
    const seconds = Math.round((Date.now() - started) / 1000);
    await simulator('POST clear');

    const arrived = (await requests()).length;
    const { questions } = answers;
    assert.ok(questions.length > NAMES, 'many questions were answered');
    for (const [operation, value] of questions) {
      for (const result of await api.enrich(value, { operations: [operation] }))
        answers.add(result);
    }
    assert.equal((await requests()).length, arrived, 'what was answered is asked for again');
    assert.deepEqual(answers.twice, [], 'a question was answered twice');
    assert.deepEqual(rejections, []);
    assert.equal(answers.outcomes.get('internal') ?? 0, 0, 'a fault ended as a fault of ours');

    const after = { ...(await resources()), heap: await heapAfterCollection() };
    const grown = after.heap - before.heap;
    report(
      'Look-ups in a real extension host, among faults and cancels',
      { what: 'look-ups', value: `${LOOK_UPS} in ${seconds} s, ${AT_ONCE} at once` },
      { what: 'how they ended', value: wordsOf(answers.outcomes) },
      { what: 'requests that arrived', value: String(arrived) },
      { what: 'answers that were asked for again', value: String(answers.twice.length) },
      { what: 'unhandled rejections', value: String(rejections.length) },
      {
        what: 'memory of the extension host',
        value: `${megabytes(before.heap)} before, ${megabytes(after.heap)} after`,
      },
      ...(['timers', 'sockets', 'listeners', 'files'] as const).map((what) => ({
        what,
        value: `${before[what]} before, ${after[what]} after`,
      })),
    );
    assert.ok(grown < 24e6, `the heap grew by ${megabytes(grown)}`);
    for (const what of ['timers', 'sockets', 'listeners', 'files'] as const) {
      assert.ok(after[what] <= before[what] + 4, `${what}: ${before[what]}, then ${after[what]}`);
    }
  });

  async function lookUp(
    api: IndicatorLensApi,
    answers: Answers,
    random: () => number,
    count: number,
  ): Promise<void> {
    let begun = 0;
    const worker = async (): Promise<void> => {
      while (begun < count) {
        begun += 1;
        if (begun % 40 === 0) await changeWeather(random);
        const stop = new AbortController();
        const timer =
          random() < CANCELLED_SHARE ? setTimeout(() => stop.abort(), random() * 30) : undefined;
        const name = `n${Math.floor(random() * NAMES)}.soak.example`;
        const results = await api.enrich(name, {
          operations: [oneOf(OPERATIONS, random)],
          signal: stop.signal,
        });
        clearTimeout(timer);
        assert.equal(results.length, 1);
        results.forEach((result) => answers.add(result));
        // The editor's own work goes on between two.
        if (begun % 10 === 0) await sleep(1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  /** The next requests meet a fault, or none. */
  async function changeWeather(random: () => number): Promise<void> {
    await simulator('POST clear');
    if (random() < 0.7) {
      await simulator('POST fault', {
        ...oneOf(FAULTS, random),
        times: 1 + Math.floor(random() * 12),
      });
    }
  }
});

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function wordsOf(outcomes: ReadonlyMap<string, number>): string {
  return [...outcomes]
    .toSorted(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}
