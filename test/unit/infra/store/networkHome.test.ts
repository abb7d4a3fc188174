import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { fileSystemOf, journalFor } from '../../../../src/infra/store/journal';
import { at, noise, question, result, Rig, until } from './rig';

const NFS = (): number => 0x6969;
const UNKNOWN = (): number => 0;

describe('a home directory on a network', () => {
  let rig: Rig;
  beforeEach(() => (rig = new Rig()));
  afterEach(() => rig.dispose());

  const modeOf = (more: Parameters<Rig['open']>[0]): unknown => {
    const database = rig.open(more);
    const mode = database.get('PRAGMA journal_mode')?.journal_mode;
    rig.store(database).put(question('a.example'), result('a.example', at(1)));
    return [mode, database.get('PRAGMA synchronous')?.synchronous];
  };

  it('is told by its file system, and works without a log beside the file', () => {
    for (const type of [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997]) {
      assert.equal(
        journalFor({ DatabaseSync }, rig.folder, () => type),
        'rollback',
      );
    }
    assert.equal(journalFor({ DatabaseSync }, '\\\\server\\home', UNKNOWN), 'rollback');
    assert.deepEqual(modeOf({ fileSystem: NFS }), ['delete', 2]);
    assert.deepEqual([...rig.files('-wal'), ...rig.files('-shm')], []);
  });

  it('is no disk of this machine: that has a log, and nothing of the trial is left', () => {
    assert.equal(typeof fileSystemOf(rig.folder), 'number');
    assert.deepEqual(modeOf({ fileSystem: UNKNOWN }), ['wal', 1]);
    assert.deepEqual(rig.files('probe'), []);
  });

  it('is told by a throw-away file where the file system has no known number', () => {
    /** Fails as SQLite does without shared memory, or lets two write at once as a bad lock does. */
    const faulty = (sql: RegExp, act: (handle: DatabaseSync) => void): typeof DatabaseSync =>
      class extends DatabaseSync {
        override exec(given: string): void {
          if (this.location()?.includes('probe') === true && sql.test(given)) {
            act(this);
          } else {
            super.exec(given);
          }
        }
      };
    const refuse = (): never => {
      throw Object.assign(new Error('locking protocol'), { errcode: 15 });
    };
    for (const Faulty of [
      faulty(/journal_mode = WAL/, refuse),
      faulty(/journal_mode = WAL/, () => undefined),
      faulty(/^BEGIN IMMEDIATE$/, () => undefined),
      faulty(/^BEGIN IMMEDIATE;/, () => undefined),
    ]) {
      assert.equal(journalFor({ DatabaseSync: Faulty }, rig.folder, UNKNOWN), 'rollback');
    }
    assert.deepEqual(rig.files('probe'), []);
  });

  it('takes over what an earlier version kept with a log, moved into the file or not', () => {
    const before = rig.open();
    rig.store(before).put(question('old.example'), result('old.example', at(1)));
    before.close();
    const store = rig.store(rig.open({ fileSystem: NFS }));
    assert.ok(store.get(question('old.example')));
    assert.deepEqual(rig.notices, []);
  });

  it('serves two windows that write in turn, and each hears of the other', async () => {
    const [one, other] = [1, 2].map(() => rig.open({ fileSystem: NFS, pollMs: 5 }));
    assert.ok(one && other);
    let heard = 0;
    one.onOtherWrites(() => heard++);
    for (let i = 0; i < 40; i++) {
      const database = i % 2 === 0 ? one : other;
      rig
        .store(database)
        .put(question(`n${i}.example`), result(`n${i}.example`, at(1), noise(2000, i)));
    }
    assert.equal(rig.store(one).size().entries, 40);
    await until(() => heard > 0, 'the other window');
    assert.equal(one.get('PRAGMA integrity_check')?.integrity_check, 'ok');
  });
});
