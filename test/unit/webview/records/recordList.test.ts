import assert from 'node:assert/strict';
import type { Row, TableSection } from '../../../../src/core/result/model';
import { recordListOf } from '../../../../src/webview/records/recordList';
import { answerOf } from '../../../rig/neutralVendor';

const OPERATION = 'example.history';

function records(rows: readonly Row[], texts: readonly (string | null)[]): TableSection {
  return {
    type: 'table',
    id: 'records',
    title: 'Records',
    columns: [
      { id: 'date', label: 'Date', type: 'date' },
      { id: 'registrar', label: 'Registrar', type: 'text' },
    ],
    rows,
    shown: rows.length,
    records: { date: 'date', watched: ['registrar'], texts },
  };
}

const newest = answerOf(OPERATION, {
  parameters: { limit: 2, offset: 0 },
  sections: [
    records(
      [
        ['2026-03-01', 'B'],
        ['2026-02-01', 'A'],
      ],
      ['record-3', null],
    ),
  ],
});
const older = answerOf(OPERATION, {
  parameters: { limit: 2, offset: 1 },
  sections: [
    records(
      [
        ['2026-02-01', 'A'],
        ['2026-01-01', 'A'],
      ],
      [null, 'record-1'],
    ),
  ],
});

describe('recordListOf', () => {
  it('has the records of every page once, newest first, and where their texts are', () => {
    const list = recordListOf(OPERATION, [older, newest]);
    assert.deepEqual(
      list?.records.map(({ date, text }) => [date, text]),
      [
        ['2026-03-01', { parameters: { limit: 2, offset: 0 }, sectionId: 'record-3' }],
        ['2026-02-01', undefined],
        ['2026-01-01', { parameters: { limit: 2, offset: 1 }, sectionId: 'record-1' }],
      ],
    );
  });

  it('is the same list for the same answers', () => {
    const answered = [newest, older];
    assert.equal(recordListOf(OPERATION, answered), recordListOf(OPERATION, [...answered]));
    assert.notEqual(recordListOf(OPERATION, answered), recordListOf(OPERATION, [newest]));
  });

  it('is none where there are not two records', () => {
    const one = answerOf(OPERATION, { sections: [records([['2026-01-01', 'A']], [null])] });
    assert.equal(recordListOf(OPERATION, [one]), undefined);
    assert.equal(recordListOf(OPERATION, [answerOf(OPERATION)]), undefined);
    assert.equal(recordListOf(OPERATION, []), undefined);
  });
});
