import '../../rig/vscodeStub';
import assert from 'node:assert/strict';
import * as z from 'zod';
import type { Operation, Provider } from '../../../src/core/operation/model';
import { Registry } from '../../../src/core/operation/registry';
import type { Result } from '../../../src/core/result/model';
import type { EnrichRequest, Enrichment } from '../../../src/enrichment/model';
import { publicApi } from '../../../src/vscode/publicApi';

const operation = (id: string, whenNamed?: Operation['whenNamed']): Operation => ({
  id,
  title: id,
  description: id,
  provider: 'vendor',
  takes: ['fqdn'],
  cost: () => [],
  ...(whenNamed && { whenNamed }),
  run: () => Promise.reject(new Error('not asked in this test')),
});

const provider: Provider = {
  id: 'vendor',
  name: 'Vendor',
  settingsSchema: () => z.object({}),
  concurrency: 1,
  operations: [operation('vendor.plain'), operation('vendor.metered', { limit: 25 })],
  server: () => ({ origin: 'https://vendor.example', enabled: true, allowsInternal: false }),
  test: () => Promise.resolve({ ok: true, message: '' }),
};

const result: Result = {
  operation: 'vendor.plain',
  indicator: { kind: 'fqdn', value: 'login-secure.example' },
  askedFor: 'login-secure.example',
  lookedUp: 'login-secure.example',
  parameters: {},
  retrievedAt: '2026-11-21T14:02:00Z',
  outcome: { kind: 'found' },
  sections: [],
  raw: [],
  source: {
    provider: 'vendor',
    providerName: 'Vendor',
    data: 'live',
    from: 'network',
    host: 'vendor.example',
  },
};

function api(allowed = true) {
  const asked: unknown[] = [];
  const requests: EnrichRequest[] = [];
  const enrichment: Enrichment = {
    enrich: (request) => {
      requests.push(request);
      return Promise.resolve([result]);
    },
    plan: () => Promise.resolve([]),
    known: () => [],
    history: () => [],
    test: () => Promise.resolve({ ok: true, message: '' }),
    stored: () => [],
    storedSize: () => ({ entries: 0, bytes: 0 }),
    forget: () => 0,
    forgetHistory: () => undefined,
    onDidChange: () => () => undefined,
    onDidChangeActivity: () => () => undefined,
  };
  const gate = {
    allows: (...question: unknown[]) => {
      asked.push(question);
      return Promise.resolve(allowed);
    },
  };
  return {
    requests,
    asked,
    api: publicApi(new Registry([provider]), { lookups: enrichment, gate }),
  };
}

describe('the public API', () => {
  it('asks the real servers about the refanged value', async () => {
    const { requests, api: lens } = api();
    const results = await lens.enrich('hxxps://login-secure[.]example/auth');
    assert.deepEqual(requests[0]?.indicator, { kind: 'fqdn', value: 'login-secure.example' });
    assert.equal(requests[0].data, 'live');
    assert.equal(requests[0].operations, undefined);
    assert.deepEqual(results, [result]);
    assert.notEqual(results[0], result);
    assert.deepEqual(JSON.parse(JSON.stringify(results)), results);
  });

  it('reads a metered operation that is named, and hands on refresh and signal', async () => {
    const { requests, api: lens } = api();
    const { signal } = new AbortController();
    await lens.enrich('login-secure.example', {
      operations: ['vendor.metered', 'vendor.plain'],
      refresh: true,
      signal,
    });
    assert.deepEqual(requests[0]?.parameters, {
      'vendor.metered': { limit: 25 },
      'vendor.plain': {},
    });
    assert.equal(requests[0].refresh, true);
    assert.equal(requests[0].signal, signal);
  });

  it('rejects with a TypeError for what is no indicator, and for an operation that is not', async () => {
    const { requests, api: lens } = api();
    await assert.rejects(lens.enrich('no indicator'), {
      name: 'TypeError',
      message: '“no indicator” is no IP address and no host name.',
    });
    await assert.rejects(lens.enrich('login-secure.example', { operations: ['vendor.gone'] }), {
      name: 'TypeError',
      message: 'No operation is called “vendor.gone”.',
    });
    assert.equal(requests.length, 0);
  });

  it('finds indicators with exact offsets', () => {
    const text = 'link hxxps[://]login-secure[.]example/auth';
    const [found] = api().api.detect(text);
    assert.equal(found?.value, 'login-secure.example');
    assert.equal(text.slice(found.start, found.end), 'login-secure[.]example');
  });

  it('asks the analyst before it asks a vendor for somebody else', async () => {
    const { requests, asked, api: lens } = api();
    await lens.enrich('login-secure.example', { operations: ['vendor.plain'] });
    assert.deepEqual(asked, [
      [
        ['lookUp'],
        'Enrich Indicator',
        [{ value: 'login-secure.example', operations: ['vendor.plain'] }],
      ],
    ]);
    assert.equal(requests[0]?.signal.aborted, false);
  });

  it('gives what is known, and asks no vendor, where the analyst says no', async () => {
    const { requests, api: lens } = api(false);
    assert.deepEqual(await lens.enrich('login-secure.example'), [result]);
    assert.equal(requests[0]?.signal.aborted, true);
  });
});
