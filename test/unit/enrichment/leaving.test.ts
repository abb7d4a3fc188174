import assert from 'node:assert/strict';
import type { Provider } from '../../../src/core/operation/model';
import type { HttpRequest } from '../../../src/core/ports';
import { leaving } from '../../../src/enrichment/spending/leaving';
import type { Way } from '../../../src/enrichment/spending/leaving';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';

const KEY = 'c4n4ry+/"0123456789';
const ORIGIN = 'https://vendor.example';

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
