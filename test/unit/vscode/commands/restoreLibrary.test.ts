import { analyst } from '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { LibraryBackup } from '../../../../src/core/library/backups';
import { newEntry } from '../../../../src/core/library/entry';
import type { Case, SavedIndicator } from '../../../../src/core/library/model';
import { restoreLibrary } from '../../../../src/vscode/commands/exchange/restoreLibrary';

const NOW = Date.parse('2026-11-21T14:00:00Z');
const AT = '2026-11-20T14:00:00.000Z';
const entry = newEntry({ indicator: { kind: 'fqdn', value: 'a.example' }, data: 'live' }, AT);
const one: Case = { id: 'c', name: 'C', description: '', tlp: 'red', createdAt: AT };

function desk(list: readonly LibraryBackup[], make = (): Promise<void> => Promise.resolve()) {
  const done: string[] = [];
  return {
    done,
    clock: { now: () => NOW },
    log: { debug: () => 0, info: () => 0, warn: (said: string) => done.push(said), error: () => 0 },
    library: {
      putCase: ({ id }: Case) => void done.push(`case ${id}`),
      restore: (entries: readonly SavedIndicator[]) =>
        void done.push(...entries.map(({ indicator }) => indicator.value)),
    },
    backups: {
      list: () => list,
      read: () => ({ entries: [entry], cases: [one] }),
      make: () => {
        done.push('backup');
        return make();
      },
    },
  };
}

const backup = { name: 'newest', at: AT, entries: 1, cases: 3 };

describe('the library from a backup', () => {
  beforeEach(() => analyst.reset());

  it('comes back after a choice and a question, and is backed up before', async () => {
    const parts = desk([backup]);
    analyst.picks = (items) => items[0];
    analyst.presses = () => 'Restore';
    assert.equal(await restoreLibrary(parts), 1);
    assert.deepEqual(parts.done, ['backup', 'case c', 'a.example']);
    assert.match(analyst.offered[0]?.[0]?.description ?? '', /1 indicator · cases: 3/);
  });

  it('comes back, too, where the library as it is cannot be backed up', async () => {
    const parts = desk([backup], () => Promise.reject(new Error('damaged')));
    analyst.picks = (items) => items[0];
    analyst.presses = () => 'Restore';
    assert.equal(await restoreLibrary(parts), 1);
    assert.equal(parts.done.length, 4);
  });

  it('stays as it is without a choice, without a yes, or without a backup', async () => {
    const parts = desk([backup]);
    analyst.picks = () => undefined;
    analyst.presses = () => 'Restore';
    assert.equal(await restoreLibrary(parts), undefined);
    analyst.presses = () => undefined;
    analyst.picks = (items) => items[0];
    assert.equal(await restoreLibrary(parts), undefined);
    assert.equal(await restoreLibrary(desk([])), undefined);
    assert.deepEqual(parts.done, []);
  });
});
