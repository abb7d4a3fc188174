import assert from 'node:assert/strict';
import type { HistoryEntry, Store } from '../../../../src/core/result/store';
import { createMemoryStore } from '../../../../src/infra/store/memoryStore';
import { lazyStore } from '../../../../src/infra/store/lazyStore';
import { createStores } from '../../../../src/infra/store/stores';
import { at, name, noise, question, result, Rig, until } from './rig';

function lookup(value: string, hour: number): HistoryEntry {
  return {
    indicator: name(value),
    data: 'live',
    at: at(hour),
    askedFrom: 'palette',
    operations: ['a.one', 'a.two'],
    asked: 2,
  };
}

/** What every Store does, whatever it keeps answers in. */
function behaves(kind: string, open: (rig: Rig) => Store): void {
  describe(`the store ${kind}`, () => {
    let rig: Rig;
    let store: Store;
    beforeEach(() => {
      rig = new Rig();
      store = open(rig);
    });
    afterEach(() => rig.dispose());

    it('gives back what was put, whole, and only that', () => {
      const stored = result('a.example', at(1), 'Größe 10 €, 漢字, \u0000');
      store.put(question('a.example', { parameters: { limit: 25, all: true } }), stored);
      assert.deepEqual(
        store.get(question('a.example', { parameters: { all: true, limit: 25 } })),
        stored,
      );
      for (const other of [
        question('a.example'),
        question('b.example', { parameters: { limit: 25, all: true } }),
        question('a.example', { parameters: { limit: '25', all: true } }),
        question('a.example', { parameters: { limit: 25, all: true }, data: 'sample' }),
        question('a.example', { parameters: { limit: 25, all: true }, operation: 'a.two' }),
      ]) {
        assert.equal(store.get(other), undefined);
      }
    });

    it('takes the newer answer for the older one', () => {
      store.put(question('a.example'), result('a.example', at(1), 'old'));
      store.put(question('a.example'), result('a.example', at(2), 'new'));
      assert.equal(store.get(question('a.example'))?.raw[0]?.body, 'new');
      assert.equal(store.size().entries, 1);
    });

    it('lists what is known about an indicator, newest first, live apart from sample', () => {
      store.put(question('a.example'), result('a.example', at(1)));
      store.put(question('a.example', { operation: 'a.two' }), result('a.example', at(3)));
      store.put(question('a.example', { data: 'sample' }), result('a.example', at(4)));
      store.put(question('b.example'), result('b.example', at(2)));
      assert.deepEqual(
        store.about(name('a.example'), 'live').map(({ retrievedAt }) => retrievedAt),
        [at(3), at(1)],
      );
      assert.deepEqual(store.about({ kind: 'ipv4', value: 'a.example' }, 'live'), []);
    });

    it('lists, searches and drops by each part of a filter', () => {
      const put = (value: string, hour: number, more = {}): void =>
        store.put(question(value, more), result(value, at(hour)));
      put('a.example', 1);
      put('b_1.example', 2, { data: 'sample' });
      put('c.test', 3, { operation: 'b.Other', parameters: { page: 2 } });
      put('c.test', 4, { operation: 'b.Other' });
      const hours = (filter: Parameters<Store['stored']>[0]): string =>
        store
          .stored(filter)
          .map(({ retrievedAt }) => Number(retrievedAt.slice(11, 13)))
          .join(' ');
      assert.equal(hours({}), '4 3 2 1');
      assert.equal(hours({ limit: 2 }), '4 3');
      assert.equal(hours({ text: 'EXAMPLE' }), '2 1');
      assert.equal(hours({ text: '_' }), '2');
      assert.equal(hours({ text: '%' }), '');
      assert.equal(hours({ text: 'other' }), '4 3');
      assert.equal(hours({ indicator: name('c.test') }), '4 3');
      assert.equal(hours({ indicator: name('c.test'), parameters: { page: 2 } }), '3');
      assert.equal(hours({ parameters: {} }), '4 2 1');
      assert.equal(hours({ data: 'sample' }), '2');
      assert.equal(hours({ operation: 'b.Other', before: at(4) }), '3');
      assert.deepEqual(store.stored({ parameters: { page: 2 } })[0]?.question, {
        operation: 'b.Other',
        indicator: name('c.test'),
        parameters: { page: 2 },
        data: 'live',
      });
      assert.equal(store.drop({ before: at(3) }), 2);
      assert.equal(hours({}), '4 3');
      assert.equal(store.drop(store.stored({})[0]!.question), 1);
      assert.equal(store.get(question('c.test', { operation: 'b.Other' })), undefined);
      assert.equal(store.size().entries, 1);
      store.clear();
      assert.equal(store.size().entries, 0);
      assert.equal(store.size().bytes, 0);
    });

    it('keeps look-ups, newest first, apart from the answers', () => {
      store.record(lookup('a.example', 1));
      store.record(lookup('b.example', 2));
      store.clear();
      assert.deepEqual(store.history(), [lookup('b.example', 2), lookup('a.example', 1)]);
      store.clearHistory();
      assert.deepEqual(store.history(), []);
    });
  });
}

behaves('in memory', () => createMemoryStore());
behaves('over the database', (rig) => rig.store());
behaves('opened late', (rig) => lazyStore(() => rig.store()));

describe('the store over the database', () => {
  let rig: Rig;
  beforeEach(() => (rig = new Rig()));
  afterEach(() => rig.dispose());

  it('has the answers and the history after a restart', () => {
    const before = rig.open();
    rig.store(before).put(question('a.example'), result('a.example', at(1), 'x'));
    rig.store(before).record(lookup('a.example', 1));
    before.close();
    const store = rig.store();
    assert.deepEqual(store.get(question('a.example')), result('a.example', at(1), 'x'));
    assert.deepEqual(store.history(), [lookup('a.example', 1)]);
  });

  it('never stores a failure', () => {
    const store = rig.store();
    const outcome = {
      kind: 'failed',
      reason: 'timeout',
      message: '',
      remedy: '',
      action: 'retry',
    } as const;
    store.put(question('a.example'), { ...result('a.example', at(1)), outcome });
    assert.equal(store.size().entries, 0);
  });

  it('does not let an older answer of one window take the place of a newer one of another', () => {
    const [one, other] = [rig.store(), rig.store()];
    one.put(question('a.example'), result('a.example', at(2), 'new'));
    other.put(question('a.example'), result('a.example', at(1), 'old'));
    assert.equal(one.get(question('a.example'))?.raw[0]?.body, 'new');
    assert.equal(other.get(question('a.example'))?.raw[0]?.body, 'new');
  });

  it('shows each window what the other one put, renewed and dropped', () => {
    const [one, other] = [rig.store(), rig.store()];
    one.put(question('a.example'), result('a.example', at(1), 'first'));
    assert.equal(other.about(name('a.example'), 'live')[0]?.raw[0]?.body, 'first');
    one.put(question('a.example'), result('a.example', at(2), 'second'));
    assert.equal(other.about(name('a.example'), 'live')[0]?.raw[0]?.body, 'second');
    one.drop({ indicator: name('a.example') });
    assert.equal(other.get(question('a.example')), undefined);
  });

  it('unpacks an answer once while it is at hand', () => {
    const database = rig.open();
    rig.store(database).put(question('a.example'), result('a.example', at(1)));
    const store = rig.store(database);
    const first = store.get(question('a.example'));
    assert.equal(store.get(question('a.example')), first);
    assert.equal(store.about(name('a.example'), 'live')[0], first);
  });

  it('drops what the disk changed instead of showing it', () => {
    const database = rig.open();
    rig.store(database).put(question('a.example'), result('a.example', at(1)));
    const packed = database.get('SELECT result FROM answers')?.result;
    assert.ok(packed instanceof Uint8Array);
    const changed = packed.slice();
    changed[40] = (changed[40] ?? 0) ^ 1;
    database.run('UPDATE answers SET result = ?', changed);
    const store = rig.store(database);
    assert.equal(store.get(question('a.example')), undefined);
    assert.equal(store.size().entries, 0);
  });

  it('stays under its limit, drops what was not used for longest, and nothing else', () => {
    const database = rig.open();
    database.run('CREATE TABLE of_others (id INTEGER PRIMARY KEY, what TEXT) STRICT');
    database.run('INSERT INTO of_others (what) VALUES (?)', 'kept');
    const limit = 400_000;
    const store = rig.store(database, limit);
    store.record(lookup('a.example', 1));
    let most = 0;
    for (let i = 0; i < 1500; i++) {
      rig.now += 60_000;
      store.put(question(`n${i}.example`), result(`n${i}.example`, at(1), noise(500, i)));
      // Used again and again, so it must outlive what came after it.
      store.get(question('n0.example'));
      most = Math.max(most, store.size().bytes);
    }
    assert.ok(most < limit + 2000, `${most}`);
    assert.ok(store.get(question('n0.example')));
    assert.equal(store.get(question('n1.example')), undefined);
    assert.ok(store.get(question('n1499.example')));
    assert.equal(store.history().length, 1);
    assert.equal(database.get('SELECT what FROM of_others')?.what, 'kept');
    const counted = database.get('SELECT count(*) AS n, sum(bytes) AS b FROM answers');
    assert.deepEqual(store.size(), { entries: counted?.n, bytes: counted?.b });
  });

  it('keeps one answer that alone is over the limit, for it is on the screen', () => {
    const store = rig.store(rig.open(), 1000);
    for (const value of ['a.example', 'b.example']) {
      store.put(question(value), result(value, at(1), noise(5000, 1)));
    }
    assert.deepEqual(
      store.stored({}).map(({ question: { indicator } }) => indicator.value),
      ['b.example'],
    );
  });

  it('remembers over a restart what was used', () => {
    const database = rig.open();
    const put = (store: Store, value: string): void =>
      store.put(question(value), result(value, at(1), noise(20_000, value.length)));
    put(rig.store(database), 'old.example');
    rig.now += 60_000;
    put(rig.store(database), 'newer.example');
    rig.now += 7_200_000;
    rig.store(database).about(name('old.example'), 'live');
    database.close();
    const store = rig.store(rig.open(), 40_000);
    put(store, 'newest.example');
    assert.deepEqual(
      store
        .stored({})
        .map(({ question: { indicator } }) => indicator.value)
        .sort(),
      ['newest.example', 'old.example'],
    );
  });

  it('gives the disk back what clearing has freed', () => {
    const database = rig.open();
    const store = rig.store(database);
    for (let i = 0; i < 200; i++) {
      store.put(question(`n${i}.example`), result(`n${i}.example`, at(1), noise(5000, i)));
    }
    const pages = (): number => Number(database.get('PRAGMA page_count')?.page_count);
    const full = pages();
    store.clear();
    assert.ok(pages() < full / 4, `${pages()} of ${full} pages`);
  });

  it('lists the newest look-ups, and keeps more of them than it lists, but not all', () => {
    const database = rig.open();
    const store = rig.store(database, 1e9, { kept: 5, listed: 3 });
    for (let hour = 0; hour < 9; hour++) {
      store.record(lookup(`n${hour}.example`, hour));
    }
    const hours = (listed: number): readonly string[] =>
      rig
        .store(database, 1e9, { kept: 5, listed })
        .history()
        .map(({ at: when }) => when);
    assert.deepEqual(hours(3), [at(8), at(7), at(6)]);
    assert.deepEqual(hours(100), [at(8), at(7), at(6), at(5), at(4)]);
  });

  it('works from memory on a host without SQLite', () => {
    const stores = createStores({ ...rig.options({ sqlite: undefined }), maxBytes: () => 1e9 });
    stores.store.put(question('a.example'), result('a.example', at(1)));
    assert.ok(stores.store.get(question('a.example')));
    assert.equal(rig.notices.length, 1);
    stores.close();
  });
});

describe('a store that is opened late', () => {
  let rig: Rig;
  beforeEach(() => (rig = new Rig()));
  afterEach(() => rig.dispose());

  it('tells whoever listened before and after of what another window wrote, until they leave', async () => {
    const late = lazyStore(() => rig.store(rig.open({ pollMs: 5 })));
    const heard: string[] = [];
    const leave = late.onDidChange(() => heard.push('before'));
    late.onDidChange(() => heard.push('stays'));
    assert.deepEqual(rig.files(''), []);
    assert.equal(late.size().entries, 0);
    late.onDidChange(() => heard.push('after'));
    const other = rig.store();
    other.put(question('a.example'), result('a.example', at(1)));
    await until(() => heard.length === 3, 'all three');
    assert.deepEqual(heard, ['before', 'stays', 'after']);
    leave();
    other.put(question('b.example'), result('b.example', at(1)));
    await until(() => heard.length === 5, 'two of them');
    assert.deepEqual(heard.slice(3), ['stays', 'after']);
  });
});
