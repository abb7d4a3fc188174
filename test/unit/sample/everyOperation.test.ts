import assert from 'node:assert/strict';
import { Registry } from '../../../src/core/operation/registry';
import type { OperationId } from '../../../src/core/operation/ids';
import type { Log } from '../../../src/core/ports';
import type { Result } from '../../../src/core/result/model';
import { createEnrichment } from '../../../src/enrichment';
import { createLimits } from '../../../src/infra/limits';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';
import { createMemoryDocuments } from '../../../src/infra/store/memoryDocuments';
import { createMemoryStore } from '../../../src/infra/store/memoryStore';
import { providers } from '../../../src/providers';
import { sampleHttp, sampleNames } from '../../../src/sample';

const silent = (): void => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };

const registry = new Registry(providers.filter(({ id }) => sampleHttp(id) !== undefined));
const sample = createEnrichment({
  registry,
  settings: { provider: () => ({}), ignored: () => [] },
  secrets: { read: () => Promise.resolve(undefined), has: () => Promise.resolve(false) },
  store: createMemoryStore(),
  clock: { now: () => Date.parse('2026-11-21T14:02:00Z') },
  log,
  environments: {
    live: { request: () => Promise.reject(new Error('Not asked.')) },
    sample: sampleHttp,
  },
  limiter: createLimits(),
  documents: createMemoryDocuments(),
  spending: { audit: createMemoryAuditLog(), budgets: () => ({}) },
});

function look(value: string): Promise<readonly Result[]> {
  const kind = value.includes(':') ? 'ipv6' : /^[\d.]+$/.test(value) ? 'ipv4' : 'fqdn';
  return sample.enrich({
    indicator: { kind, value },
    data: 'sample',
    operations: registry.operationsFor(kind).map(({ id }) => id),
    askedFrom: 'test',
    signal: new AbortController().signal,
  });
}

describe('the sample case, asked through every operation', () => {
  for (const name of sampleNames) {
    it(`answers for ${name}, and nothing fails`, async () => {
      const results = await look(name);
      const failed = results.filter(({ outcome }) => outcome.kind === 'failed');
      assert.deepEqual(
        failed.map(({ operation, outcome }) => [operation, outcome]),
        [],
      );
      const unknown = results.every(({ outcome }) => outcome.kind === 'noRecord');
      assert.equal(unknown, name === 'nothing-known.example');
    });
  }

  it('has something to show in every operation', async () => {
    const results = [...(await look('login-secure.example')), ...(await look('203.0.113.80'))];
    const shown = results.filter(({ sections }) => sections.length > 0);
    const operations = new Set<OperationId>(shown.map(({ operation }) => operation));
    assert.deepEqual([...operations].sort(), registry.operations.map(({ id }) => id).sort());
    const dated = results.filter(({ sections }) =>
      sections.some(({ type }) => type === 'timeline'),
    );
    assert.ok(dated.length > 1);
    assert.ok(dated.every(({ operation }) => registry.operation(operation)?.timeline));
  });
});
