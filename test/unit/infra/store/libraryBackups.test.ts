import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../../../src/core/library/library';
import type { SavedKey } from '../../../../src/core/library/model';
import { createStores } from '../../../../src/infra/store/stores';
import type { Stores } from '../../../../src/infra/store/stores';
import { at, name, Rig, until } from './rig';

const DAY = 86_400_000;
const key = (value: string): SavedKey => ({ indicator: name(value), data: 'live' });

describe('the backups of the library', () => {
  let rig: Rig;
  let opened: Stores[];
  beforeEach(() => {
    rig = new Rig();
    opened = [];
  });
  afterEach(() => {
    opened.forEach((stores) => stores.close());
    rig.dispose();
  });

  function open(backUpAfterMs?: number): Stores & { readonly saved: Library } {
    const stores = createStores({
      ...rig.options(),
      maxBytes: () => 1e9,
      ...(backUpAfterMs !== undefined && { backUpAfterMs }),
    });
    opened.push(stores);
    return { ...stores, saved: stores.library() };
  }

  it('hold entries and cases as they were, for their user only', async () => {
    const { saved, backups } = open();
    saved.setTags(key('a.example'), ['then']);
    saved.putCase({ id: 'c', name: 'Case', description: 'd', tlp: 'amber', createdAt: at(1) });
    saved.addToCase('c', [key('b.example')]);
    const before = saved.search({});
    await backups.make();
    saved.setTags(key('a.example'), ['now']);
    saved.removeCase('c');
    const [backup, ...more] = backups.list();
    assert.ok(backup);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [backup.at, backup.entries, backup.cases],
      [new Date(rig.now).toISOString(), 2, 1],
    );
    const { entries, cases } = backups.read(backup.name);
    assert.deepEqual(
      new Set(entries.map((one) => JSON.stringify(one))),
      new Set(before.map((one) => JSON.stringify(one))),
    );
    assert.equal(cases[0]?.tlp, 'amber');
    assert.equal(statSync(join(rig.folder, backup.name)).mode & 0o777, 0o600);
    assert.deepEqual(rig.files('.part'), []);
  });

  it('are made by themselves, once a day, by one window, after a change', async () => {
    const one = open(1);
    one.saved.save(key('a.example'));
    await until(() => one.backups.list().length === 1, 'the first');
    const other = open(1);
    other.saved.save(key('b.example'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(one.backups.list().length, 1);
    rig.now += DAY;
    const later = open(1);
    later.saved.search({});
    await until(() => later.backups.list().length === 2, 'the second');
    assert.deepEqual(
      later.backups.list().map(({ entries }) => entries),
      [2, 1],
    );
  });

  it('are none of what is empty, or as it was', async () => {
    const { saved, backups } = open();
    await backups.make();
    assert.deepEqual(backups.list(), []);
    saved.save(key('a.example'));
    await backups.make();
    rig.now += DAY;
    await backups.make();
    assert.equal(backups.list().length, 1);
    rig.now += 1;
    saved.setTags(key('a.example'), ['x']);
    await backups.make();
    assert.equal(backups.list().length, 2);
  });

  it('are few: the newest, and one of each of the last months', async () => {
    const { saved, backups } = open();
    for (let day = 0; day < 100; day += 5) {
      rig.now = Date.parse('2026-04-12T14:00:00Z') + day * DAY;
      saved.setTags(key('a.example'), [`day ${day}`]);
      await backups.make();
    }
    assert.deepEqual(
      backups.list().map((one) => one.at.slice(5, 10)),
      ['07-16', '07-11', '07-06', '07-01', '06-26', '05-27'],
    );
  });

  it('leave a damaged entry out, and tell a damaged backup from a whole one', async () => {
    const { saved, backups } = open();
    saved.setTags(key('a.example'), ['one']);
    saved.setTags(key('b.example'), ['two']);
    await backups.make();
    const database = opened[0]?.database();
    database?.run('DROP TRIGGER library_entries_rewritten');
    database?.run("UPDATE library_entries SET entry = replace(entry, 'two', 'too')");
    rig.now += DAY;
    await backups.make();
    assert.deepEqual(
      backups.list().map(({ entries }) => entries),
      [1, 2],
    );
    const [newest, older] = backups.list();
    const path = join(rig.folder, newest?.name ?? '');
    writeFileSync(path, readFileSync(path).fill(0x58, 0, 100));
    assert.deepEqual(backups.list(), [older]);
    assert.throws(() => backups.read('../../etc/passwd'), /no name of a backup/);
  });
});
