import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import type { Result } from '../../../src/core/result/model';
import { createSqliteAsking } from '../../../src/infra/store/sqliteAsking';
import { quiet, Rig } from '../infra/store/rig';
import { about, createBench, held, name } from './bench';
import type { Bench } from './bench';

const EVIL = name('evil.com');
const only = { operations: ['alpha.any'] };

describe('two windows that ask the same question', () => {
  let rig: Rig;
  let one: Bench;
  let other: Bench;
  beforeEach(() => {
    rig = new Rig();
    [one, other] = [window(), window()];
  });
  afterEach(() => rig.dispose());

  /** A window with its own connection to the one file. */
  function window(): Bench {
    const database = rig.open();
    const asking = createSqliteAsking(database, { now: () => rig.now }, quiet);
    const bench = createBench({ store: rig.store(database), asking });
    bench.now = rig.now;
    return bench;
  }

  async function ask(bench: Bench, more = {}): Promise<Result['outcome']['kind']> {
    const [result] = await bench.enrichment.enrich(about(EVIL, { ...only, ...more }));
    return result?.outcome.kind ?? 'failed';
  }

  const soon = (ms = 50): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const asked = (): number[] => [one, other].map((bench) => bench.asked.length);

  it('at once pay once: the second takes the answer of the first', async () => {
    const gate = held(one);
    const first = ask(one);
    await soon();
    const second = ask(other);
    await soon();
    assert.deepEqual(asked(), [1, 0]);
    gate.give();
    assert.deepEqual(await Promise.all([first, second]), ['found', 'found']);
    assert.deepEqual(asked(), [1, 0]);
    assert.deepEqual(rig.open().all('SELECT * FROM asking'), []);
  });

  it('both ask where the first gets no answer', async () => {
    const gate = held(one);
    const first = ask(one);
    await soon();
    const second = ask(other);
    gate.give({ status: 403, headers: {}, body: 'noAccess' });
    assert.deepEqual(await Promise.all([first, second]), ['failed', 'found']);
    assert.deepEqual(asked(), [1, 1]);
  });

  it('both ask where the first has ended, or was not heard of for a minute', async () => {
    const database = rig.open();
    const gate = held(one);
    const first = ask(one);
    await soon();
    const question = String(database.get('SELECT question FROM asking')?.question);
    gate.give();
    await first;
    const take = (host: string, pid: number, heardAt: number): void =>
      void database.run(
        'INSERT OR REPLACE INTO asking (question, owner, host, pid, heard_at) VALUES (?, ?, ?, ?, ?)',
        ...[question, 'somebody', host, pid, heardAt],
      );
    const refresh = { refresh: true };
    let expected = 0;
    for (const [host, pid, heardAt] of [
      ['another.example', 1, rig.now - 60_000],
      ['another.example', 1, rig.now + 365 * 86_400_000],
      [hostname(), 2 ** 30, rig.now],
    ] as const) {
      take(host, pid, heardAt);
      assert.equal(await ask(other, refresh), 'found');
      expected += 1;
      assert.equal(other.asked.length, expected);
    }
    take('another.example', 1, rig.now - 1000);
    const waiting = ask(other, refresh);
    await soon(400);
    assert.equal(other.asked.length, expected);
    rig.now += 60_000;
    assert.equal(await waiting, 'found');
    assert.equal(other.asked.length, expected + 1);
  });

  it('can be cancelled while the second waits', async () => {
    const gate = held(one);
    const first = ask(one);
    await soon();
    const controller = new AbortController();
    const second = other.enrichment.enrich(about(EVIL, { ...only, signal: controller.signal }));
    await soon();
    controller.abort();
    const [result] = await second;
    assert.equal(result?.outcome.kind === 'failed' && result.outcome.reason, 'cancelled');
    gate.give();
    await first;
    assert.deepEqual(asked(), [1, 0]);
  });

  it('never wait for a database that another process holds', async () => {
    const holder = new DatabaseSync(rig.path);
    holder.exec('BEGIN IMMEDIATE');
    const began = performance.now();
    assert.equal(await ask(one), 'found');
    assert.ok(performance.now() - began < 1000);
    holder.close();
  });
});
