import assert from 'node:assert/strict';
import type { Operation, Session } from '../../../src/core/operation/model';
import type { AnswerReader } from '../../../src/core/operation/reader';
import type { HttpRequest } from '../../../src/core/ports';
import { runAside } from '../../../src/enrichment/aside';
import { name } from './bench';

const EVIL = name('evil.com');
const LARGE = 300 * 1024;

/** Asks for two pages, and may ask for a judgement between them. */
const operation: Operation = {
  id: 'alpha.any',
  title: 'Any',
  description: 'A question.',
  provider: 'alpha',
  takes: ['fqdn'],
  cost: () => [],
  run: async (indicator, session) => {
    const raw = [];
    for (const page of [1, 2]) {
      const url = `https://api.alpha.test/${page}`;
      const request = { method: 'GET', url, carriesCredentials: false } as const;
      const { status, body } = await session.http.request(request, session.signal);
      raw.push({ request: `GET ${url}`, status, contentType: '', body });
      session.mayAsk(indicator);
    }
    return { lookedUp: indicator.value, outcome: { kind: 'found' }, sections: [], raw };
  },
};

/** `sizes` of the bodies, page by page. */
function rig(sizes: readonly number[]) {
  const sent: string[] = [];
  const session = {
    settings: {},
    credentials: undefined,
    http: {
      request: ({ url }: HttpRequest) => {
        sent.push(url.slice(-1));
        const size = sizes[Number(url.slice(-1)) - 1] ?? 0;
        return Promise.resolve({ status: 200, headers: {}, body: 'x'.repeat(size) });
      },
    },
    documents: { get: () => undefined, put: () => undefined },
    clock: { now: () => 7 },
    signal: new AbortController().signal,
    mayAsk: () => undefined,
  } as unknown as Session;
  let reads = 0;
  const reader = (judges: boolean): AnswerReader => ({
    async read(order, help) {
      reads += 1;
      assert.deepEqual([order.operation, order.indicator, order.now], ['alpha.any', EVIL, 7]);
      if (!judges) {
        await help.request({
          method: 'GET',
          url: 'https://api.alpha.test/1',
          carriesCredentials: false,
        });
        return undefined;
      }
      const http = { request: (request: HttpRequest) => help.request(request) };
      return operation.run(EVIL, { ...session, http }, {});
    },
  });
  const run = (judges = true) => runAside(operation, EVIL, session, {}, reader(judges));
  return { run, sent, reads: () => reads };
}

describe('an answer that is large', () => {
  it('is read here while no response is', async () => {
    const { run, sent, reads } = rig([10, 10]);
    assert.equal((await run()).raw.length, 2);
    assert.deepEqual([sent, reads()], [['1', '2'], 0]);
  });

  for (const sizes of [
    [LARGE, 10],
    [10, LARGE],
    [LARGE, LARGE],
  ]) {
    it(`is read aside once a response is (${sizes.join(', ')}), and nothing is sent twice`, async () => {
      const { run, sent, reads } = rig(sizes);
      const { raw } = await run();
      assert.deepEqual(
        raw.map(({ body }) => body.length),
        sizes,
      );
      assert.deepEqual([sent, reads()], [['1', '2'], 1]);
    });
  }

  it('is read here after all where the reader may not judge, from what came', async () => {
    const { run, sent, reads } = rig([LARGE, 10]);
    assert.equal((await run(false)).outcome.kind, 'found');
    assert.deepEqual([sent, reads()], [['1', '2'], 1]);
  });

  it('keeps the beginning of a raw response, and says how much there was', async () => {
    const { run } = rig([3 * 1024 * 1024, 10]);
    const [first, second] = (await run()).raw;
    assert.deepEqual([first?.body.length, first?.cutFrom], [1024 * 1024, 3 * 1024 * 1024]);
    assert.deepEqual([second?.body.length, second?.cutFrom], [10, undefined]);
  });
});
