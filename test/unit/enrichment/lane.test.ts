import assert from 'node:assert/strict';
import * as z from 'zod';
import type { Failure, FailureReason } from '../../../src/core/errors';
import type { Operation, Provider } from '../../../src/core/operation/model';
import { Lane } from '../../../src/enrichment/batch/lane';
import type { BatchHold } from '../../../src/enrichment/batch/model';
import { Pace } from '../../../src/enrichment/batch/pace';

function operation(id: string): Operation {
  return {
    id,
    title: id,
    description: id,
    provider: 'alpha',
    takes: ['fqdn'],
    cost: () => [{ product: id, amount: 1, unit: 'query' }],
    run: () => Promise.reject(new Error('not asked in this test')),
  };
}

const one = operation('alpha.one');
const two = operation('alpha.two');

const alpha: Provider = {
  id: 'alpha',
  name: 'Alpha',
  settingsSchema: () => z.object({}),
  concurrency: 3,
  operations: [one, two],
  server: () => ({ origin: 'https://alpha.test', enabled: true, allowsInternal: false }),
  test: () => Promise.resolve({ ok: true, message: '' }),
};

const because = (reason: FailureReason): Failure => ({
  reason,
  message: reason,
  remedy: 'Wait.',
  action: 'none',
});

/** A lane with items of two operations in the order of a batch: 0 and 3 are `two`, 1 and 2 `one`. */
function lane(perMinute: Readonly<Record<string, number>> = {}): Lane {
  const items = new Map([
    ['alpha.one', [1, 2]],
    ['alpha.two', [0, 3]],
  ]);
  const pace = new Pace((_, product) => perMinute[product]);
  return new Lane(alpha, items, (asked) => asked.cost({ kind: 'fqdn', value: '' }, {}), pace);
}

const hold = (more: Partial<BatchHold>): BatchHold => ({
  provider: 'alpha',
  providerName: 'Alpha',
  operations: [],
  failure: because('quotaSpent'),
  ...more,
});

/** What leaves now, until nothing does. */
function leaving(from: Lane, now = 0): (number | string)[] {
  const out: (number | string)[] = [];
  for (let next = from.next(now); ; next = from.next(now)) {
    if (next.kind !== 'item') {
      return [...out, next.kind === 'wait' ? `wait until ${next.until}` : next.kind];
    }
    from.left(next.operation, next.item, now);
    out.push(next.item);
  }
}

describe('the lane of a vendor in a batch', () => {
  it('goes in the order of the batch, over its operations', () => {
    assert.deepEqual(leaving(lane()), [0, 1, 2, 3, 'none']);
  });

  it('asks first again what was put back', () => {
    const back = lane();
    assert.equal(back.next(0).kind, 'item');
    back.putBack(two, 0);
    assert.deepEqual(leaving(back), [0, 1, 2, 3, 'none']);
  });

  it('leaves out an operation that is held, and only that', () => {
    const held = lane();
    held.holdOperation('alpha.one', because('quotaPerMonth'));
    assert.deepEqual(leaving(held), [0, 3, 'none']);
    assert.deepEqual(
      held.holds(0).map(({ operations, failure, until }) => [operations, failure.reason, until]),
      [[['alpha.one'], 'quotaPerMonth', undefined]],
    );
  });

  describe('takes over of a run before it', () => {
    const kept = (...holds: readonly BatchHold[]): Lane => {
      const next = lane();
      next.keep(holds);
      return next;
    };

    it('what held all of it, or one operation', () => {
      assert.deepEqual(leaving(kept(hold({}))), ['none']);
      assert.deepEqual(leaving(kept(hold({ operations: ['alpha.two'] }))), [1, 2, 'none']);
    });

    it('nothing that held another vendor', () => {
      const other = kept(hold({ provider: 'beta' }));
      assert.deepEqual(leaving(other), [0, 1, 2, 3, 'none']);
      assert.deepEqual(other.holds(0), []);
    });

    it('nothing that had a time to wait for', () => {
      const waited = kept(hold({ until: '2026-04-12T14:02:00.000Z' }));
      assert.deepEqual(leaving(waited), [0, 1, 2, 3, 'none']);
    });
  });

  describe('told to wait', () => {
    it('waits until the latest time it was told, tells so, and goes on at that moment', () => {
      const waiting = lane();
      waiting.wait(because('quotaPerMinute'), 70);
      waiting.wait(because('busy'), 30);
      assert.deepEqual(leaving(waiting, 69), ['wait until 70']);
      assert.deepEqual(
        waiting.holds(69).map(({ until }) => until),
        ['1970-01-01T00:00:00.070Z'],
      );
      assert.deepEqual(waiting.holds(70), []);
      assert.deepEqual(leaving(waiting, 70), [0, 1, 2, 3, 'none']);
    });

    /** As many waits, one after the other has passed. */
    const waits = (count: number, on = lane()): Lane => {
      for (let at = 1; at <= count; at += 1) {
        on.wait(because('quotaPerMinute'), at);
        const next = on.next(at);
        if (next.kind === 'item') {
          on.putBack(next.operation, next.item);
        }
      }
      return on;
    };

    it('gives up after the eleventh wait without an answer, not the tenth', () => {
      assert.equal(leaving(waits(10), 99).length, 5);
      const over = waits(11);
      assert.deepEqual(leaving(over, 99), ['none']);
      assert.equal(over.holds(99)[0]?.failure.reason, 'quotaPerMinute');
    });

    it('counts from the last answer', () => {
      const answered = waits(10);
      answered.answered();
      assert.equal(leaving(waits(10, answered), 99).length, 5);
    });

    it('counts what comes back together as one wait', () => {
      const together = lane();
      for (let at = 0; at < 12; at += 1) {
        together.wait(because('quotaPerMinute'), 50);
      }
      assert.equal(leaving(together, 50).length, 5);
    });
  });

  it('stops after five troubles on end, and not after four with an answer between', () => {
    const troubled = lane();
    const trouble = (count: number): void => {
      for (let at = 0; at < count; at += 1) {
        troubled.trouble(because('serverError'));
      }
    };
    trouble(4);
    troubled.answered();
    trouble(4);
    assert.deepEqual(leaving(troubled), [0, 1, 2, 3, 'none']);
    trouble(1);
    assert.deepEqual(leaving(troubled), ['none']);
    assert.equal(troubled.holds(0)[0]?.failure.reason, 'serverError');
  });

  it('keeps the first reason that it was held for', () => {
    const held = lane();
    held.hold(because('quotaSpent'));
    held.hold(because('serverError'));
    assert.deepEqual(
      held.holds(0).map(({ operations, failure }) => [operations, failure.reason]),
      [[[], 'quotaSpent']],
    );
  });

  it('goes on once online only where that is what held it', () => {
    const offline = lane();
    offline.hold(because('offline'));
    assert.equal(offline.online(), true);
    assert.equal(offline.online(), false);
    assert.deepEqual(leaving(offline), [0, 1, 2, 3, 'none']);
    const spent = lane();
    spent.hold(because('quotaSpent'));
    assert.equal(spent.online(), false);
    assert.deepEqual(leaving(spent), ['none']);
  });

  describe('with a limit per minute', () => {
    it('asks the other operation meanwhile, and says what waits once nothing else can leave', () => {
      const paced = lane({ 'alpha.two': 1 });
      assert.deepEqual(leaving(paced, 1000), [0, 1, 2, 'wait until 61000']);
      assert.deepEqual(
        paced.holds(1000).map(({ operations, until }) => [operations, until]),
        [[['alpha.two'], '1970-01-01T00:01:01.000Z']],
      );
      assert.deepEqual(paced.holds(61_000), []);
      assert.deepEqual(leaving(paced, 60_999), ['wait until 61000']);
      assert.deepEqual(leaving(paced, 61_000), [3, 'none']);
      assert.deepEqual(paced.holds(61_000), []);
    });

    it('waits for the operation that is ready first', () => {
      const paced = lane({ 'alpha.two': 1, 'alpha.one': 1 });
      assert.deepEqual(leaving(paced, 0), [0, 1, 'wait until 60000']);
      const later = lane({ 'alpha.two': 1, 'alpha.one': 1 });
      const first = later.next(0);
      assert.ok(first.kind === 'item');
      later.left(first.operation, first.item, 0);
      assert.deepEqual(leaving(later, 500), [1, 'wait until 60000']);
    });
  });
});

describe('the pace of an account', () => {
  const cost = [{ product: 'p', amount: 1, unit: 'query' }] as const;

  it('is the limit in any minute, exactly', () => {
    const pace = new Pace(() => 2);
    pace.left('alpha', cost, 0);
    assert.equal(pace.readyAt('alpha', cost, 10_000), 0);
    pace.left('alpha', cost, 10_000);
    assert.equal(pace.readyAt('alpha', cost, 59_999), 60_000);
    assert.equal(pace.readyAt('alpha', cost, 60_000), 0);
    pace.left('alpha', cost, 60_000);
    assert.equal(pace.readyAt('alpha', cost, 60_001), 70_000);
    assert.equal(pace.readyAt('beta', cost, 60_001), 0);
  });

  it('is none where the limit is unknown or less than one', () => {
    for (const limit of [undefined, 0, -1]) {
      const pace = new Pace(() => limit);
      pace.left('alpha', cost, 0);
      assert.equal(pace.readyAt('alpha', cost, 0), 0);
    }
    const pace = new Pace(() => 1);
    pace.left('alpha', cost, 0);
    assert.equal(pace.readyAt('alpha', cost, 0), 60_000);
  });

  it('is that of the product that has to wait longest', () => {
    const pace = new Pace((_, product) => (product === 'p' ? 1 : 2));
    const both = [...cost, { product: 'q', amount: 1, unit: 'query' }] as const;
    pace.left('alpha', both, 0);
    pace.left('alpha', [both[1]], 5_000);
    assert.equal(pace.readyAt('alpha', both, 6_000), 60_000);
    pace.left('alpha', cost, 9_000);
    assert.equal(pace.readyAt('alpha', both, 10_000), 69_000);
  });
});
