import assert from 'node:assert/strict';
import type { Section } from '../../../../src/core/result/model';
import { selectionIn } from '../../../../src/vscode/panel/selection';
import { answerOf } from '../../../rig/neutralVendor';
import { facts, table } from '../../webview/results';

const score: Section = {
  type: 'score',
  id: 'score',
  title: 'Risk',
  score: 97,
  attribute: 'Risk Score',
  components: [],
};
const result = answerOf('example.risk', {
  sections: [table(3), facts({ registrar: ['Example'], created: ['2026-01-01'] }), score],
});
const base = { type: 'addSelected', operation: 'example.risk', parameters: {} } as const;

describe('selectionIn', () => {
  it('finds the section, and keeps the order of the screen', () => {
    const selection = selectionIn(result, { ...base, sectionId: 'records', rows: [2, 0] });
    assert.equal(selection?.section, result.sections[0]);
    assert.deepEqual([selection?.rows, selection?.factIds], [[2, 0], []]);
    assert.equal(selection?.data, 'live');
  });

  it('drops rows and facts that are not there', () => {
    assert.deepEqual(
      selectionIn(result, { ...base, sectionId: 'records', rows: [1, 3] })?.rows,
      [1],
    );
    const factIds = ['created', 'password'];
    assert.deepEqual(selectionIn(result, { ...base, sectionId: 'facts', factIds })?.factIds, [
      'created',
    ]);
  });

  it('takes a score as a whole', () => {
    assert.equal(selectionIn(result, { ...base, sectionId: 'score' })?.section, score);
  });

  it('is nothing where nothing is left', () => {
    const none: readonly Parameters<typeof selectionIn>[1][] = [
      { ...base, sectionId: 'elsewhere', rows: [0] },
      { ...base, sectionId: 'records', rows: [9] },
      { ...base, sectionId: 'records' },
      { ...base, sectionId: 'facts' },
      { ...base, sectionId: 'facts', rows: [0] },
      { ...base, sectionId: 'score', rows: [0] },
      { ...base, sectionId: 'score', factIds: ['registrar'] },
    ];
    for (const message of none) {
      assert.equal(selectionIn(result, message), undefined, JSON.stringify(message));
    }
  });
});
