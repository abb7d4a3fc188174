import assert from 'node:assert/strict';
import * as z from 'zod';
import { LensError } from '../../../src/core/errors';
import type { Operation, Provider, Session } from '../../../src/core/operation/model';
import { Registry } from '../../../src/core/operation/registry';
import type { CacheSettings } from '../../../src/core/operation/settings';
import type { Http, HttpResponse, Log } from '../../../src/core/ports';
import type { Answer, Result } from '../../../src/core/result/model';
import { createEnrichment } from '../../../src/enrichment';
import { lifeOf } from '../../../src/enrichment/cacheLife';
import { createLimits } from '../../../src/infra/limits';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';
import { createMemoryStore } from '../../../src/infra/store/memoryStore';
import { createMemoryDocuments } from '../../../src/infra/store/memoryDocuments';

const ORIGIN = 'https://api.alpha.test';
const HOUR = 3_600_000;
const EVIL = { kind: 'fqdn', value: 'evil.com' } as const;
const silent = (): void => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };

function get(session: Session, path: string): Promise<HttpResponse> {
  const url = `${ORIGIN}${path}`;
  return session.http.request({ method: 'GET', url, carriesCredentials: false }, session.signal);
}

/** Asks twice; what the second request lacks makes the answer partial. */
async function twoParts(_: unknown, session: Session): Promise<Answer> {
  const answer = { lookedUp: EVIL.value, sections: [], raw: [] };
  await get(session, '/first');
  try {
    const { status } = await get(session, '/second');
    return status === 200
      ? { ...answer, outcome: { kind: 'found' } }
      : { ...answer, outcome: { kind: 'partial', reason: `The second part: ${status}.` } };
  } catch {
    return { ...answer, outcome: { kind: 'partial', reason: 'The second part failed.' } };
  }
}

class Rig {
  now = Date.parse('2026-04-12T14:00:00Z');
  cache: CacheSettings = { life: {}, noRecordHours: 1, offline: false };
  readonly asked: string[] = [];
  second: () => Promise<HttpResponse> = () => Promise.resolve(ok(200));
  readonly store = createMemoryStore();
  private readonly http: Http = {
    request: ({ url }) => {
      this.asked.push(new URL(url).pathname);
      return url.endsWith('/second') ? this.second() : Promise.resolve(ok(200));
    },
  };
  readonly enrichment = createEnrichment({
    registry: new Registry([alpha()]),
    settings: { provider: () => ({}), ignored: () => [], cache: () => this.cache },
    secrets: { read: () => Promise.resolve(undefined), has: () => Promise.resolve(false) },
    store: this.store,
    clock: { now: () => this.now },
    log,
    environments: { live: this.http, sample: () => this.http },
    limiter: createLimits({ afterFaultMs: 1, whileBusyMs: 1 }),
    documents: createMemoryDocuments(),
    spending: { audit: createMemoryAuditLog(), budgets: () => ({}) },
  });

  async look(more: { refresh?: boolean; data?: 'live' | 'sample' } = {}): Promise<Result> {
    const [result] = await this.enrichment.enrich({
      indicator: EVIL,
      data: 'live',
      askedFrom: 'test',
      signal: new AbortController().signal,
      ...more,
    });
    return result!;
  }
}

function ok(status: number): HttpResponse {
  return { status, headers: {}, body: '' };
}

function alpha(): Provider {
  const operation: Operation = {
    id: 'alpha.parts',
    title: 'Parts',
    description: 'Two parts.',
    provider: 'alpha',
    takes: ['fqdn'],
    cost: () => [{ product: 'parts', amount: 1, unit: 'query' }],
    run: twoParts,
  };
  return {
    id: 'alpha',
    name: 'Alpha',
    settingsSchema: () => z.object({}),
    concurrency: 2,
    operations: [operation],
    server: () => ({ origin: ORIGIN, enabled: true, allowsInternal: false }),
    test: async (session) => {
      await get(session, '/account');
      return { ok: true, message: 'Connected.' };
    },
  };
}

describe('how long an answer stands', () => {
  const cache: CacheSettings = { life: { a: 2, b: 0.5 }, noRecordHours: 1, offline: false };
  const cases: readonly [string, Result['outcome'], number][] = [
    ['a', { kind: 'found' }, 2],
    ['b', { kind: 'found' }, 0.5],
    ['c', { kind: 'found' }, 24],
    ['a', { kind: 'partial', reason: '' }, 2],
    ['a', { kind: 'partial', reason: '', passing: true }, 1 / 6],
    ['a', { kind: 'noRecord', reason: '' }, 1],
    ['b', { kind: 'noRecord', reason: '' }, 0.5],
    ['c', { kind: 'failed', reason: 'timeout', message: '', remedy: '', action: 'retry' }, 0],
  ];
  for (const [operation, outcome, hours] of cases) {
    it(`${hours.toFixed(2)} h for ${operation}, ${outcome.kind}${'passing' in outcome ? ', passing' : ''}`, () => {
      assert.equal(lifeOf({ operation, outcome } as Result, cache), hours * HOUR);
    });
  }

  it('follows the setting at once', async () => {
    const rig = new Rig();
    await rig.look();
    rig.now += 2 * HOUR;
    assert.equal((await rig.look()).source.from, 'cache');
    rig.cache = { ...rig.cache, life: { 'alpha.parts': 1 } };
    assert.equal((await rig.look()).source.from, 'network');
  });
});

describe('an answer of which a request failed', () => {
  const faults: readonly [string, () => Promise<HttpResponse>, boolean][] = [
    ['a time-out', () => Promise.reject(failure('timeout')), true],
    ['503', () => Promise.resolve(ok(503)), true],
    ['429', () => Promise.resolve(ok(429)), true],
    ['no access', () => Promise.reject(failure('noAccess')), false],
    ['403', () => Promise.resolve(ok(403)), false],
  ];
  for (const [what, second, passing] of faults) {
    it(`${passing ? 'stands for ten minutes' : 'stands as ever'} after ${what}`, async () => {
      const rig = new Rig();
      rig.second = second;
      const { outcome } = await rig.look();
      assert.equal(outcome.kind === 'partial' && outcome.passing === true, passing);
      rig.second = () => Promise.resolve(ok(200));
      rig.now += HOUR / 12;
      assert.equal((await rig.look()).outcome.kind, 'partial');
      rig.now += HOUR / 6;
      assert.equal((await rig.look()).outcome.kind, passing ? 'found' : 'partial');
    });
  }
});

describe('working offline', () => {
  it('shows what is stored whatever its age, also on refresh, and asks nobody', async () => {
    const rig = new Rig();
    const { retrievedAt } = await rig.look();
    rig.cache = { ...rig.cache, offline: true };
    rig.asked.length = 0;
    rig.now += 1000 * 24 * HOUR;
    for (const refresh of [false, true]) {
      const { outcome, source, retrievedAt: when } = await rig.look({ refresh });
      assert.deepEqual([outcome.kind, source.from, when], ['found', 'cache', retrievedAt]);
    }
    assert.deepEqual(rig.asked, []);
  });

  it('says of what is not stored that it is not, with one remedy', async () => {
    const rig = new Rig();
    rig.cache = { ...rig.cache, offline: true };
    const { outcome } = await rig.look();
    assert.ok(outcome.kind === 'failed');
    assert.deepEqual([outcome.reason, outcome.action], ['offline', 'goOnline']);
    const [plan] = await rig.enrichment.plan(EVIL, 'live');
    assert.equal(plan?.obstacle?.reason, 'offline');
    const report = await rig.enrichment.test('alpha', new AbortController().signal);
    assert.equal(report.failure?.reason, 'offline');
    assert.deepEqual(rig.asked, []);
    rig.cache = { ...rig.cache, offline: false };
    assert.equal((await rig.look()).outcome.kind, 'found');
  });

  it('leaves the sample case as it is, which asks nobody', async () => {
    const rig = new Rig();
    rig.cache = { ...rig.cache, offline: true };
    assert.equal((await rig.look({ data: 'sample' })).outcome.kind, 'found');
  });
});

function failure(reason: 'timeout' | 'noAccess'): LensError {
  return new LensError({ reason, message: 'It failed.', remedy: 'Wait.', action: 'retry' });
}

describe('an answer that a wrong clock dated in the future', () => {
  it('does not stand, be it asked for as usual or anew, but offline', async () => {
    const rig = new Rig();
    const right = rig.now;
    rig.now += 365 * 24 * HOUR;
    await rig.look();
    rig.now = right;
    await rig.look({ refresh: true });
    assert.equal(rig.asked.length, 4);
    rig.now += 365 * 24 * HOUR;
    await rig.look({ refresh: true });
    rig.now = right;
    rig.cache = { ...rig.cache, offline: true };
    assert.equal((await rig.look()).source.from, 'cache');
    rig.cache = { ...rig.cache, offline: false };
    assert.equal((await rig.look()).source.from, 'network');
    assert.equal((await rig.look()).source.from, 'cache');
  });
});
