import assert from 'node:assert/strict';
import type { Section } from '../../../../src/core/result/model';
import { allEntries } from '../../../../src/webview/timeline/sourcedEntries';
import { answerOf } from '../../../rig/neutralVendor';
import { pageOf } from '../results';

const timeline: Section = {
  type: 'timeline',
  id: 'timeline',
  title: 'Timeline',
  entries: [{ lane: 'address', label: '192.0.2.1', start: '2026-04-12', detail: 'seen' }],
};

describe('entries of the timeline and their sources', () => {
  const operations = pageOf([
    'a.risk',
    'a.whoisHistory',
    'a.hosting',
    'b.query',
    'c.other',
  ]).operations;
  const planned = operations.map((one, at) =>
    at === 0 ? one : { ...one, timeline: true as const },
  );
  const looks = (...answered: readonly string[]) =>
    Object.fromEntries(
      allEntries(
        planned,
        answered.map((id) => answerOf(id, { sections: [timeline] })),
      ).map(({ operation, style }) => [operation, style]),
    );

  it('are drawn by the order of the operations, whatever was answered first or at all', () => {
    assert.deepEqual(looks('b.query'), { 'b.query': 2 });
    assert.deepEqual(looks('b.query', 'a.hosting'), { 'a.hosting': 1, 'b.query': 2 });
    assert.deepEqual(looks('a.whoisHistory'), { 'a.whoisHistory': 0 });
  });

  it('share the last way to be drawn where there are more operations than ways', () => {
    assert.deepEqual(looks('b.query', 'c.other', 'a.risk'), {
      'a.risk': 2,
      'b.query': 2,
      'c.other': 2,
    });
  });
});
