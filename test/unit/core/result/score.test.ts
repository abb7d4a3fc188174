import assert from 'node:assert/strict';
import { normalisedScore, riskWord, scoreText } from '../../../../src/core/result/score';

describe('a score', () => {
  it("runs to 100 whatever the vendor's scale", () => {
    assert.deepEqual(
      [
        [97, 100],
        [9, 10],
        [2, 3],
        [11, 10],
        [-1, 10],
        [5, 0],
      ].map(([score, max]) => normalisedScore(score ?? 0, max ?? 0)),
      [97, 90, 67, 100, 0, 0],
    );
  });

  it('gets its word from the threshold of the settings', () => {
    assert.deepEqual(
      [100, 70, 69, 35, 34, 1, 0].map((score) => riskWord(score, 70)),
      ['high', 'high', 'medium', 'medium', 'low', 'low', 'none'],
    );
    assert.equal(riskWord(normalisedScore(5, 10), 50), 'high');
    assert.equal(riskWord(normalisedScore(5, 0), 50), 'none');
  });

  it("is told with the vendor's own words where its scale is another", () => {
    assert.equal(scoreText({ score: 85 }), '85 of 100');
    assert.equal(scoreText({ score: 90, told: '9 of 10' }), '90 of 100 (9 of 10 at the vendor)');
  });
});
