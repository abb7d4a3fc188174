import assert from 'node:assert/strict';
import { createWarningLists } from '../../../src/enrichment/warningLists';
import { settled } from './bench';

const log = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };
const evil = { kind: 'fqdn', value: 'evil.com' } as const;

describe('warning lists', () => {
  it('are read once they are wanted, and again when the setting names others', async () => {
    let paths: readonly string[] = [];
    const asked: (readonly string[])[] = [];
    let changes = 0;
    const lists = createWarningLists(
      () => paths,
      (named) => {
        asked.push(named);
        return Promise.resolve({
          lists: named.map((name) => ({ name, size: 1, holds: () => name !== '/no' })),
          problems: named.includes('/bad') ? ['The warning list /bad\u202e was not read.'] : [],
        });
      },
      log,
    );
    lists.onDidChange(() => (changes += 1));
    assert.deepEqual(lists.of(evil), []);
    assert.deepEqual(asked, []);

    paths = ['/a', '/no'];
    assert.deepEqual(lists.of(evil), []);
    await settled();
    assert.deepEqual([lists.of(evil), lists.faults(), changes], [['/a'], [], 1]);
    assert.equal(asked.length, 1);

    paths = ['/bad'];
    lists.of(evil);
    await settled();
    assert.deepEqual([asked.length, changes], [2, 2]);
    const [fault] = lists.faults();
    assert.equal(fault?.message, 'The warning list /bad⟨U+202E⟩ was not read.');
    assert.equal(fault.action, 'openSettings');

    paths = [];
    assert.deepEqual([lists.of(evil), lists.faults()], [[], []]);
  });
});
