import assert from 'node:assert/strict';
import {
  currentEntry,
  EMPTY_TRAIL,
  entryKey,
  goTo,
  LONGEST_TRAIL,
  visit,
  type TrailEntry,
} from '../../../src/protocol/trail';

const stop = (value: string, data: TrailEntry['data'] = 'live'): TrailEntry => ({
  indicator: { kind: 'fqdn', value },
  data,
});
const a = stop('a.example');
const b = stop('b.example');
const c = stop('c.example');

describe('trail', () => {
  it('begins empty', () => {
    assert.equal(currentEntry(EMPTY_TRAIL), undefined);
    assert.deepEqual(goTo(EMPTY_TRAIL, 0), EMPTY_TRAIL);
  });

  it('goes on, back and forward', () => {
    const trail = visit(visit(EMPTY_TRAIL, a), b);
    assert.equal(currentEntry(trail), b);
    assert.equal(currentEntry(goTo(trail, 0)), a);
    assert.equal(currentEntry(goTo(goTo(trail, 0), 1)), b);
    assert.equal(goTo(trail, 2), trail);
    assert.equal(goTo(trail, -1), trail);
  });

  it('forgets what lay ahead when it takes another way', () => {
    const trail = visit(goTo(visit(visit(EMPTY_TRAIL, a), b), 0), c);
    assert.deepEqual(trail, { entries: [a, c], position: 1 });
  });

  it('does not repeat the stop that is shown, but tells sample data from real', () => {
    const trail = visit(EMPTY_TRAIL, a);
    assert.equal(visit(trail, stop('a.example')), trail);
    assert.notEqual(entryKey(a), entryKey(stop('a.example', 'sample')));
    assert.equal(visit(trail, stop('a.example', 'sample')).entries.length, 2);
  });

  it('drops the oldest stops of a very long trail', () => {
    let trail = EMPTY_TRAIL;
    for (let index = 0; index < LONGEST_TRAIL + 5; index += 1) {
      trail = visit(trail, stop(`n${index}.example`));
    }
    assert.equal(trail.entries.length, LONGEST_TRAIL);
    assert.equal(trail.position, LONGEST_TRAIL - 1);
    assert.equal(trail.entries[0]?.indicator.value, 'n5.example');
  });
});
