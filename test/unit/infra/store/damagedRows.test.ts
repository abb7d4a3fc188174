import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { SavedKey } from '../../../../src/core/library/model';
import type { Library } from '../../../../src/core/library/library';
import { MIGRATIONS } from '../../../../src/infra/store/migrations';
import type { Database } from '../../../../src/infra/store/database';
import { createSqliteAccountReadings } from '../../../../src/infra/store/sqliteAccountReadings';
import { createSqliteBatchJournal } from '../../../../src/infra/store/sqliteBatchJournal';
import { createSqliteLibrary } from '../../../../src/infra/store/sqliteLibrary';
import { at, name, question, result, Rig, until } from './rig';

const key = (value: string): SavedKey => ({ indicator: name(value), data: 'live' });

describe('a row that the disk has changed', () => {
  let rig: Rig;
  beforeEach(() => (rig = new Rig()));
  afterEach(() => rig.dispose());

  const libraryIn = (database: Database): Library =>
    createSqliteLibrary(database, { now: () => rig.now });
  const setAside = (database: Database): readonly string[] =>
    database.all('SELECT content FROM set_aside').map(({ content }) => String(content));

  /** Past all triggers, as a disk does. */
  function change(
    database: Database,
    table: string,
    column: string,
    from: string,
    to: string,
    where = 'TRUE',
  ): void {
    for (const { name: trigger } of database.all(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
      table,
    )) {
      database.run(`DROP TRIGGER ${String(trigger)}`);
    }
    database.run(
      `UPDATE ${table} SET ${column} = replace(${column}, ?, ?) WHERE ${where}`,
      from,
      to,
    );
  }

  for (const [what, from, to] of [
    ['so that it is no JSON', '{"indicator"', '{?indicator"'],
    ['so that it says something else', 'evil-1.example', 'evil-7.example'],
    ['so that its verdict is none', '"malicious"', '"malicioux"'],
    ['in a number of it', '2026', '2027'],
  ] as const) {
    it(`of the library, ${what}, is set aside and told; the rest works`, async () => {
      const database = rig.open();
      const library = libraryIn(database);
      for (let i = 0; i < 3; i++) {
        const verdict = { verdict: i === 1 ? 'malicious' : 'benign', by: 'me', at: at(i) } as const;
        library.giveVerdict(key(`evil-${i}.example`), verdict);
      }
      library.putCase({ id: 'c', name: '', description: '', tlp: 'red', createdAt: at(1) });
      library.addToCase('c', [key('evil-1.example'), key('evil-2.example')]);
      change(database, 'library_entries', 'entry', from, to, "value = 'evil-1.example'");
      assert.deepEqual(
        library.search({}).map(({ indicator }) => indicator.value),
        ['evil-0.example', 'evil-2.example'],
      );
      assert.equal(library.get(key('evil-1.example')), undefined);
      assert.equal(library.count({}), 2);
      library.removeCase('c');
      assert.equal(setAside(database).length, 1);
      assert.ok(setAside(database)[0]?.includes(to.replaceAll('"', '\\"')));
      await until(() => rig.notices.length > 0, 'the notice');
      assert.deepEqual([rig.notices.length, rig.notices[0]?.kind], [1, 'setAside']);
      library.save(key('evil-1.example'));
      assert.ok(library.get(key('evil-1.example')));
    });
  }

  it('of the library, in the file itself: quick_check finds nothing, and the entry is not shown', () => {
    const database = rig.open();
    libraryIn(database).setTags(key('a.example'), ['a tag that is long enough to be found']);
    libraryIn(database).setTags(key('b.example'), ['another']);
    database.close();
    const bytes = readFileSync(rig.path);
    let changed = 0;
    for (let i = bytes.indexOf('a tag that'); i >= 0; i = bytes.indexOf('a tag that', i + 1)) {
      bytes[i] = 0x42;
      changed++;
    }
    assert.ok(changed > 0);
    writeFileSync(rig.path, bytes);
    const again = rig.open();
    assert.equal(again.get('PRAGMA quick_check')?.quick_check, 'ok');
    assert.deepEqual(
      libraryIn(again)
        .search({})
        .map(({ indicator }) => indicator.value),
      ['b.example'],
    );
  });

  it('is no row that a window of an earlier version wrote, before or since', () => {
    const earlier = rig.open({ migrations: MIGRATIONS.slice(0, 4) });
    const entry = JSON.stringify({
      ...key('old.example'),
      ...{ savedAt: at(1), changedAt: at(1), verdicts: [], tags: [], attributes: [] },
      ...{ related: [], notes: [], cases: [] },
    });
    const insert = `INSERT INTO library_entries (value, kind, data, changed_at, verdict, searched, entry)
      VALUES ('old.example', 'fqdn', 'live', '', 'unknown', '', ?)`;
    earlier.run(insert, entry);
    const library = libraryIn(rig.open());
    assert.deepEqual(library.get(key('old.example'))?.tags, []);
    library.setTags(key('old.example'), ['new']);
    earlier.run('UPDATE library_entries SET entry = ?', entry.replace('"tags":[]', '"tags":["x"]'));
    assert.deepEqual(library.get(key('old.example'))?.tags, ['x']);
    earlier.run('UPDATE library_entries SET entry = replace(entry, \'"tags"\', \'"tegs"\')');
    assert.equal(library.get(key('old.example')), undefined);
  });

  it('of a case counts as marked red where its marking cannot be read', () => {
    const database = rig.open();
    const library = libraryIn(database);
    library.putCase({ id: 'c', name: 'C', description: '', tlp: 'green', createdAt: at(1) });
    change(database, 'library_cases', 'tlp', 'green', 'gruen');
    assert.deepEqual(library.cases()[0]?.tlp, 'red');
  });

  it('of the answers is set aside, and asked for again', () => {
    const database = rig.open();
    const store = rig.store(database);
    for (const value of ['a.example', 'b.example']) {
      store.put(question(value), result(value, at(1)));
    }
    database.run("UPDATE answers SET result = x'1f8b0800' WHERE value = 'a.example'");
    database.run("UPDATE answers SET parameters = '[[' WHERE value = 'b.example'");
    const later = rig.store(rig.open());
    assert.equal(later.get(question('a.example')), undefined);
    assert.deepEqual(later.stored({}), []);
    assert.deepEqual(later.size(), { entries: 0, bytes: 0 });
    assert.equal(setAside(database).length, 2);
    assert.deepEqual(rig.notices, []);
  });

  it('of a batch, an item of one or a reading of an account harms no other', () => {
    const database = rig.open();
    const journal = createSqliteBatchJournal(database, { now: () => rig.now });
    const readings = createSqliteAccountReadings(database);
    const head = {
      title: '',
      data: 'live',
      askedFrom: 'x',
      createdAt: at(1),
      operations: [],
    } as const;
    const item = { indicator: name('a.example'), operation: 'a.one', state: 'failed' } as const;
    const failure = { reason: 'timeout', message: 'm', remedy: 'r', action: 'retry' } as const;
    for (const id of ['b1', 'b2', 'b3']) {
      journal.create({
        ...head,
        id,
        items: [
          { ...item, failure },
          { ...item, operation: 'a.two', failure },
        ],
      });
    }
    database.run("UPDATE batches SET head = '{' || head WHERE batch = 'b1'");
    database.run(
      "UPDATE batch_items SET state = 'fuiled' WHERE batch = 'b2' AND operation = 'a.one'",
    );
    database.run("UPDATE batch_items SET failure = '{' WHERE batch = 'b2' AND operation = 'a.two'");
    database.run("UPDATE batch_items SET kind = 'fqdm' WHERE batch = 'b3' AND operation = 'a.two'");
    assert.deepEqual(
      journal.list().map(({ id, items }) => [id, ...items.map(({ state }) => state)]),
      [
        ['b3', 'failed'],
        ['b2', 'inDoubt', 'failed'],
      ],
    );
    assert.equal(journal.get('b2')?.items[1]?.failure, undefined);
    assert.equal(journal.get('b1'), undefined);
    readings.put('alpha', 'https://a.test', { at: at(1), products: [] });
    database.run("UPDATE account_readings SET reading = replace(reading, 'products', 'prodacts')");
    assert.equal(readings.get('alpha', 'https://a.test'), undefined);
    readings.put('alpha', 'https://a.test', { at: at(2), products: [] });
    assert.equal(readings.get('alpha', 'https://a.test')?.at, at(2));
  });
});
