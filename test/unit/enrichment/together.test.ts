import assert from 'node:assert/strict';
import type { BatchItemState } from '../../../src/core/batch/model';
import { LensError } from '../../../src/core/errors';
import type { Cost } from '../../../src/core/operation/cost';
import type { Operation, Session } from '../../../src/core/operation/model';
import type { HttpResponse } from '../../../src/core/ports';
import type { Answer, RawResponse } from '../../../src/core/result/model';
import { ALPHA, about, createBench, held, name, settled } from './bench';
import type { Bench } from './bench';

const MOST = 10;
const ROW = 'alpha.row';

const urlAbout = (values: readonly string[]): string => `${ALPHA}/rows?of=${values.join(',')}`;

async function rows(session: Session, values: readonly string[]): Promise<RawResponse> {
  const url = urlAbout(values);
  const response = await session.http.request(
    { method: 'GET', url, carriesCredentials: true, product: 'rows' },
    session.signal,
  );
  if (response.status === 403) {
    throw new LensError({
      reason: 'quotaPerMonth',
      message: 'It is spent.',
      remedy: 'Wait.',
      action: 'none',
    });
  }
  if (response.status !== 200) {
    throw new LensError({
      reason: 'serverError',
      message: 'It is broken.',
      remedy: 'Wait.',
      action: 'retry',
    });
  }
  const { status, body } = response;
  return { request: `GET ${url}`, status, contentType: 'application/json', body };
}

const cost = (more: Partial<Cost> = {}): readonly Cost[] => [
  { product: 'rows', amount: 1, unit: 'query', shared: ROW, ...more },
];

function answerOf(value: string, raw: RawResponse): Answer {
  const known = JSON.parse(raw.body) as Readonly<Record<string, string>>;
  const outcome: Answer['outcome'] =
    known[value] === 'none' ? { kind: 'noRecord', reason: 'None.' } : { kind: 'found' };
  return { lookedUp: value, outcome, sections: [], raw: [raw] };
}

const shared = { provider: 'alpha', takes: ['fqdn'], description: 'A question.' } as const;

/** Tells of many names at once. */
const row: Operation = {
  ...shared,
  id: ROW,
  title: 'Row',
  cost: () => cost(),
  together: {
    most: MOST,
    longest: 200,
    cost: () => cost({ bound: 'atLeast' }),
    async ask(indicators, session) {
      const values = indicators.map(({ value }) => value);
      const raw = await rows(session, values);
      const known = JSON.parse(raw.body) as Readonly<Record<string, string>>;
      return new Map(
        values.flatMap((value) => {
          const body = JSON.stringify({ [value]: known[value] });
          const part = { ...raw, request: `GET ${urlAbout([value])}`, body };
          return known[value] === undefined ? [] : [[value, [part]] as const];
        }),
      );
    },
  },
  run: async ({ value }, session) => answerOf(value, await rows(session, [value])),
};

/** Reads the row. */
const part: Operation = {
  ...shared,
  id: 'alpha.part',
  title: 'Part',
  cost: () => cost(),
  async run(indicator, session) {
    const { outcome, raw } = await session.resultOf(ROW, indicator);
    if (outcome.kind === 'failed') {
      throw new LensError(outcome);
    }
    return { lookedUp: indicator.value, outcome, sections: [], raw };
  },
};

/** Reads the row, and asks for something of its own. */
const more: Operation = {
  ...part,
  id: 'alpha.more',
  title: 'More',
  cost: () => [...cost(), { product: 'more', amount: 1, unit: 'query' }],
  async run(indicator, session, parameters) {
    const answer = await part.run(indicator, session, parameters);
    const url = `${ALPHA}/more/${indicator.value}`;
    await session.http.request({ method: 'GET', url, carriesCredentials: true }, session.signal);
    return answer;
  },
};

const named = (url: string): readonly string[] =>
  new URL(url).searchParams.get('of')?.split(',') ?? [];

/** Knows every name that is asked for. */
function knowing(
  url: string,
  about: (value: string) => string | undefined = () => 'yes',
): HttpResponse {
  const body = Object.fromEntries(named(url).map((value) => [value, about(value)]));
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}

describe('a batch whose vendor answers many names at once', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench({ operations: [row, part, more] });
    bench.answer = ({ url }) => Promise.resolve(knowing(url));
  });
  afterEach(() => bench.batches.dispose());

  const names = (count: number) => Array.from({ length: count }, (_, at) => name(`n${at}.com`));
  const start = (count: number, operations: readonly string[] = [ROW]): string => {
    const id = bench.batches.create({
      title: 'case',
      indicators: names(count),
      operations,
      data: 'live',
      askedFrom: 'editor',
    });
    bench.batches.resume(id);
    return id;
  };
  const states = (id: string): Readonly<Record<string, number>> => {
    const counted: Partial<Record<BatchItemState, number>> = {};
    for (const { state } of bench.journal.get(id)?.items ?? []) {
      counted[state] = (counted[state] ?? 0) + 1;
    }
    return counted;
  };

  it('asks as few requests as they take, and keeps each answer by itself', async () => {
    const id = start(25);
    await bench.batches.settled(id);
    assert.deepEqual(states(id), { done: 25 });
    assert.equal(bench.asked.length, 3);
    const [result] = await bench.enrichment.enrich(about(name('n7.com'), { operations: [ROW] }));
    assert.equal(result?.source.from, 'cache');
    assert.deepEqual(result.raw, [
      {
        request: `GET ${urlAbout(['n7.com'])}`,
        status: 200,
        contentType: 'application/json',
        body: '{"n7.com":"yes"}',
      },
    ]);
    assert.equal(bench.asked.length, 3);
  });

  it('answers from the one request whatever reads it', async () => {
    const id = start(20, ['alpha.part', ROW]);
    await bench.batches.settled(id);
    assert.deepEqual(states(id), { done: 40 });
    assert.equal(bench.asked.length, 2);
  });

  it('asks what each name costs beside', async () => {
    const id = start(20, ['alpha.more', 'alpha.part']);
    await bench.batches.settled(id);
    assert.deepEqual(states(id), { done: 40 });
    const together = bench.asked.filter((url) => url.includes('/rows'));
    assert.ok(together.length <= 4, together.join('\n'));
    assert.equal(bench.asked.length - together.length, 20);
    assert.equal(new Set(together.flatMap(named)).size, together.flatMap(named).length);
  });

  it('keeps a request as short as servers take', async () => {
    const id = bench.batches.create({
      title: 'case',
      indicators: names(4).map(({ value }) => name(`${'long'.repeat(15)}.${value}`)),
      operations: [ROW],
      data: 'live',
      askedFrom: 'editor',
    });
    bench.batches.resume(id);
    await bench.batches.settled(id);
    assert.deepEqual(bench.asked.map((url) => named(url).length).sort(), [2, 2]);
  });

  it('tells a name without a record from one that is not mentioned', async () => {
    bench.answer = ({ url }) =>
      Promise.resolve(
        knowing(url, (value) =>
          value === 'n3.com' ? 'none' : value === 'n4.com' ? undefined : 'yes',
        ),
      );
    const id = start(8, ['alpha.part']);
    await bench.batches.settled(id);
    assert.deepEqual(states(id), { done: 7, failed: 1 });
    const batch = bench.journal.get(id)!;
    assert.equal(bench.batches.answer(batch, 3)?.outcome.kind, 'noRecord');
    const { failure } = batch.items[4]!;
    assert.equal(failure?.reason, 'notUnderstood');
    assert.match(failure.message, /does not mention n4\.com/);
    assert.equal(bench.asked.length, 1);
  });

  it('asks neither what is stored nor what must not be sent', async () => {
    await bench.enrichment.enrich(about(name('n1.com'), { operations: [ROW] }));
    bench.ignored.push('n2.com');
    const id = start(6);
    await bench.batches.settled(id);
    assert.deepEqual(states(id), { done: 5, refused: 1 });
    assert.deepEqual(bench.asked.map(named), [
      ['n1.com'],
      ['n0.com', 'n3.com', 'n4.com', 'n5.com'],
    ]);
  });

  it('is refused once for all that a quota has no room for', async () => {
    bench.answer = () => Promise.resolve({ status: 403, headers: {}, body: '' });
    const id = start(30);
    await bench.batches.settled(id);
    assert.deepEqual(states(id), { queued: 30 });
    assert.ok(bench.asked.length <= 2);
    const [hold] = bench.batches.standing(id)?.holds ?? [];
    assert.equal(hold?.failure.reason, 'quotaPerMonth');
    bench.answer = ({ url }) => Promise.resolve(knowing(url));
    bench.batches.resume(id);
    await bench.batches.settled(id);
    assert.deepEqual(states(id), { done: 30 });
  });

  it('fails with the request that fails, and with no other', async () => {
    bench.answer = ({ url }) =>
      Promise.resolve(
        named(url).includes('n5.com') ? { status: 500, headers: {}, body: '' } : knowing(url),
      );
    const id = start(20);
    await bench.batches.settled(id);
    assert.deepEqual(states(id), { done: 10, failed: 10 });
  });

  it('stays within a budget that ends in the middle', async () => {
    bench.budgets.rows = 2;
    const id = start(40);
    await bench.batches.settled(id);
    assert.equal(bench.asked.length, 2);
    assert.deepEqual(states(id), { done: 20, queued: 20 });
  });

  it('writes down what is on the way, and sends nothing more once it is stopped', async () => {
    const waiting: (() => void)[] = [];
    bench.answer = ({ url }) =>
      new Promise((resolve) => {
        waiting.push(() => resolve(knowing(url)));
      });
    const id = start(50);
    await settled();
    assert.deepEqual(states(id), { running: 20, queued: 30 });
    assert.equal(bench.asked.length, 2);
    bench.batches.pause(id);
    waiting.forEach((give) => give());
    await bench.batches.settled(id);
    assert.deepEqual(states(id), { done: 20, queued: 30 });
    assert.equal(bench.asked.length, 2);
  });

  it('stands in the audit log with every name', async () => {
    await bench.batches.settled(start(12));
    const entries = bench.audit.search({ text: 'n11.com' });
    assert.equal(entries.length, 1);
    assert.match(entries[0]!.request, /of=n10\.com,n11\.com$/);
    assert.deepEqual(entries[0]!.cost, [{ product: 'rows', amount: 1, unit: 'query' }]);
  });

  it('gives its answer to whoever asks about one of the names meanwhile', async () => {
    const { give } = held(bench);
    const id = start(5);
    await settled();
    const asking = bench.enrichment.enrich(about(name('n2.com'), { operations: ['alpha.part'] }));
    await settled();
    give(knowing(bench.asked[0]!));
    const [result] = await asking;
    assert.equal(result?.outcome.kind, 'found');
    await bench.batches.settled(id);
    assert.equal(bench.asked.length, 1);
  });

  it('says before what it costs', async () => {
    await bench.enrichment.enrich(about(name('n1.com'), { operations: [ROW] }));
    const { operations } = await bench.batches.preview(
      names(26),
      'live',
      new AbortController().signal,
    );
    const costs = Object.fromEntries(operations.map(({ operation, cost }) => [operation.id, cost]));
    assert.deepEqual(costs[ROW], cost({ amount: 3, bound: 'atLeast' }));
    assert.deepEqual(costs['alpha.part'], cost({ amount: 3, bound: 'atLeast' }));
    assert.deepEqual(costs['alpha.more'], [
      { product: 'more', amount: 26, unit: 'query' },
      ...cost({ amount: 3, bound: 'atLeast' }),
    ]);
  });
});
