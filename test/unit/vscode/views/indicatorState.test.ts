import '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import { stateOf } from '../../../../src/vscode/views/indicatorState';
import type { Result } from '../../../../src/core/result/model';
import { answerOf, neutralSource } from '../../../rig/neutralVendor';
import { registry } from '../vendors';

const NOW = Date.parse('2026-11-21T14:00:00Z');
const NAME = { kind: 'fqdn', value: 'login-secure.example' } as const;
const THRESHOLD = 70;

function stateWith(...scores: readonly number[]) {
  return stateOfAnswers(answersWith(...scores));
}

function answersWith(...scores: readonly number[]): Result[] {
  return scores.map((score) =>
    answerOf('locked.ask', {
      sections: [
        {
          type: 'score',
          id: 'risk',
          title: 'Risk',
          score,
          attribute: 'Risk Score',
          components: [],
        },
      ],
    }),
  );
}

function stateOfAnswers(results: readonly Result[]) {
  const parts = {
    enrichment: {
      plan: () =>
        Promise.resolve(registry.operations.map((operation) => ({ operation, cost: [] }))),
      known: () => results,
    },
    settings: { riskThreshold: () => THRESHOLD },
    clock: { now: () => NOW },
  };
  return stateOf(parts, NAME, 'live');
}

describe('what a tree says of an indicator at a glance', () => {
  const words = {
    97: 'high',
    70: 'high',
    69: 'medium',
    35: 'medium',
    5: 'low',
    0: 'no risk known',
  };
  for (const [score, word] of Object.entries(words)) {
    it(`is the score ${score} with the word that the panel has for it`, async () => {
      const state = await stateWith(Number(score));
      assert.equal(state.words, `${score} ${word} · 2 h ago`);
      assert.equal(state.icon, word === 'high' ? 'warning' : 'circle-filled');
    });
  }

  it('says where the certificate of a server was not verified, with a score and without', async () => {
    const [scored = answerOf('locked.ask')] = answersWith(97);
    const unverified = { source: { ...neutralSource, unverified: true } } as const;
    const words = async (...results: readonly Result[]) => (await stateOfAnswers(results)).words;
    assert.equal(
      await words({ ...scored, ...unverified }),
      '97 high · 2 h ago · certificate not verified',
    );
    assert.equal(
      await words(answerOf('locked.ask', unverified)),
      'looked up 2 h ago · certificate not verified',
    );
  });

  it('is that nothing was asked where nothing is stored', async () => {
    assert.equal((await stateWith()).words, 'not looked up');
  });
});
