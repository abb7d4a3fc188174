import assert from 'node:assert/strict';
import * as z from 'zod';
import { parseIndicator } from '../../../src/core/indicator';
import type { Provider } from '../../../src/core/operation/model';
import { Registry } from '../../../src/core/operation/registry';
import { createEnrichment } from '../../../src/enrichment';
import { createLimits } from '../../../src/infra/limits';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';
import { createMemoryStore } from '../../../src/infra/store/memoryStore';

const KEY = 'c4n4ry+/0123456789';
/** On this machine, where any name may be asked about. */
const ORIGIN = 'http://127.0.0.1:8080';
const silent = (): void => undefined;

/** A vendor that takes its key in the query, and keeps the URL as it asked it. */
const vendor: Provider = {
  id: 'vendor',
  name: 'Vendor',
  credentials: { fields: [{ id: 'key', label: 'Key', secret: true }], required: () => true },
  settingsSchema: () => z.object({}),
  concurrency: 1,
  server: () => ({ origin: ORIGIN, enabled: true, allowsInternal: false }),
  test: () => Promise.resolve({ ok: true, message: 'Connected.' }),
  operations: [
    {
      id: 'vendor.look',
      title: 'Look',
      description: 'Looks.',
      provider: 'vendor',
      takes: ['fqdn'],
      cost: () => [],
      run: async ({ value }, { http, credentials, signal }) => {
        const key = encodeURIComponent(credentials?.key ?? '');
        const url = `${ORIGIN}/${value}?key=${key}`;
        const { status, body } = await http.request(
          { method: 'GET', url, carriesCredentials: true },
          signal,
        );
        return {
          lookedUp: value,
          outcome: { kind: 'noRecord', reason: 'None.' },
          sections: [],
          raw: [{ request: `GET ${url}`, status, contentType: '', body }],
        };
      },
    },
  ],
};

describe('the request beside a raw response', () => {
  it('holds no key, whatever the provider says that it asked', async () => {
    const http = {
      request: () => Promise.resolve({ status: 200, headers: {}, body: '{}' }),
    };
    const store = createMemoryStore();
    const enrichment = createEnrichment({
      registry: new Registry([vendor]),
      settings: { provider: () => ({}), ignored: () => [] },
      secrets: { read: () => Promise.resolve({ key: KEY }), has: () => Promise.resolve(true) },
      store,
      clock: { now: () => 0 },
      log: { debug: silent, info: silent, warn: silent, error: silent },
      environments: { live: http, sample: () => http },
      limiter: createLimits(),
      spending: { audit: createMemoryAuditLog(), budgets: () => ({}) },
      documents: { of: () => ({ get: () => undefined, put: silent }) },
    });
    const [result] = await enrichment.enrich({
      indicator: parseIndicator('login.example')!,
      data: 'live',
      askedFrom: 'test',
      signal: new AbortController().signal,
    });
    assert.deepEqual(
      result?.raw.map(({ request }) => request),
      [`GET ${ORIGIN}/login.example?key=(secret)`],
    );
  });
});
