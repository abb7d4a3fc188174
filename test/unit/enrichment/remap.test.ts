import assert from 'node:assert/strict';
import { parseIndicator } from '../../../src/core/indicator';
import type { ProviderId } from '../../../src/core/operation/ids';
import type { Provider } from '../../../src/core/operation/model';
import { Registry } from '../../../src/core/operation/registry';
import type { Http, Log } from '../../../src/core/ports';
import type { Store } from '../../../src/core/result/store';
import type { Result } from '../../../src/core/result/model';
import { createEnrichment } from '../../../src/enrichment';
import { createLimits } from '../../../src/infra/limits';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';
import { createMemoryStore } from '../../../src/infra/store/memoryStore';
import { providers } from '../../../src/providers';
import { sampleHttp, sampleNames } from '../../../src/sample';
import { createMemoryDocuments } from '../../../src/infra/store/memoryDocuments';

const silent = (): void => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };

/** Outlive the window, as answers do. */
const documents = createMemoryDocuments();

/** The same vendors, with mappings of a later version of the product. */
function learnt(mappingVersion: number): readonly Provider[] {
  return providers.map((provider) => ({
    ...provider,
    operations: provider.operations.map((operation) => ({ ...operation, mappingVersion })),
  }));
}

/** The product over one store: with the sample case as the vendors, or with nobody to ask. */
function product(
  store: Store,
  vendors: readonly Provider[],
  sample: (provider: ProviderId) => Http | undefined,
) {
  return createEnrichment({
    registry: new Registry(vendors),
    settings: { provider: () => ({}), ignored: () => [] },
    secrets: {
      read: () => Promise.resolve({ username: 'u', key: 'a key of the account', token: 'u:p' }),
      has: () => Promise.resolve(true),
    },
    store,
    clock: { now: () => Date.parse('2026-11-21T14:02:00Z') },
    log,
    environments: { live: nobody, sample },
    limiter: createLimits({ afterFaultMs: 1, whileBusyMs: 1 }),
    documents,
    spending: { audit: createMemoryAuditLog(), budgets: () => ({}) },
  });
}

const nobody: Http = {
  request: ({ url }) => Promise.reject(new Error(`${url} was asked for.`)),
};

const signal = new AbortController().signal;

function indicatorOf(value: string) {
  const { kind, value: normal } = parseIndicator(value)!;
  return { kind, value: normal };
}

/** As an older mapping would have left it, which read next to nothing. */
function poor(result: Result): Result {
  return {
    ...result,
    lookedUp: 'unread',
    outcome: { kind: 'noRecord', reason: 'Not read then.' },
    sections: [],
  };
}

/** A refusal is not among the raw responses, so such an answer stays as it was mapped. */
function refusedMeanwhile({ outcome }: Result): boolean {
  return outcome.kind === 'partial' && outcome.reason.includes(' is missing: ');
}

function questionOf(result: Result) {
  const { operation, indicator, parameters, source } = result;
  return { operation, indicator, parameters, data: source.data };
}

describe('answers mapped again from what the vendor sent', () => {
  for (const value of sampleNames) {
    it(`are as if asked now, for every operation about ${value}`, async () => {
      const store = createMemoryStore();
      const indicator = indicatorOf(value);
      const asked = { indicator, data: 'sample', askedFrom: 'test', signal } as const;
      const fresh = await product(store, providers, sampleHttp).enrich(asked);
      fresh.forEach((result) => store.put(questionOf(result), poor(result)));
      // A neighbour's answer is mapped before the answer that needs it.
      const whois = fresh.find(({ operation }) => operation === 'domaintools.domainWhois');
      if (whois !== undefined) {
        store.put(questionOf(whois), whois);
      }
      const again = await product(store, learnt(2), () => nobody).enrich(asked);
      assert.deepEqual(
        again.map(({ source, ...rest }) => ({ ...rest, source: { ...source, from: 'network' } })),
        fresh.map((result) =>
          refusedMeanwhile(result) ? poor(result) : { ...result, mappingVersion: 2 },
        ),
      );
      // The better answers are kept.
      assert.deepEqual(
        store.about(indicator, 'sample').filter(({ mappingVersion }) => mappingVersion === 2)
          .length,
        fresh.filter((result) => !refusedMeanwhile(result)).length,
      );
    });
  }

  it('reach views that only look, behind their backs', async () => {
    const store = createMemoryStore();
    const indicator = indicatorOf('login-secure.example');
    const operations = ['domaintools.domainWhois'];
    const [fresh] = await product(store, providers, sampleHttp).enrich({
      indicator,
      operations,
      data: 'sample',
      askedFrom: 'test',
      signal,
    });
    store.put(questionOf(fresh!), poor(fresh!));
    const later = product(store, learnt(2), () => nobody);
    const told = new Promise<void>((resolve) => later.onDidChange(resolve));
    assert.equal(later.known(indicator, 'sample')[0]?.outcome.kind, 'noRecord');
    await told;
    assert.equal(later.known(indicator, 'sample')[0]?.outcome.kind, 'found');
  });

  it('stay as they are where a response is lacking, too many are there, or one is not understood', async () => {
    const indicator = indicatorOf('login-secure.example');
    const asked = {
      indicator,
      operations: ['domaintools.risk'],
      data: 'sample',
      askedFrom: 'test',
      signal,
    } as const;
    const [fresh] = await product(createMemoryStore(), providers, sampleHttp).enrich(asked);
    const [first] = fresh!.raw;
    for (const raw of [[], [...fresh!.raw, first!], [{ ...first!, body: '{"response": 7}' }]]) {
      const store = createMemoryStore();
      const old = { ...poor(fresh!), raw };
      store.put(questionOf(old), old);
      const [again] = await product(store, learnt(2), () => nobody).enrich(asked);
      assert.deepEqual(again, { ...old, source: { ...old.source, from: 'cache' } });
      assert.equal(store.get(questionOf(old)), old);
    }
  });

  it('follow the pages of passive DNS through the headers that were kept', async () => {
    const page = (first: number): string =>
      Array.from({ length: 3 }, (_, i) =>
        JSON.stringify({
          rrname: 'evil.example.com',
          rrtype: 'A',
          rdata: `198.51.100.${first + i}`,
          time_first: 1_700_000_000,
          time_last: 1_710_000_000,
          count: 1,
        }),
      ).join('\n');
    let pages = 0;
    const http: Http = {
      request: () => {
        pages += 1;
        return Promise.resolve({
          status: 200,
          headers: {
            'content-type': 'application/x-ndjson',
            'x-irrelevant': 'yes',
            ...(pages < 3 && { 'x-dribble-cursor': `1844674407370955161${pages}` }),
          },
          body: page(pages * 10),
        });
      },
    };
    const store = createMemoryStore();
    const asked = {
      indicator: indicatorOf('evil.example.org'),
      operations: ['passivedns.query'],
      data: 'sample',
      askedFrom: 'test',
      signal,
    } as const;
    const [fresh] = await product(store, providers, () => http).enrich(asked);
    assert.equal(fresh?.raw.length, 3);
    assert.deepEqual(Object.keys(fresh.raw[0]?.headers ?? {}), ['x-dribble-cursor']);
    store.put(questionOf(fresh), poor(fresh));
    const [again] = await product(store, learnt(2), () => nobody).enrich(asked);
    assert.deepEqual(again?.sections, fresh.sections);
  });
});
