import { analyst } from '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { StoredAnswer, StoredFilter } from '../../../../src/core/result/store';
import { clearStored, showStored } from '../../../../src/vscode/commands/stored';
import { registry } from '../vendors';

const NOW = Date.parse('2026-11-21T14:00:00Z');

const stored: StoredAnswer = {
  question: {
    operation: 'open.ask',
    indicator: { kind: 'fqdn', value: 'login-secure.example' },
    parameters: {},
    data: 'live',
  },
  outcome: 'found',
  retrievedAt: '2026-11-21T12:00:00Z',
  host: 'a.open.example, b.open.example',
  bytes: 2048,
};

function desk(answers: readonly StoredAnswer[]) {
  const forgotten: StoredFilter[] = [];
  return {
    forgotten,
    registry,
    clock: { now: () => NOW },
    enrichment: {
      stored: () => answers,
      storedSize: () => ({ entries: answers.length, bytes: 2048 }),
      forget: (filter: StoredFilter = {}) => {
        forgotten.push(filter);
        return answers.length;
      },
    },
  };
}

const choose = (label: string): void => {
  analyst.picks = (items) => items.find((item) => item.label === label);
};

describe('the stored answers', () => {
  beforeEach(() => analyst.reset());

  it('are listed inert, with operation, age and whoever answered', () => {
    showStored(desk([stored]));
    assert.deepEqual(
      analyst.offered[0]?.map(({ label, description, detail }) => [label, description, detail]),
      [
        [
          'login-secure[.]example',
          'Ask open · found · 2 h ago',
          'a.open.example, b.open.example · 2 kB',
        ],
      ],
    );
  });

  it('are dropped only after a question', async () => {
    const at = desk([stored]);
    choose('All');
    await clearStored(at);
    assert.match(analyst.told[0] ?? '', /^Clear 1 stored answer \(all\)\?/);
    assert.deepEqual(at.forgotten, []);
    analyst.presses = (_, [clear]) => clear;
    await clearStored(at);
    assert.deepEqual(at.forgotten, [{}]);
  });

  it('are not asked about where there is none of the kind', async () => {
    const at = desk([]);
    choose('Of the sample case');
    analyst.presses = (_, [clear]) => clear;
    await clearStored(at);
    assert.deepEqual(analyst.told, ['No such answer is stored.']);
    assert.deepEqual(at.forgotten, []);
  });
});
