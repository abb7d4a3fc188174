import assert from 'node:assert/strict';
import { LensError } from '../../../src/core/errors';
import type { Failure, FailureReason } from '../../../src/core/errors';
import type { Http, HttpRequest, HttpResponse } from '../../../src/core/ports';
import { createLimits } from '../../../src/infra/limits';

const REQUEST: HttpRequest = {
  method: 'GET',
  url: 'https://h.example/',
  carriesCredentials: false,
};
const failure = (reason: FailureReason, action: Failure['action'] = 'retry'): LensError =>
  new LensError({ reason, message: 'm', remedy: 'r', action });
const answer = (status: number): HttpResponse => ({ status, headers: {}, body: '' });
const quick = { afterFaultMs: 1, whileBusyMs: 1 };
const never = new AbortController().signal;

/** Answers with each step in turn, and stays at the last one. */
function script(steps: readonly (HttpResponse | LensError)[]): { http: Http; asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    http: {
      request: () => {
        const step = steps[Math.min(asked++, steps.length - 1)]!;
        return step instanceof LensError ? Promise.reject(step) : Promise.resolve(step);
      },
    },
  };
}

describe('the limits of a provider', () => {
  it('lets no more requests under way than the provider bears, whoever asks', async () => {
    let running = 0;
    let most = 0;
    const http: Http = {
      request: async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running--;
        return answer(200);
      },
    };
    const limits = createLimits(quick);
    const [one, other] = [
      limits.around(http, { id: 'a', concurrency: 3 }),
      limits.around(http, { id: 'a', concurrency: 3 }),
    ];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? one : other).request(REQUEST, never)),
    );
    assert.equal(most, 3);
    await Promise.all([
      ...Array.from({ length: 5 }, () =>
        limits.around(http, { id: 'b', concurrency: 2 }).request(REQUEST, never),
      ),
      ...Array.from({ length: 5 }, () =>
        limits.around(http, { id: 'a', concurrency: 3 }).request(REQUEST, never),
      ),
    ]);
    assert.equal(most, 5);
  });

  it('holds each host to its own pace, whatever the others do', async () => {
    const limits = createLimits(quick);
    const sent: string[] = [];
    const http: Http = {
      request: ({ url }) => {
        sent.push(new URL(url).host);
        return Promise.resolve(answer(200));
      },
    };
    const paced = limits.around(http, {
      id: 'a',
      concurrency: 9,
      pace: (host) => (host === 'slow.example' ? { requests: 2, seconds: 0.5 } : undefined),
    });
    const ask = (host: string): Promise<HttpResponse> =>
      paced.request({ ...REQUEST, url: `https://${host}/` }, never);
    const slow = [1, 2, 3].map(() => ask('slow.example'));
    const other = limits.around(http, { id: 'b', concurrency: 9 });
    await Promise.all([
      ...[1, 2, 3].map(() => ask('quick.example')),
      other.request({ ...REQUEST, url: 'https://slow.example/' }, never),
    ]);
    assert.equal(sent.filter((host) => host === 'slow.example').length, 3);
    assert.equal(sent.filter((host) => host === 'quick.example').length, 3);
    await Promise.all(slow);
    assert.equal(sent.length, 7);
  });

  const cases: readonly (readonly [
    what: string,
    steps: readonly (HttpResponse | LensError)[],
    asked: number,
    ends: number | FailureReason,
  ])[] = [
    ['a 500 that passes', [answer(500), answer(200)], 2, 200],
    ['a 502 that stays', [answer(502)], 2, 502],
    ['a cut connection', [failure('unreachable'), answer(200)], 2, 200],
    ['a refused connection', [failure('unreachable', 'openSettings')], 1, 'unreachable'],
    ['a 503: only the provider knows what it means', [answer(503)], 1, 503],
    ['a 429', [answer(429)], 1, 429],
    ['a time-out', [failure('timeout')], 1, 'timeout'],
    ['an untrusted certificate', [failure('certificateNotTrusted')], 1, 'certificateNotTrusted'],
  ];
  for (const [what, steps, asked, ends] of cases) {
    it(`sends ${asked === 2 ? 'twice' : 'once'}: ${what}`, async () => {
      const scripted = script(steps);
      const end = await createLimits(quick)
        .around(scripted.http, { id: 'a', concurrency: 1 })
        .request(REQUEST, never)
        .then(
          (response) => response.status,
          (error: unknown) => (error as LensError).failure.reason,
        );
      assert.equal(end, ends);
      assert.equal(scripted.asked(), asked);
    });
  }

  it('sends what must be sent once no second time, unless nothing of it had left', async () => {
    const unsent = new LensError(failure('unreachable').failure, { neverLeft: true });
    for (const [step, asked] of [
      [answer(500), 1],
      [failure('unreachable'), 1],
      [unsent, 2],
    ] as const) {
      const scripted = script([step, answer(200)]);
      const http = createLimits(quick).around(
        scripted.http,
        { id: 'a', concurrency: 1 },
        ({ url }) => url.endsWith('/records'),
      );
      await http
        .request({ ...REQUEST, url: `${REQUEST.url}records` }, never)
        .catch(() => undefined);
      assert.equal(scripted.asked(), asked);
      await http.request(REQUEST, never);
    }
    const other = script([answer(500), answer(200)]);
    await createLimits(quick)
      .around(other.http, { id: 'a', concurrency: 1 }, ({ url }) => url.endsWith('/records'))
      .request(REQUEST, never);
    assert.equal(other.asked(), 2);
  });

  it('sends nothing once more for a vendor whose servers count each request', async () => {
    for (const step of [answer(500), failure('unreachable')]) {
      const scripted = script([step, answer(200)]);
      await createLimits(quick)
        .around(scripted.http, { id: 'a', concurrency: 1, repeatsNothing: true })
        .request(REQUEST, never)
        .catch(() => undefined);
      assert.equal(scripted.asked(), 1);
    }
  });

  it('asks a busy vendor twice more, and no other failure again', async () => {
    const limits = createLimits(quick);
    for (const [reason, times] of [
      ['busy', 3],
      ['quotaPerMinute', 1],
      ['quotaPerMonth', 1],
      ['quotaSpent', 1],
      ['serverError', 1],
      ['notUnderstood', 1],
    ] as const) {
      let asked = 0;
      const ask = (): Promise<never> => {
        asked++;
        return Promise.reject(failure(reason));
      };
      await assert.rejects(limits.whileBusy(ask, never));
      assert.equal(asked, times, reason);
    }
    let told = 0;
    const waits = (): Promise<never> => {
      told++;
      const { failure: busy } = failure('busy');
      return Promise.reject(new LensError({ ...busy, retryAfterSeconds: 120 }));
    };
    await assert.rejects(limits.whileBusy(waits, never));
    assert.equal(told, 1);
    let tries = 0;
    const recovers = (): Promise<string> =>
      ++tries < 3 ? Promise.reject(failure('busy')) : Promise.resolve('well');
    assert.equal(await limits.whileBusy(recovers, never), 'well');
  });

  it('ends a cancelled wait at once: in the queue, before a retry, while busy', async () => {
    const limits = createLimits({ afterFaultMs: 60, whileBusyMs: 60 });
    const asked: string[] = [];
    const http: Http = {
      request: ({ url }) => {
        asked.push(new URL(url).pathname);
        return url.endsWith('hangs') ? new Promise(() => undefined) : Promise.resolve(answer(500));
      },
    };
    const hanging = new AbortController();
    const first = limits
      .around(http, { id: 'a', concurrency: 1 })
      .request({ ...REQUEST, url: 'https://h.example/hangs' }, hanging.signal);
    const queued = limits
      .around(http, { id: 'a', concurrency: 1 })
      .request({ ...REQUEST, url: 'https://h.example/queued' }, hanging.signal);
    const retrying = new AbortController();
    const second = limits
      .around(http, { id: 'b', concurrency: 1 })
      .request({ ...REQUEST, url: 'https://h.example/fault' }, retrying.signal);
    const third = limits.whileBusy(() => Promise.reject(failure('busy')), retrying.signal);
    const start = Date.now();
    setTimeout(() => {
      hanging.abort();
      retrying.abort();
    }, 10);
    for (const ended of await Promise.allSettled([first, queued, second, third])) {
      assert.equal(ended.status, 'rejected');
      assert.equal((ended.reason as LensError).failure.reason, 'cancelled');
    }
    assert.ok(Date.now() - start < 50);
    assert.deepEqual(asked, ['/hangs', '/fault']);
    const free = limits.around(script([answer(200)]).http, { id: 'a', concurrency: 1 });
    assert.equal((await free.request(REQUEST, never)).status, 200);
  });
});
