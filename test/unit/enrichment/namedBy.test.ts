import assert from 'node:assert/strict';
import * as z from 'zod';
import { failureOf } from '../../../src/core/errors';
import type { Provider } from '../../../src/core/operation/model';
import { leaving } from '../../../src/enrichment/spending/leaving';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';

/** Takes the word of one host, and asks no server but the one it names. */
const provider: Provider = {
  id: 'alpha',
  name: 'Alpha',
  settingsSchema: () => z.object({}),
  concurrency: 1,
  operations: [],
  server: () => ({ origin: 'https://alpha.com', enabled: true, allowsInternal: false }),
  reaches: (_url, _session, namedBy) =>
    namedBy === 'registry.com' ? `Named by ${namedBy}` : undefined,
  test: () => Promise.resolve({ ok: true, message: '' }),
};

function door() {
  const asked: string[] = [];
  const audit = createMemoryAuditLog();
  const http = leaving(
    {
      http: {
        request({ url }) {
          asked.push(url);
          return Promise.resolve({ status: 200, headers: {}, body: '' });
        },
      },
      provider,
      server: provider.server({}),
      settings: {},
      credentials: undefined,
      documents: { get: () => undefined, put: () => undefined },
      spending: { audit, budgets: () => ({}) },
      clock: { now: () => 0 },
    },
    { operation: 'alpha.any', askedFrom: 'test', cost: [], meter: { asked: 0 } },
  );
  const ask = (url: string, namedBy?: string) =>
    http.request(
      {
        method: 'GET',
        url,
        carriesCredentials: false,
        ...(namedBy === undefined ? {} : { namedBy }),
      },
      new AbortController().signal,
    );
  return { ask, asked, audit };
}

describe('a server that an answer names', () => {
  it('is asked where the provider takes the word of the host, and the audit log says whose', async () => {
    const { ask, audit } = door();
    await ask('https://registrar.com/domain/evil.com', 'registry.com');
    const [entry] = audit.search({});
    assert.equal(entry?.host, 'registrar.com');
    assert.equal(entry.reach, 'Named by registry.com');
  });

  const refused: readonly (readonly [string, string | undefined])[] = [
    ['https://registrar.com/domain/evil.com', undefined],
    ['https://registrar.com/domain/evil.com', 'stranger.com'],
    ['http://registrar.com/domain/evil.com', 'registry.com'],
    ['https://10.0.0.1/domain/evil.com', 'registry.com'],
    ['https://localhost/domain/evil.com', 'registry.com'],
  ];
  for (const [url, namedBy] of refused) {
    it(`is not asked at ${url} on the word of ${namedBy ?? 'nobody'}`, async () => {
      const { ask, asked } = door();
      await assert.rejects(ask(url, namedBy), (thrown) => failureOf(thrown).reason === 'internal');
      assert.deepEqual(asked, []);
    });
  }
});
