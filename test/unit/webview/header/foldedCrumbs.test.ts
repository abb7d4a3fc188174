import assert from 'node:assert/strict';
import { foldedCrumbs } from '../../../../src/webview/header/foldedCrumbs';

describe('foldedCrumbs', () => {
  it('shows a short trail whole', () => {
    assert.deepEqual(foldedCrumbs(5, 4), []);
  });

  it('keeps the beginning and the steps around the place', () => {
    assert.deepEqual(foldedCrumbs(8, 7), [1, 2, 3, 4, 5]);
    assert.deepEqual(foldedCrumbs(8, 4), [1, 2, 6, 7]);
    assert.deepEqual(foldedCrumbs(8, 0), [2, 3, 4, 5, 6, 7]);
  });

  it('never leaves out a single step', () => {
    assert.deepEqual(foldedCrumbs(6, 3), []);
    assert.deepEqual(foldedCrumbs(7, 3), [5, 6]);
  });
});
