import assert from 'node:assert/strict';
import type { Outcome, Result } from '../../../src/core/result/model';
import { createLookups, type LookupStep } from '../../../src/enrichment/lookups';
import type { EnrichRequest } from '../../../src/enrichment/model';

const NAME = { kind: 'fqdn', value: 'login-secure.example' } as const;
const SUBJECT = { indicator: NAME, data: 'live' } as const;

function failure(reason: 'timeout' | 'cancelled', action: 'retry' | 'setCredentials'): Outcome {
  return { kind: 'failed', reason, message: 'It failed.', remedy: 'Try again.', action };
}

function answer(operation: string, outcome: Outcome = { kind: 'found' }): Result {
  return {
    operation,
    indicator: NAME,
    askedFor: NAME.value,
    lookedUp: NAME.value,
    parameters: {},
    retrievedAt: '2026-11-21T12:00:00Z',
    outcome,
    sections: [],
    raw: [],
    source: {
      provider: operation.split('.', 1)[0] ?? '',
      providerName: 'Vendor',
      data: 'live',
      from: 'network',
      host: 'vendor.example',
    },
  };
}

/** Look-ups over a use case that answers when the test says so. */
function desk() {
  const said: string[] = [];
  const asked: { request: EnrichRequest; finish: (results: readonly Result[]) => void }[] = [];
  const quiet = (): undefined => undefined;
  const lookups = createLookups(
    {
      enrich: (request) =>
        new Promise((resolve) => {
          asked.push({ request, finish: resolve });
        }),
    },
    { debug: quiet, info: quiet, warn: quiet, error: (text) => void said.push(text) },
  );
  const steps: LookupStep[] = [];
  lookups.onStep((step) => steps.push(step));
  const ask = (more: Partial<EnrichRequest> = {}): Promise<readonly Result[]> =>
    lookups.enrich({
      ...SUBJECT,
      askedFrom: 'editor',
      signal: new AbortController().signal,
      ...more,
    });
  const start = (...operations: readonly string[]): void =>
    operations.forEach((operation) =>
      asked.at(-1)?.request.onProgress?.({ state: 'running', operation }),
    );
  const end = (...results: readonly Result[]): void =>
    results.forEach((result) =>
      asked.at(-1)?.request.onProgress?.({ state: 'done', operation: result.operation, result }),
    );
  return { lookups, asked, steps, said, ask, start, end };
}

describe('look-ups', () => {
  it('give whoever asked the results, and pass each step on', async () => {
    const { ask, asked, start, end } = desk();
    const heard: string[] = [];
    const results = ask({ onProgress: ({ state }) => heard.push(state) });
    start('a.one');
    end(answer('a.one'));
    asked[0]?.finish([answer('a.one')]);
    assert.deepEqual(await results, [answer('a.one')]);
    assert.deepEqual(heard, ['running', 'done']);
  });

  it('tell how far they are, by indicator and data, all of a subject together', async () => {
    const { lookups, ask, asked, start, end } = desk();
    const first = ask();
    start('a.one', 'b.one');
    const second = ask({ operations: ['b.one', 'b.two', 'b.three'] });
    start('b.one');
    end(answer('b.one'));
    assert.deepEqual(lookups.progress(SUBJECT), {
      asking: true,
      running: ['a.one', 'b.one'],
      done: 1,
      total: 5,
    });
    const none = { asking: false, running: [], done: 0, total: 0 };
    assert.deepEqual(lookups.progress({ ...SUBJECT, data: 'sample' }), none);
    assert.deepEqual(
      lookups.progress({ ...SUBJECT, indicator: { kind: 'fqdn', value: 'other.example' } }),
      none,
    );
    asked.forEach(({ finish }) => finish([]));
    await Promise.all([first, second]);
    assert.deepEqual(lookups.progress(SUBJECT), none);
  });

  it('are under way from the first moment, before it is known what they ask', async () => {
    const { lookups, ask, asked, steps } = desk();
    const asking = ask();
    assert.deepEqual(lookups.progress(SUBJECT), { asking: true, running: [], done: 0, total: 0 });
    assert.equal(steps.length, 1, 'and it is told');
    asked[0]?.finish([]);
    await asking;
    assert.equal(lookups.progress(SUBJECT).asking, false);
  });

  it('count what is still under way where another of the subject has ended', async () => {
    const { lookups, ask, asked } = desk();
    const first = ask({ operations: ['a.one'] });
    const second = ask({ operations: ['b.one', 'b.two'] });
    asked[0]?.finish([]);
    await first;
    assert.equal(lookups.progress(SUBJECT).total, 2);
    lookups.cancel(SUBJECT);
    assert.equal(asked[1]?.request.signal.aborted, true);
    asked[1].finish([]);
    await second;
    assert.equal(lookups.progress(SUBJECT).total, 0);
  });

  it('tell listeners of each step, with the result where there is one', async () => {
    const { ask, asked, steps, start, end } = desk();
    const done = ask();
    start('a.one');
    end(answer('a.one'));
    asked[0]?.finish([]);
    await done;
    assert.deepEqual(
      steps.map(({ indicator, result }) => [indicator.value, result?.operation]),
      [
        [NAME.value, undefined],
        [NAME.value, undefined],
        [NAME.value, 'a.one'],
        [NAME.value, undefined],
      ],
    );
  });

  it('go on although a listener throws', async () => {
    const { lookups, ask, asked, said } = desk();
    lookups.onStep(() => {
      throw new Error('cannot be drawn');
    });
    const done = ask();
    asked[0]?.finish([answer('a.one')]);
    assert.equal((await done).length, 1);
    assert.match(said[0] ?? '', /cannot be drawn/);
  });

  it('keep the last failure of each operation until it is answered', () => {
    const { lookups, ask, end } = desk();
    void ask();
    end(
      answer('a.one', failure('timeout', 'retry')),
      answer('b.one', failure('timeout', 'retry')),
      answer('a.one', failure('timeout', 'setCredentials')),
    );
    const failed = () => lookups.failures(SUBJECT).map(({ operation }) => operation);
    assert.deepEqual(failed(), ['a.one', 'b.one']);
    end(answer('b.one'));
    assert.deepEqual(failed(), ['a.one']);
    assert.deepEqual(lookups.failures({ ...SUBJECT, data: 'sample' }), []);
  });

  it('forget what failed for the want of the key that is another one now', () => {
    const { lookups, ask, end } = desk();
    void ask();
    end(
      answer('a.one', failure('timeout', 'setCredentials')),
      answer('a.two', failure('timeout', 'retry')),
      answer('b.one', failure('timeout', 'setCredentials')),
    );
    lookups.keyChanged('a');
    assert.deepEqual(
      lookups.failures(SUBJECT).map(({ operation }) => operation),
      ['a.two', 'b.one'],
    );
  });

  it('do not keep the failures of ever more indicators', () => {
    const { lookups, ask, end } = desk();
    const name = (n: number) => ({ kind: 'fqdn', value: `n${n}.example` }) as const;
    for (let n = 0; n < 201; n += 1) {
      void ask({ indicator: name(n) });
      end(answer('a.one', failure('timeout', 'retry')));
    }
    const kept = [0, 1, 200].map((n) => lookups.failures({ indicator: name(n), data: 'live' }));
    assert.deepEqual(
      kept.map(({ length }) => length),
      [0, 1, 1],
    );
  });

  it('can be cancelled by subject, whoever started them', () => {
    const { lookups, ask, asked } = desk();
    void ask();
    void ask({ askedFrom: 'api' });
    void ask({ data: 'sample' });
    lookups.cancel(SUBJECT);
    assert.deepEqual(
      asked.map(({ request }) => request.signal.aborted),
      [true, true, false],
    );
  });

  it('leave a failure where the analyst cancels, and none where the asker withdraws', () => {
    const { lookups, ask, asked, steps, end } = desk();
    const withdrawal = new AbortController();
    void ask({ signal: withdrawal.signal });
    withdrawal.abort();
    assert.equal(asked[0]?.request.signal.aborted, true);
    end(answer('a.one', failure('cancelled', 'retry')));
    assert.deepEqual([lookups.failures(SUBJECT), steps.at(-1)?.result], [[], undefined]);
    void ask();
    lookups.cancel(SUBJECT);
    end(answer('a.one', failure('cancelled', 'retry')));
    assert.equal(lookups.failures(SUBJECT).length, 1);
  });
});
