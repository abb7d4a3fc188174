import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Batch } from '../../../../src/core/batch/model';
import type { BatchJournal } from '../../../../src/core/batch/journal';
import type { AccountReadings } from '../../../../src/core/operation/account';
import type { AuditEntry, AuditLog } from '../../../../src/core/operation/audit';
import { openDatabase } from '../../../../src/infra/store/openDatabase';
import { createMemoryAccountReadings } from '../../../../src/infra/store/memoryAccountReadings';
import { createMemoryAuditLog } from '../../../../src/infra/store/memoryAuditLog';
import { createMemoryBatchJournal } from '../../../../src/infra/store/memoryBatchJournal';
import { createSqliteAccountReadings } from '../../../../src/infra/store/sqliteAccountReadings';
import { createSqliteAuditLog } from '../../../../src/infra/store/sqliteAuditLog';
import { createSqliteBatchJournal } from '../../../../src/infra/store/sqliteBatchJournal';

const START = Date.parse('2026-04-12T14:02:00Z');

interface Ports {
  readonly audit: AuditLog;
  readonly journal: BatchJournal;
  readonly readings: AccountReadings;
}

const entry = (at: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  at: new Date(at).toISOString(),
  provider: 'alpha',
  operation: 'alpha.any',
  indicator: { kind: 'fqdn', value: 'evil.example' },
  request: 'GET https://alpha.test/any/evil.example?x=100%25_',
  host: 'alpha.test',
  askedFrom: 'editor',
  outcome: 'sent',
  cost: [{ product: 'any', amount: 1, unit: 'query' }],
  ...more,
});

const batch: Batch = {
  id: 'b1',
  title: 'case, 2 indicators',
  data: 'live',
  askedFrom: 'editor',
  createdAt: new Date(START).toISOString(),
  operations: ['alpha.any'],
  items: [
    { indicator: { kind: 'fqdn', value: 'a.example' }, operation: 'alpha.any', state: 'queued' },
    { indicator: { kind: 'ipv4', value: '192.0.2.1' }, operation: 'alpha.any', state: 'queued' },
  ],
};

/** Both ways in which the ports are filled are held to the same. */
function sharedTests(open: () => Ports): void {
  it('takes down a request and its end, with what it spent', () => {
    const { audit } = open();
    const end = audit.record(entry(START));
    const since = new Date(START).toISOString();
    assert.deepEqual(audit.search({}), [entry(START)]);
    assert.equal(audit.spentSince('alpha', 'any', since), 1);
    end({ outcome: 'HTTP 503', cost: [] });
    assert.deepEqual(audit.search({}), [entry(START, { outcome: 'HTTP 503', cost: [] })]);
    assert.equal(audit.spentSince('alpha', 'any', since), 0);
    const account = entry(START + 1);
    const { at, provider, operation, request, host, askedFrom, outcome, cost } = account;
    audit.record({ at, provider, operation, request, host, askedFrom, outcome, cost })({
      outcome: 'HTTP 200',
      cost: account.cost,
    });
    assert.equal(audit.search({ limit: 1 })[0]?.indicator, undefined);
  });

  it('searches text as it is, since a time, newest first, up to a limit', () => {
    const { audit } = open();
    for (let at = 0; at < 5; at += 1) {
      audit.record(entry(START + at * 1000, { operation: at === 2 ? 'alpha.other' : 'alpha.any' }));
    }
    const since = new Date(START + 3000).toISOString();
    assert.deepEqual(
      audit.search({ since }).map(({ at }) => Date.parse(at) - START),
      [4000, 3000],
    );
    assert.equal(audit.search({ text: 'OTHER' }).length, 1);
    assert.equal(audit.search({ text: '100%25_' }).length, 5);
    assert.equal(audit.search({ text: '%other%' }).length, 0);
    assert.equal(audit.search({ limit: 2 }).length, 2);
  });

  it('adds up records and queries by product, by provider and by time', () => {
    const { audit } = open();
    audit.record(entry(START));
    audit.record(
      entry(START + 1000, {
        cost: [{ product: 'history', amount: 25, unit: 'record', bound: 'atMost' }],
      }),
    );
    audit.record(entry(START + 2000, { provider: 'beta' }));
    const since = (ms: number): string => new Date(START + ms).toISOString();
    assert.equal(audit.spentSince('alpha', undefined, since(0)), 26);
    assert.equal(audit.spentSince('alpha', 'history', since(0)), 25);
    assert.equal(audit.spentSince('alpha', 'any', since(500)), 0);
    assert.deepEqual(audit.search({ text: 'evil', limit: 2 })[1]?.cost[0]?.bound, 'atMost');
  });

  it('counts requests by host, the most asked first, and keeps why a host was asked', () => {
    const { audit } = open();
    const reach = 'IANA names it for .example';
    audit.record(entry(START));
    for (const at of [1000, 2000]) {
      audit.record(entry(START + at, { host: 'whois.test', reach }));
    }
    audit.record(entry(START + 3000, { provider: 'beta', host: 'beta.test' }));
    const since = (ms: number): string => new Date(START + ms).toISOString();
    assert.deepEqual(audit.requestsSince('alpha', since(0)), [
      { host: 'whois.test', requests: 2 },
      { host: 'alpha.test', requests: 1 },
    ]);
    assert.deepEqual(audit.requestsSince('alpha', since(1500)), [
      { host: 'whois.test', requests: 1 },
    ]);
    assert.deepEqual(
      audit.search({}).map((one) => one.reach),
      [undefined, reach, reach, undefined],
    );
  });

  it('knows how far a batch came', () => {
    const { journal } = open();
    journal.create(batch);
    const failure = {
      reason: 'timeout',
      message: 'It took too long.',
      remedy: 'Ask again.',
      action: 'retry',
    } as const;
    const [first, second] = batch.items;
    journal.update('b1', { ...first!, state: 'done' });
    journal.update('b1', { ...second!, state: 'failed', failure });
    assert.deepEqual(journal.get('b1')?.items, [
      { ...first, state: 'done' },
      { ...second, state: 'failed', failure },
    ]);
    journal.update('b1', { ...second!, state: 'queued' });
    assert.deepEqual(journal.get('b1')?.items[1], second);
    journal.create({ ...batch, id: 'b2' });
    assert.deepEqual(
      journal.list().map(({ id }) => id),
      ['b2', 'b1'],
    );
    journal.remove('b1');
    assert.equal(journal.get('b1'), undefined);
    assert.equal(journal.claim('b1'), false);
  });

  it('keeps the newest batches', () => {
    const { journal } = open();
    for (let at = 0; at < 60; at += 1) {
      journal.create({ ...batch, id: `b${at}` });
    }
    assert.equal(journal.list().length, 50);
    assert.equal(journal.get('b0'), undefined);
  });

  it('keeps the last reading of each account', () => {
    const { readings } = open();
    readings.put('alpha', 'https://a.test', { at: '2026-04-12T14:02:00Z', products: [] });
    const reading = { at: '2026-04-12T15:02:00Z', products: [{ product: 'any', perMonth: 5 }] };
    readings.put('alpha', 'https://a.test', reading);
    assert.deepEqual(readings.get('alpha', 'https://a.test'), reading);
    assert.equal(readings.get('alpha', 'https://b.test'), undefined);
  });
}

describe('what is written down of questions', () => {
  describe('in memory', () => {
    sharedTests(() => ({
      audit: createMemoryAuditLog(),
      journal: createMemoryBatchJournal(),
      readings: createMemoryAccountReadings(),
    }));
  });

  describe('in the database', () => {
    const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-spending-'));
    const silent = () => undefined;
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    let now = START;
    let opened = 0;
    const open = (): Ports & { readonly second: BatchJournal; readonly later: AuditLog } => {
      const clock = { now: () => now };
      opened += 1;
      const database = openDatabase({
        folder: join(folder, String(opened)),
        clock,
        log,
        tell: ({ message }) => assert.fail(message),
      });
      assert.ok(database);
      closers.push(() => database.close());
      return {
        audit: createSqliteAuditLog(database, clock),
        journal: createSqliteBatchJournal(database, clock),
        later: createSqliteAuditLog(database, clock),
        second: createSqliteBatchJournal(database, clock),
        readings: createSqliteAccountReadings(database),
      };
    };
    const closers: (() => void)[] = [];
    after(() => {
      closers.forEach((close) => close());
      rmSync(folder, { recursive: true, force: true });
    });

    sharedTests(open);

    it('lets one run a batch at a time, and another when the first was silent for a minute', () => {
      const { journal, second } = open();
      journal.create(batch);
      assert.equal(journal.claim('b1'), true);
      assert.equal(journal.heldElsewhere('b1'), false);
      assert.equal(second.heldElsewhere('b1'), true);
      assert.equal(second.claim('b1'), false);
      now += 30_000;
      assert.equal(journal.claim('b1'), true);
      now += 59_000;
      assert.equal(second.claim('b1'), false);
      assert.deepEqual(second.interrupted(), []);
      now += 1000;
      assert.deepEqual(second.interrupted(), ['b1']);
      assert.equal(second.claim('b1'), true);
      assert.equal(journal.claim('b1'), false);
      second.release('b1');
      assert.equal(journal.claim('b1'), true);
    });

    it('drops what is older than 400 days when a window first asks something', () => {
      const { audit, later } = open();
      audit.record(entry(now - 395 * 86_400_000));
      now += 7 * 86_400_000;
      assert.equal(audit.search({}).length, 1);
      later.record(entry(now));
      assert.deepEqual(
        audit.search({}).map(({ at }) => Date.parse(at)),
        [now],
      );
      assert.equal(audit.spentSince('alpha', undefined, '2000'), 1);
    });
  });
});
