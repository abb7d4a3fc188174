import assert from 'node:assert/strict';
import { LensError } from '../../../src/core/errors';
import type { Cost } from '../../../src/core/operation/cost';
import type { Provider } from '../../../src/core/operation/model';
import type { HttpRequest } from '../../../src/core/ports';
import { isBilledByRecord, leaving } from '../../../src/enrichment/spending/leaving';
import type { Way } from '../../../src/enrichment/spending/leaving';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';

const KEY = 'c4n4ry+/"0123456789';
const ORIGIN = 'https://vendor.example';

describe('a request that failed', () => {
  const COST: readonly Cost[] = [{ product: 'history', amount: 25, unit: 'record' }];
  const ended = async (neverLeft: boolean) => {
    const audit = createMemoryAuditLog();
    const meter = { asked: 0 };
    const failure = { reason: 'unreachable', message: 'm', remedy: 'r', action: 'retry' } as const;
    const way = {
      http: { request: () => Promise.reject(new LensError(failure, { neverLeft })) },
      provider: { id: 'vendor', name: 'Vendor' } as unknown as Provider,
      server: { origin: ORIGIN, enabled: true, allowsInternal: false },
      spending: { audit, budgets: () => ({}) },
      clock: { now: () => 0 },
    } as unknown as Way;
    const request = { method: 'GET', url: ORIGIN, product: 'history' } as const;
    const errand = { operation: 'vendor.look', askedFrom: 'test', cost: COST, meter };
    await assert.rejects(
      leaving(way, errand).request(
        { ...request, carriesCredentials: false },
        new AbortController().signal,
      ),
    );
    const spent = audit.spentSince('vendor', 'history', new Date(0).toISOString());
    return { spent, asked: meter.asked, outcome: audit.search({})[0]?.outcome };
  };

  it('cost nothing and was no request where nothing of it had left', async () => {
    assert.deepEqual(await ended(true), { spent: 0, asked: 0, outcome: 'unreachable' });
  });

  it('cost what it would have, where it had: the vendor may have billed it', async () => {
    assert.deepEqual(await ended(false), { spent: 25, asked: 1, outcome: 'unreachable' });
  });

  it('is known as billed by record only where records are paid for', () => {
    const request: HttpRequest = {
      method: 'GET',
      url: ORIGIN,
      product: 'history',
      carriesCredentials: false,
    };
    assert.equal(isBilledByRecord(request, COST), true);
    assert.equal(isBilledByRecord({ ...request, product: 'other' }, COST), false);
    assert.equal(isBilledByRecord(request, [{ ...COST[0]!, amount: 0 }]), false);
    assert.equal(isBilledByRecord(request, [{ ...COST[0]!, unit: 'query' }]), false);
  });
});

describe('a request that leaves', () => {
  const audit = createMemoryAuditLog();
  const sent: HttpRequest[] = [];
  const way: Way = {
    http: {
      request: (request) => {
        sent.push(request);
        return Promise.resolve({ status: 200, headers: {}, body: '' });
      },
    },
    provider: {
      id: 'vendor',
      name: 'Vendor',
      credentials: {
        fields: [
          { id: 'username', label: 'User name', secret: false },
          { id: 'key', label: 'Key', secret: true },
        ],
        required: true,
      },
    } as unknown as Provider,
    server: { origin: ORIGIN, enabled: true, allowsInternal: false },
    settings: {},
    credentials: { username: 'analyst', key: KEY },
    documents: { get: () => undefined, put: () => undefined },
    spending: { audit, budgets: () => ({}) },
    clock: { now: () => 0 },
  };
  const http = leaving(way, {
    operation: 'vendor.look',
    askedFrom: 'test',
    cost: [],
    meter: { asked: 0 },
  });

  it('is written down without what its credentials hold, and hands it to the port', async () => {
    const query = `key=${encodeURIComponent(KEY)}&signature=0123abcd4567&user=analyst`;
    await http.request(
      {
        method: 'GET',
        url: `${ORIGIN}/look?${query}`,
        carriesCredentials: true,
        secrets: ['0123abcd4567'],
      },
      new AbortController().signal,
    );
    assert.deepEqual(
      audit.search({}).map(({ request }) => request),
      [`GET ${ORIGIN}/look?key=(secret)&signature=(secret)&user=analyst`],
    );
    assert.deepEqual(sent[0]?.secrets, [KEY, '0123abcd4567']);
    assert.equal(sent[0].url, `${ORIGIN}/look?${query}`);
  });
});
