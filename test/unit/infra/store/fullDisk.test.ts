import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import type { SavedKey } from '../../../../src/core/library/model';
import type { Database } from '../../../../src/infra/store/database';
import { createSqliteAuditLog } from '../../../../src/infra/store/sqliteAuditLog';
import { createSqliteLibrary } from '../../../../src/infra/store/sqliteLibrary';
import { at, name, noise, question, result, Rig, until } from './rig';

/** SQLite's own limit fails as a full disk does. */
class Disk {
  full = false;
  readonly sqlite = { DatabaseSync: fillable(this) };
}

function fillable(disk: Disk): typeof DatabaseSync {
  return class extends DatabaseSync {
    override prepare(...[sql]: Parameters<DatabaseSync['prepare']>) {
      if (this.location() !== null) {
        this.exec(`PRAGMA max_page_count = ${disk.full ? 1 : 1_000_000}`);
      }
      return super.prepare(sql);
    }
  };
}

const key = (value: string): SavedKey => ({ indicator: name(value), data: 'live' });

describe('a disk that is full for a while', () => {
  let rig: Rig;
  let disk: Disk;
  const clock = { now: () => rig.now };
  beforeEach(() => {
    rig = new Rig();
    disk = new Disk();
  });
  afterEach(() => rig.dispose());

  /** Fills the file up, so that any write needs a page that it does not get. */
  function full(database: Database): void {
    disk.full = true;
    database.run('CREATE TABLE of_others (id INTEGER PRIMARY KEY) STRICT');
  }

  it('has what was entered meanwhile in memory, to be exported, and in the file when there is room', async () => {
    const database = rig.open({ sqlite: disk.sqlite, pollMs: 5, retryMs: 20 });
    const library = createSqliteLibrary(database, clock);
    const audit = createSqliteAuditLog(database, clock);
    const store = rig.store(database);
    library.setTags(key('before.example'), ['one']);
    full(database);
    assert.equal(rig.notices[0]?.kind, 'memoryOnly');
    assert.match(rig.notices[0].remedy, /Export Library/);

    library.setTags(key('during.example'), ['two']);
    library.putNote(key('before.example'), { id: 'n', text: 'seen', by: 'me', at: at(1) });
    store.put(question('a.example'), result('a.example', at(1), noise(20_000, 1)));
    audit.record({
      at: at(1),
      provider: 'alpha',
      operation: 'alpha.any',
      request: 'GET https://alpha.test/',
      host: 'alpha.test',
      askedFrom: 'editor',
      outcome: 'sent',
      cost: [{ product: 'any', amount: 1, unit: 'query' }],
    })({ outcome: 'HTTP 200', cost: [{ product: 'any', amount: 5, unit: 'record' }] });
    assert.equal(library.search({}).length, 2);

    // Another window, which has room already, writes to the same entry and takes the same row ids.
    const other = rig.open();
    const others = createSqliteLibrary(other, clock);
    others.setTags(key('other.example'), ['three']);
    others.setTags(key('before.example'), ['one', 'more']);
    createSqliteAuditLog(other, clock).record({
      at: at(2),
      provider: 'beta',
      operation: 'beta.any',
      request: 'GET https://beta.test/',
      host: 'beta.test',
      askedFrom: 'editor',
      outcome: 'sent',
      cost: [],
    });
    let told = 0;
    database.onOtherWrites(() => told++);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(others.get(key('during.example')), undefined);

    disk.full = false;
    await until(() => others.get(key('during.example')) !== undefined, 'the file');
    const entry = others.get(key('before.example'));
    assert.deepEqual([entry?.tags, entry?.notes[0]?.text], [['one', 'more'], 'seen']);
    assert.equal(library.search({}).length, 3);
    assert.ok(rig.store(other).get(question('a.example')));
    const sums = createSqliteAuditLog(other, clock);
    assert.equal(sums.spentSince('alpha', 'any', at(0)), 5);
    assert.deepEqual(
      sums.search({}).map(({ provider, outcome }) => [provider, outcome]),
      [
        ['beta', 'sent'],
        ['alpha', 'HTTP 200'],
      ],
    );
    assert.equal(told, 1);
    assert.deepEqual(
      rig.notices.map(({ kind }) => kind),
      ['memoryOnly', 'onDiskAgain'],
    );
    library.setTags(key('after.example'), []);
    assert.ok(others.get(key('after.example')));
  });

  it('has it in the file, too, where the window closes when there is room', () => {
    const database = rig.open({ sqlite: disk.sqlite });
    full(database);
    createSqliteLibrary(database, clock).setTags(key('during.example'), ['two']);
    disk.full = false;
    database.close();
    assert.deepEqual(createSqliteLibrary(rig.open(), clock).get(key('during.example'))?.tags, [
      'two',
    ]);
  });
});
