import assert from 'node:assert/strict';
import { questionKey } from '../../../src/core/operation/question';
import { createMemoryStore } from '../../../src/infra/store/memoryStore';
import { at, name, question, result } from './store/rig';

describe('the memory store', () => {
  it('keys a question by operation, indicator, parameters and data, in no order', () => {
    const same = [
      question('a.example', { parameters: { limit: 25, offset: 0 } }),
      question('a.example', { parameters: { offset: 0, limit: 25 } }),
    ].map(questionKey);
    assert.equal(same[0], same[1]);
    const others = [
      question('a.example'),
      question('b.example'),
      question('a.example', { data: 'sample' }),
      question('a.example', { operation: 'a.two' }),
      question('a.example', { parameters: { limit: 25 } }),
      question('a.example', { parameters: { limit: '25' } }),
    ].map(questionKey);
    assert.equal(new Set([...same, ...others]).size, 7);
  });

  it('gives back what was put, and only that', () => {
    const store = createMemoryStore();
    const stored = result('a.example', at(1));
    store.put(question('a.example'), stored);
    assert.equal(store.get(question('a.example')), stored);
    assert.equal(store.get(question('a.example', { data: 'sample' })), undefined);
    store.clear();
    assert.equal(store.get(question('a.example')), undefined);
    assert.deepEqual(store.about(name('a.example'), 'live'), []);
  });

  it('lists what is known about an indicator, newest first, live apart from sample', () => {
    const store = createMemoryStore();
    store.put(question('a.example'), result('a.example', at(1)));
    store.put(question('a.example', { operation: 'a.two' }), result('a.example', at(3)));
    store.put(question('a.example', { operation: 'a.three' }), result('a.example', at(2)));
    store.put(question('a.example', { data: 'sample' }), result('a.example', at(4)));
    store.put(question('b.example'), result('b.example', at(5)));
    const known = store.about(name('a.example'), 'live');
    assert.deepEqual(
      known.map((entry) => entry.retrievedAt),
      [at(3), at(2), at(1)],
    );
    store.put(question('a.example'), result('a.example', at(6)));
    assert.equal(store.about(name('a.example'), 'live')[0]?.retrievedAt, at(6));
    assert.equal(store.about(name('a.example'), 'live').length, 3);
  });

  it('forgets the least recently read beyond its bounds', () => {
    const store = createMemoryStore({ results: 2, bytes: 1e9, history: 10 });
    store.put(question('a.example'), result('a.example', at(1)));
    store.put(question('b.example'), result('b.example', at(2)));
    store.get(question('a.example'));
    store.put(question('c.example'), result('c.example', at(3)));
    assert.equal(store.get(question('b.example')), undefined);
    assert.deepEqual(store.about(name('b.example'), 'live'), []);
    assert.ok(store.get(question('a.example')));
    assert.ok(store.get(question('c.example')));
  });

  it('counts bytes, and keeps the newest however large', () => {
    const store = createMemoryStore({ results: 100, bytes: 50_000, history: 10 });
    store.put(question('a.example'), result('a.example', at(1), 'x'.repeat(15_000)));
    store.put(question('b.example'), result('b.example', at(2), 'x'.repeat(15_000)));
    assert.equal(store.get(question('a.example')), undefined);
    store.put(question('c.example'), result('c.example', at(3), 'x'.repeat(100_000)));
    assert.equal(store.get(question('b.example')), undefined);
    assert.ok(store.get(question('c.example')));
    store.put(question('d.example'), result('d.example', at(4)));
    assert.equal(store.get(question('c.example')), undefined);
    assert.ok(store.get(question('d.example')));
  });

  it('keeps the newest look-ups, and keeps them when answers are dropped', () => {
    const store = createMemoryStore({ results: 1, bytes: 1, history: 2 });
    for (const hour of [1, 2, 3]) {
      store.record({
        indicator: name('a.example'),
        data: 'live',
        at: at(hour),
        askedFrom: 'editor',
        operations: ['a.one'],
        asked: 1,
      });
    }
    store.clear();
    assert.deepEqual(
      store.history().map((entry) => entry.at),
      [at(3), at(2)],
    );
  });
});
