import assert from 'node:assert/strict';
import type { IndicatorRef } from '../../../src/core/indicator/model';
import type { Operation } from '../../../src/core/operation/model';
import type { Question } from '../../../src/core/operation/question';
import { Registry } from '../../../src/core/operation/registry';
import { storedAbout, storedFor } from '../../../src/enrichment/sharedAnswer';
import { createMemoryStore } from '../../../src/infra/store/memoryStore';
import { answerOf, neutralVendor } from '../../rig/neutralVendor';

const fqdn = (value: string): IndicatorRef => ({ kind: 'fqdn', value });
const MAIL = fqdn('mail.evil.example');
const EVIL = fqdn('evil.example');

const plain = neutralVendor.operations.find(({ id }) => id === 'example.risk');
const own = neutralVendor.operations.find(({ id }) => id === 'example.records');
assert.ok(plain && own);
/** Knows registered domains only. */
const shared: Operation = { ...plain, sends: () => EVIL };
const registry = new Registry([{ ...neutralVendor, operations: [shared, own] }]);

const question = (operation: string, indicator: IndicatorRef): Question => ({
  operation,
  indicator,
  parameters: {},
  data: 'live',
});
const answer = (operation: string, indicator: IndicatorRef, retrievedAt: string) =>
  answerOf(operation, { indicator, askedFor: indicator.value, lookedUp: EVIL.value, retrievedAt });

describe('an answer that several names share', () => {
  const setUp = (...given: readonly ReturnType<typeof answer>[]) => {
    const store = createMemoryStore();
    for (const one of given) {
      store.put(question(one.operation, one.indicator), one);
    }
    return store;
  };
  const OLD = '2026-01-01T00:00:00.000Z';
  const NEW = '2026-02-01T00:00:00.000Z';

  it('is not there where neither is stored', () => {
    assert.equal(storedFor(setUp(), shared, question('example.risk', MAIL)), undefined);
    assert.deepEqual(storedAbout(setUp(), registry, MAIL, 'live'), []);
  });

  it('is given as one about the name that is asked for', () => {
    const store = setUp(answer('example.risk', EVIL, OLD));
    const found = storedFor(store, shared, question('example.risk', MAIL));
    assert.deepEqual(
      [found?.askedFor, found?.indicator.value, found?.lookedUp],
      [MAIL.value, MAIL.value, EVIL.value],
    );
    assert.equal(storedFor(store, own, question('example.records', MAIL)), undefined);
  });

  it('steps back behind the name’s own, even an older one', () => {
    const store = setUp(answer('example.risk', EVIL, NEW), answer('example.risk', MAIL, OLD));
    assert.equal(storedFor(store, shared, question('example.risk', MAIL))?.retrievedAt, OLD);
    assert.deepEqual(
      storedAbout(store, registry, MAIL, 'live').map(({ retrievedAt }) => retrievedAt),
      [OLD],
    );
  });

  it('stands among the others by its time, and only for the operation that shares it', () => {
    const store = setUp(
      answer('example.records', MAIL, OLD),
      answer('example.risk', EVIL, NEW),
      answer('example.records', EVIL, NEW),
    );
    const about = storedAbout(store, registry, MAIL, 'live');
    assert.deepEqual(
      about.map(({ operation, retrievedAt, askedFor }) => [operation, retrievedAt, askedFor]),
      [
        ['example.risk', NEW, MAIL.value],
        ['example.records', OLD, MAIL.value],
      ],
    );
  });
});
