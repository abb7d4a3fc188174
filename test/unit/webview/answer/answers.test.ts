import assert from 'node:assert/strict';
import { answersOf, costOf, withResult } from '../../../../src/webview/answer/answers';
import { answerOf } from '../../../rig/neutralVendor';
import { failed, pageOf } from '../results';

const overview = answerOf('example.history');
const page = answerOf('example.history', {
  parameters: { limit: 25, offset: 0 },
  retrievedAt: '2026-11-21T11:00:00Z',
});
const risk = answerOf('example.risk');
const failure = answerOf('example.risk', { outcome: failed('timeout') });

describe('withResult', () => {
  it('keeps answers to different questions of one operation', () => {
    assert.deepEqual(withResult([overview, risk], page), [page, overview, risk]);
  });

  it('replaces the answer to the same question', () => {
    const newer = answerOf('example.risk', { retrievedAt: '2026-11-21T13:00:00Z' });
    assert.deepEqual(withResult([risk, overview], newer), [newer, overview]);
  });

  it('keeps an answer when asking again fails, and drops the failure when it works', () => {
    const after = withResult([risk], failure);
    assert.deepEqual(after, [failure, risk]);
    assert.deepEqual(withResult(after, risk), [risk]);
  });

  it('keeps only the last failure of an operation', () => {
    const second = answerOf('example.risk', { outcome: failed('busy') });
    assert.deepEqual(withResult([failure], second), [second]);
  });
});

describe('answersOf', () => {
  it('knows nothing about an operation that was not asked', () => {
    assert.deepEqual(answersOf([risk], 'example.records'), { answered: [] });
  });

  it('prefers what was asked for by price to its offer, even when the offer is newer', () => {
    const answers = answersOf([overview, page], 'example.history');
    assert.equal(answers.best, page);
    assert.deepEqual(answers.answered, [overview, page]);
  });

  it('tells a failure apart from the answer from before', () => {
    const answers = answersOf([failure, risk], 'example.risk');
    assert.equal(answers.best, risk);
    assert.equal(answers.failure, failure);
  });
});

describe('costOf', () => {
  const records = { product: 'whois-history', amount: 25, unit: 'record' } as const;
  const offering = answerOf('example.history', {
    offers: [{ label: 'Read', parameters: { offset: 0, limit: 25 }, cost: [records] }],
  });
  const [operation] = pageOf(['example.history']).operations;

  it('is the price of the plan for the plain question', () => {
    assert.ok(operation);
    assert.deepEqual(costOf(operation, overview, [overview]), []);
  });

  it('is the price of the offer for a question with parameters, and never a guess', () => {
    assert.ok(operation);
    assert.deepEqual(costOf(operation, page, [page, offering]), [records]);
    assert.equal(costOf(operation, page, [page, overview]), undefined);
  });
});
