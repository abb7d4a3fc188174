import assert from 'node:assert/strict';
import type { FactId } from '../../../../src/core/result/factIds';
import type { Result, Section } from '../../../../src/core/result/model';
import { summarise } from '../../../../src/core/result/summary';

function answer(operation: string, sections: readonly Section[]): Result {
  return {
    operation,
    indicator: { kind: 'fqdn', value: 'a.example' },
    askedFor: 'a.example',
    lookedUp: 'a.example',
    parameters: {},
    retrievedAt: '2026-04-12T14:02:00Z',
    outcome: { kind: 'found' },
    sections,
    raw: [],
    source: { provider: 'a', providerName: 'A', data: 'live', from: 'network', host: 'a.test' },
  };
}

const facts = (values: Readonly<Partial<Record<FactId, string | null>>>): Section => ({
  type: 'facts',
  id: 'facts',
  title: 'Facts',
  facts: (Object.keys(values) as FactId[]).map((id) => ({
    id,
    label: id,
    type: 'text',
    values: [values[id] ?? null],
  })),
});
const score = (value: number): Section => ({
  type: 'score',
  id: 'risk',
  title: 'Risk',
  score: value,
  attribute: 'Risk Score',
  components: [],
});

describe('the summary across operations', () => {
  it('takes each fact from the first answer that has a value, with the answer', () => {
    const whois = answer('a.whois', [facts({ registrar: 'Example Registrar', country: null })]);
    const other = answer('b.other', [
      facts({ registrar: 'Another', country: 'NL', created: '2026-04-01', ianaId: '1' }),
    ]);
    const summary = summarise([whois, other]);
    assert.deepEqual(
      [...summary.facts].map(([id, { what, result }]) => [id, what.values[0], result.operation]),
      [
        ['created', '2026-04-01', 'b.other'],
        ['registrar', 'Example Registrar', 'a.whois'],
        ['country', 'NL', 'b.other'],
      ],
    );
    assert.equal(summary.score, undefined);
  });

  it('takes the first score', () => {
    const summary = summarise([answer('a', []), answer('b', [score(0)]), answer('c', [score(97)])]);
    assert.equal(summary.score?.what.score, 0);
    assert.equal(summary.score.result.operation, 'b');
  });

  it('is empty for no answer', () => {
    assert.equal(summarise([]).facts.size, 0);
  });
});
