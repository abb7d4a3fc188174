import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { lazyDatabase, openDatabase } from '../../../../src/infra/store/openDatabase';
import type { Database } from '../../../../src/infra/store/database';
import type { Migration } from '../../../../src/infra/store/migration';
import { MIGRATIONS } from '../../../../src/infra/store/migrations';
import { at, name, noise, question, result, Rig, until } from './rig';

const first: Migration = {
  version: 1,
  sql: 'CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT) STRICT;',
};
const second: Migration = {
  version: 2,
  sql: `ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 7;`,
};

function count(database: Database, table = 'things'): number {
  return Number(database.get(`SELECT count(*) AS n FROM ${table}`)?.n);
}

describe('the database', () => {
  let rig: Rig;
  beforeEach(() => (rig = new Rig()));
  afterEach(() => rig.dispose());

  it('is made where there is none, for its user only, with a log beside it', () => {
    const folder = join(rig.folder, 'deep', 'down');
    const database = rig.open({ folder });
    assert.equal(database.get('PRAGMA journal_mode')?.journal_mode, 'wal');
    assert.equal(database.get('PRAGMA foreign_keys')?.foreign_keys, 1);
    assert.equal(database.get('PRAGMA user_version')?.user_version, MIGRATIONS.at(-1)?.version);
    assert.deepEqual(rig.notices, []);
  });

  describe('on a system with modes of files', () => {
    const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    let umask: number;
    before(() => (umask = process.umask(0)));
    after(() => process.umask(umask));

    /** The folder, and every file that was ever made in it. */
    function ofItsUserAlone(folder: string, least: number): void {
      assert.equal(mode(folder), '700');
      const files = readdirSync(folder);
      assert.ok(files.length >= least, files.join(' '));
      for (const file of files) {
        assert.equal(mode(join(folder, file)), '600', file);
      }
    }

    it('is its user’s alone, with the log, the index and the lock', () => {
      const folder = join(rig.folder, 'new');
      rig.store(rig.open({ folder })).put(question('a.example'), result('a.example', at(1)));
      ofItsUserAlone(folder, 4);
    });

    it('is made its user’s alone where an earlier version or somebody else was less careful', () => {
      const folder = join(rig.folder, 'old');
      rig.open({ folder, migrations: [first] }).close();
      rig.open({ folder, migrations: [first, second] }).close();
      chmodSync(folder, 0o755);
      for (const file of readdirSync(folder)) {
        chmodSync(join(folder, file), 0o644);
      }
      const database = rig.open({ folder, migrations: [first, second] });
      database.run('INSERT INTO things (name) VALUES (?)', 'a');
      ofItsUserAlone(folder, 5);
    });

    it('is so when it was migrated and mended, too', () => {
      const folder = join(rig.folder, 'mended');
      rig.open({ folder, migrations: [first] }).close();
      rig.open({ folder, migrations: [first, second] }).close();
      writeFileSync(join(folder, 'indicator-lens.sqlite'), 'This is a shopping list.'.repeat(999));
      rig.open({ folder, migrations: [first, second] });
      ofItsUserAlone(folder, 4);
    });
  });

  it('has one migration for each version, in order, and STRICT tables with rowids only', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
    assert.equal(new Set(versions).size, versions.length);
    const tables = rig
      .open()
      .all(
        "SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'",
      );
    assert.ok(tables.length > 0);
    for (const { name: table, strict, wr } of tables) {
      assert.deepEqual([strict, wr], [1, 0], String(table));
    }
  });

  it('opens no file before it is used, and none at all where it never is', () => {
    const lazy = lazyDatabase(rig.options());
    lazy.close();
    assert.deepEqual(rig.files(''), []);
    const opened = lazyDatabase(rig.options());
    assert.equal(opened.open(), opened.open());
    assert.equal(rig.files('indicator-lens.sqlite').length > 0, true);
    opened.close();
    assert.deepEqual(rig.files('-wal'), []);
  });

  it('keeps all of a transaction or nothing, also of one inside another', () => {
    const database = rig.open({ migrations: [first] });
    const fill = (fail: boolean): void =>
      database.transaction(() => {
        database.run('INSERT INTO things (name) VALUES (?)', 'a');
        database.transaction(() => database.run('INSERT INTO things (name) VALUES (?)', 'b'));
        if (fail) {
          throw new Error('no');
        }
      });
    assert.throws(() => fill(true), /no/);
    assert.equal(count(database), 0);
    fill(false);
    assert.equal(count(database), 2);
    assert.throws(() => database.run('INSERT INTO nowhere VALUES (1)'), /no such table/);
  });

  describe('migrations', () => {
    it('bring an older file to the newest schema, with a backup of what it was', () => {
      const old = rig.open({ migrations: [first] });
      old.run('INSERT INTO things (name) VALUES (?)', 'kept');
      old.close();
      const database = rig.open({ migrations: [first, second] });
      assert.deepEqual(
        { ...database.get('SELECT * FROM things') },
        { id: 1, name: 'kept', size: 7 },
      );
      const [backup = ''] = rig.files('.before-');
      const copy = new DatabaseSync(join(rig.folder, backup), { readOnly: true });
      assert.equal(copy.prepare('PRAGMA user_version').get()?.user_version, 1);
      assert.deepEqual({ ...copy.prepare('SELECT * FROM things').get() }, { id: 1, name: 'kept' });
      copy.close();
      assert.deepEqual(rig.notices, []);
    });

    it('keep the newest two backups', () => {
      const steps = [1, 2, 3, 4, 5].map((version) => ({
        version,
        sql: `CREATE TABLE t${version} (id INTEGER PRIMARY KEY) STRICT;`,
      }));
      for (const { version } of steps) {
        rig.now += 1000;
        rig.open({ migrations: steps.slice(0, version) }).close();
      }
      assert.deepEqual(
        rig.files('.before-').map((file) => file.replace(/^.*schema-/, '')),
        ['3.sqlite', '4.sqlite'],
      );
    });

    it('leave the file as it was where one fails', () => {
      const old = rig.open({ migrations: [first] });
      for (const thing of ['one', 'twice', 'twice']) {
        old.run('INSERT INTO things (name) VALUES (?)', thing);
      }
      old.close();
      const unique = {
        version: 2,
        sql: 'DELETE FROM things WHERE id = 1; CREATE UNIQUE INDEX one_name ON things (name);',
      };
      const inMemory = rig.open({ migrations: [first, unique] });
      assert.equal(rig.notices[0]?.kind, 'memoryOnly');
      inMemory.close();
      const again = rig.open({ migrations: [first] });
      assert.equal(count(again), 3);
    });

    it('leave a newer file alone, and work from memory', () => {
      const newer = rig.open({ migrations: [first, second] });
      newer.run('INSERT INTO things (name) VALUES (?)', 'theirs');
      newer.close();
      const before = readFileSync(rig.path);
      const database = rig.open({ migrations: [first] });
      database.run('INSERT INTO things (name) VALUES (?)', 'ours');
      assert.equal(count(database), 1);
      assert.deepEqual(readFileSync(rig.path), before);
      assert.equal(rig.notices.length, 1);
      assert.equal(rig.notices[0]?.kind, 'memoryOnly');
      assert.match(rig.notices[0].message, /newer version/);
    });
  });

  describe('damage', () => {
    /** A file with 2,000 answers of about 1 kB, closed. */
    function filled(): void {
      const database = rig.open();
      const store = rig.store(database);
      database.transaction(() => {
        for (let i = 0; i < 2000; i++) {
          store.put(question(`n${i}.example`), result(`n${i}.example`, at(1), noise(1000, i)));
        }
      });
      database.close();
    }

    /** Counts the answers that come back whole; all others must be as if they were never stored. */
    function readable(database: Database): number {
      const store = rig.store(database);
      let found = 0;
      for (let i = 0; i < 2000; i++) {
        const stored = store.get(question(`n${i}.example`));
        if (stored !== undefined) {
          assert.equal(stored.raw[0]?.body, noise(1000, i));
          found++;
        }
      }
      return found;
    }

    function wellAgain(database: Database): void {
      assert.equal(database.get('PRAGMA integrity_check')?.integrity_check, 'ok');
      const { entries, bytes } = rig.store(database).size();
      const counted = database.get('SELECT count(*) AS n, sum(bytes) AS bytes FROM answers');
      assert.deepEqual([entries, bytes], [counted?.n, counted?.bytes ?? 0]);
      assert.equal(rig.notices.length, 1);
      assert.equal(rig.notices[0]?.kind, 'repaired');
      assert.equal(rig.files('.damaged-').filter((file) => file.endsWith('.sqlite')).length, 1);
      assert.deepEqual([...rig.files('.new.'), ...rig.files('.salvage.')], []);
    }

    it('in the middle: the file is set aside as it is, the rest is taken over', () => {
      filled();
      const bytes = readFileSync(rig.path);
      bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 40_000);
      writeFileSync(rig.path, bytes);
      const database = rig.open();
      // Reading all of it meets the damage; what is read before is right.
      const found = readable(database);
      assert.ok(found > 1900 && found < 2000, `${found} of 2000`);
      wellAgain(database);
      const [aside = ''] = rig.files('.damaged-').filter((file) => file.endsWith('.sqlite'));
      assert.deepEqual(readFileSync(join(rig.folder, aside)), bytes);
    });

    it('in the header: the pages behind it are read with the header of a new file', () => {
      filled();
      const bytes = readFileSync(rig.path);
      bytes.fill(0x58, 0, 4096);
      writeFileSync(rig.path, bytes);
      const database = rig.open();
      wellAgain(database);
      assert.equal(readable(database), 2000);
      assert.match(rig.notices[0]!.message, /2,00\d entries/);
    });

    for (const [what, from, to] of [
      ['the list of tables', 100, 4096],
      ['all behind the magic', 16, 4096],
      ['the size of pages', 16, 18],
      ['the roots of the tables', 3000, 4096],
    ] as const) {
      it(`in the first page, ${what}: the pages behind it are read all the same`, () => {
        filled();
        const bytes = readFileSync(rig.path);
        bytes.fill(0xa5, from, to);
        writeFileSync(rig.path, bytes);
        const database = rig.open();
        assert.equal(readable(database), 2000);
        wellAgain(database);
      });
    }

    it('in the first page, with a log that was not moved into the file yet', () => {
      filled();
      const live = rig.open();
      rig.store(live).put(question('late.example'), result('late.example', at(2)));
      const [bytes, log] = [readFileSync(rig.path), readFileSync(`${rig.path}-wal`)];
      live.close();
      bytes.fill(0xa5, 100, 4096);
      writeFileSync(rig.path, bytes);
      writeFileSync(`${rig.path}-wal`, log);
      const database = rig.open();
      assert.equal(readable(database), 2000);
      wellAgain(database);
    });

    it('a file cut short: what stands before the cut is taken over', () => {
      filled();
      truncateSync(rig.path, Math.floor(statSync(rig.path).size * 0.9));
      const database = rig.open();
      const found = readable(database);
      assert.ok(found > 1000 && found < 2000, `${found} of 2000`);
      wellAgain(database);
    });

    it('no database at all: the file is kept, and a new one works', () => {
      writeFileSync(rig.path, 'This is a shopping list.\n'.repeat(2000));
      const database = rig.open();
      wellAgain(database);
      assert.match(rig.notices[0]!.message, /rest is lost/);
      rig.store(database).put(question('a.example'), result('a.example', at(1)));
      assert.equal(rig.store(database).size().entries, 1);
    });

    it('found by the check in the background, once a day', async () => {
      filled();
      const bytes = readFileSync(rig.path);
      // A page of an index: no reading of answers by their id meets it.
      bytes.fill(0xa5, bytes.length - 8192, bytes.length - 4096);
      writeFileSync(rig.path, bytes);
      const database = rig.open({ checkAfterMs: 1 });
      let told = 0;
      database.onOtherWrites(() => told++);
      await until(() => rig.notices.length > 0, 'the check');
      wellAgain(database);
      assert.equal(told, 1);
    });

    it('is not looked for again on the day of a check', async () => {
      rig.open({ checkAfterMs: 1 });
      const checked = (): unknown =>
        new DatabaseSync(rig.path, { readOnly: true }).prepare('SELECT at FROM upkeep').get()?.at;
      await until(() => checked() !== undefined, 'the first check');
      const then = rig.now;
      rig.now += 3_000_000;
      rig.open({ checkAfterMs: 1 });
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal(checked(), then);
      rig.now += 86_400_000;
      rig.open({ checkAfterMs: 1 });
      await until(() => checked() === rig.now, 'the check of the next day');
    });

    it('mended by one window is seen by the other, and nothing of either is lost', async () => {
      filled();
      const one = rig.open({ pollMs: 5 });
      const bytes = readFileSync(rig.path);
      bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 20_000);
      writeFileSync(rig.path, bytes);
      const other = rig.open();
      readable(other);
      assert.equal(rig.notices.length, 1);
      rig.store(other).put(question('other.example'), result('other.example', at(2)));
      await until(
        () => rig.store(one).get(question('other.example')) !== undefined,
        'the other window’s answer in the mended file',
      );
      rig.store(one).put(question('one.example'), result('one.example', at(2)));
      assert.ok(rig.store(other).get(question('one.example')));
      assert.equal(rig.files('.damaged-').filter((file) => file.endsWith('.sqlite')).length, 1);
    });
  });

  describe('a fault of the disk that passes', () => {
    /** What SQLite says of it: https://www.sqlite.org/rescode.html */
    const IOERR_READ = 266;

    /** Fails as a disk does wherever the statement has these words, so many times. */
    function faulty(words: string, times: number): { DatabaseSync: typeof DatabaseSync } {
      let left = times;
      return {
        DatabaseSync: class extends DatabaseSync {
          override prepare(...[sql]: Parameters<DatabaseSync['prepare']>) {
            if (sql.includes(words) && left > 0) {
              left -= 1;
              throw Object.assign(new Error('disk I/O error'), { errcode: IOERR_READ });
            }
            return super.prepare(sql);
          }
        },
      };
    }

    /** Meets damage once where it should read, and then says this about the whole file, so many times. */
    function doubtful(words: string, times: number): { DatabaseSync: typeof DatabaseSync } {
      let left = times;
      let damaged = true;
      return {
        DatabaseSync: class extends DatabaseSync {
          override prepare(...[sql]: Parameters<DatabaseSync['prepare']>) {
            if (sql.includes('FROM history') && damaged) {
              damaged = false;
              throw Object.assign(new Error('malformed'), { errcode: 11 });
            }
            if (sql.includes('quick_check') && left > 0) {
              left -= 1;
              return super.prepare(`SELECT '${words}' AS quick_check`);
            }
            return super.prepare(sql);
          }
        },
      };
    }

    function untouched(): void {
      assert.deepEqual(rig.files('.damaged-'), []);
      assert.deepEqual(rig.notices, []);
    }

    beforeEach(() => rig.store().put(question('a.example'), result('a.example', at(1))));

    it('in a statement: it is done again in the same file', () => {
      const store = rig.store(rig.open({ sqlite: faulty('FROM answers', 1) }));
      assert.ok(store.get(question('a.example')));
      untouched();
    });

    it('in a check of the whole file: the file stays', () => {
      for (const [words, times] of [
        ['Tree 5 page 9: unable to get the page. error code=266', 5],
        ['Failed to read ptrmap key=12', 1],
      ] as const) {
        const database = rig.open({ sqlite: doubtful(words, times) });
        assert.deepEqual(rig.store(database).history(), []);
        assert.ok(rig.store(database).get(question('a.example')));
        untouched();
        database.close();
      }
    });

    it('while the check reads: it works from memory, and goes back to the same file', async () => {
      const { DatabaseSync: Faulty } = faulty('quick_check', 1);
      let damaged = true;
      class Both extends Faulty {
        override prepare(...[sql]: Parameters<DatabaseSync['prepare']>) {
          if (sql.includes('FROM history') && damaged) {
            damaged = false;
            throw Object.assign(new Error('malformed'), { errcode: 11 });
          }
          return super.prepare(sql);
        }
      }
      const database = rig.open({ sqlite: { DatabaseSync: Both }, pollMs: 5, retryMs: 5 });
      assert.deepEqual(rig.store(database).history(), []);
      rig.store(database).put(question('b.example'), result('b.example', at(1)));
      await until(() => rig.notices.length === 2, 'the file');
      assert.deepEqual(rig.files('.damaged-'), []);
      assert.ok(rig.store(rig.open()).get(question('b.example')));
    });

    it('of a file that is damaged indeed is told apart: it is set aside', () => {
      const database = rig.open({
        sqlite: doubtful('Tree 5 page 9: btreeInitPage() returns 11', 2),
      });
      assert.deepEqual(rig.store(database).history(), []);
      assert.equal(rig.notices[0]?.kind, 'repaired');
      assert.ok(rig.store(database).get(question('a.example')));
    });
  });

  describe('a host or a disk that refuses', () => {
    it('without SQLite there is none, and the user is told', () => {
      assert.equal(openDatabase(rig.options({ sqlite: undefined })), undefined);
      assert.equal(rig.notices.length, 1);
      assert.match(rig.notices[0]!.message, /no SQLite/);
    });

    it('where no folder can be made it works from memory', () => {
      writeFileSync(join(rig.folder, 'file'), '');
      const database = rig.open({ folder: join(rig.folder, 'file', 'store') });
      const store = rig.store(database);
      store.put(question('a.example'), result('a.example', at(1)));
      assert.equal(store.about(name('a.example'), 'live').length, 1);
      assert.equal(rig.notices.length, 1);
      assert.equal(rig.notices[0]?.kind, 'memoryOnly');
    });

    it('where the disk is full it goes on in memory, with what it had', () => {
      /** SQLite's own limit fails as a full disk does. */
      class FullDisk extends DatabaseSync {
        constructor(...[path, options]: ConstructorParameters<typeof DatabaseSync>) {
          super(path, options);
          if (String(path).endsWith('indicator-lens.sqlite')) {
            this.exec('PRAGMA max_page_count = 60');
          }
        }
      }
      const database = rig.open({ sqlite: { DatabaseSync: FullDisk } });
      const store = rig.store(database);
      for (let i = 0; i < 200; i++) {
        store.put(question(`n${i}.example`), result(`n${i}.example`, at(1), noise(1000, i)));
      }
      for (let i = 0; i < 200; i++) {
        assert.equal(store.get(question(`n${i}.example`))?.raw[0]?.body, noise(1000, i));
      }
      assert.equal(rig.notices.length, 1);
      assert.match(rig.notices[0]!.message, /disk is full/);
      assert.ok(rig.store(rig.open()).size().entries > 0);
    });

    it('in a read-only folder it reads what is there and writes to memory', () => {
      /** A root user may write everywhere, so the refusal is the connection's own. */
      class ReadOnlyDisk extends DatabaseSync {
        constructor(...[path, options]: ConstructorParameters<typeof DatabaseSync>) {
          super(path, { ...options, readOnly: path !== ':memory:' });
        }
      }
      const before = rig.open();
      rig.store(before).put(question('old.example'), result('old.example', at(1)));
      before.close();
      const store = rig.store(rig.open({ sqlite: { DatabaseSync: ReadOnlyDisk } }));
      store.put(question('new.example'), result('new.example', at(2)));
      assert.ok(store.get(question('old.example')));
      assert.ok(store.get(question('new.example')));
      assert.equal(rig.notices.length, 1);
      assert.equal(rig.notices[0]?.kind, 'memoryOnly');
      assert.equal(rig.store(rig.open()).get(question('new.example')), undefined);
    });
  });

  describe('several windows', () => {
    it('hear of what another one wrote, and not of their own writing', async () => {
      const one = rig.open({ pollMs: 5 });
      const other = rig.open({ pollMs: 5 });
      let heard = 0;
      const stop = one.onOtherWrites(() => heard++);
      rig.store(one).put(question('a.example'), result('a.example', at(1)));
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(heard, 0);
      rig.store(other).put(question('b.example'), result('b.example', at(1)));
      await until(() => heard === 1, 'the other window');
      stop();
      rig.store(other).put(question('c.example'), result('c.example', at(1)));
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(heard, 1);
    });

    it('get a new file where somebody deleted the old one', async () => {
      const database = rig.open({ pollMs: 5 });
      rig.store(database).put(question('a.example'), result('a.example', at(1)));
      ['', '-wal', '-shm'].forEach((part) => rmSync(rig.path + part, { force: true }));
      await until(() => rig.store(database).size().entries === 0, 'the new file');
      rig.store(database).put(question('b.example'), result('b.example', at(1)));
      assert.ok(rig.store(rig.open()).get(question('b.example')));
    });
  });
});
