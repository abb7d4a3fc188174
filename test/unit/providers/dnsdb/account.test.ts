import assert from 'node:assert/strict';
import { failureOf } from '../../../../src/core/errors';
import type { HttpResponse } from '../../../../src/core/ports';
import { dnsdb } from '../../../../src/providers/dnsdb';
import { KEY, sessionWith } from './session';

const RESET = Date.UTC(2026, 10, 22) / 1000;

const rate = (given: object): Partial<HttpResponse> => ({ body: JSON.stringify({ rate: given }) });

function test(answer: Partial<HttpResponse>) {
  return dnsdb.test(sessionWith([answer]).session);
}

describe('DNSDB: the allowance of a key', () => {
  it('is asked for at /rate_limit, which names no indicator', async () => {
    const { session, requests } = sessionWith([rate({ limit: 500, remaining: 321, reset: RESET })]);
    const report = await dnsdb.test(session);
    assert.deepEqual(report, {
      ok: true,
      message: 'Connected to api.dnsdb.info: 321 of 500 queries left until 2026-11-22 00:00 UTC.',
      products: [
        {
          product: 'dnsdb',
          allowance: { limit: 500, left: 321, refilledAt: '2026-11-22T00:00:00.000Z' },
        },
      ],
    });
    const [request] = requests;
    assert.equal(
      request?.url,
      'https://api.dnsdb.info/dnsdb/v2/rate_limit?swclient=indicator-lens',
    );
    assert.equal(request.headers?.['X-API-Key'], KEY);
  });

  it('lapses where it was bought, and holds so many queries in a while', async () => {
    const block = {
      limit: '600',
      remaining: '8',
      reset: 'n/a',
      expires: RESET,
      burst_size: 10,
      burst_window: 300,
    };
    const { message, products } = await test(rate(block));
    assert.equal(
      message,
      'Connected to api.dnsdb.info: 8 of 600 queries left, which lapse on 2026-11-22 00:00 UTC.',
    );
    assert.deepEqual(products, [
      {
        product: 'dnsdb',
        perMinute: 2,
        allowance: { limit: 600, left: 8, lapsesAt: '2026-11-22T00:00:00.000Z' },
      },
    ]);
  });

  it('has no end, or is not told', async () => {
    const endless = await test(rate({ limit: 'unlimited', remaining: 'n/a', reset: 'n/a' }));
    assert.deepEqual(
      [endless.message, endless.products],
      ['Connected to api.dnsdb.info: its queries are not limited.', [{ product: 'dnsdb' }]],
    );
    const silent = await test(rate({ limit: 'n/a' }));
    assert.match(silent.message, /does not tell how many queries are left\.$/);
  });

  it('is a failure in words where the answer is none', async () => {
    const faults: readonly (readonly [Partial<HttpResponse>, string])[] = [
      [{ status: 403, body: 'Error: Forbidden' }, 'noAccess'],
      [{ status: 401, body: 'Error: Unauthorized' }, 'badCredentials'],
      [{ body: '{}' }, 'notSuchServer'],
      [{ body: 'pong' }, 'notSuchServer'],
      [{ body: '<html></html>' }, 'notSuchServer'],
    ];
    for (const [answer, reason] of faults) {
      const report = await test(answer);
      assert.deepEqual([report.ok, report.failure?.reason], [false, reason]);
      await assert.rejects(
        async () => dnsdb.account?.(sessionWith([answer]).session),
        (thrown) => failureOf(thrown).reason === reason,
      );
    }
  });
});
