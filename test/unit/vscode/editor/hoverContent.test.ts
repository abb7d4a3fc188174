import '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { Result } from '../../../../src/core/result/model';
import { hoverContent } from '../../../../src/vscode/editor/hoverContent';
import { answerOf, neutralSource } from '../../../rig/neutralVendor';
import { registry } from '../vendors';

function hover(...results: readonly Result[]): string {
  const content = hoverContent(
    {
      registry,
      clock: { now: () => Date.parse('2026-11-21T14:00:00Z') },
      settings: { riskThreshold: () => 70 },
    },
    {
      indicator: { kind: 'fqdn', value: 'login-secure.example' },
      data: 'live',
      plan: [],
      results,
      warnings: [],
    },
  );
  return content.toMarkdown().value;
}

describe('a hover', () => {
  it('warns once of a server whose certificate was not verified', () => {
    const source = { ...neutralSource, unverified: true } as const;
    const told = hover(answerOf('locked.ask', { source }), answerOf('open.ask', { source }));
    assert.equal(told.split('The certificate of this server was not verified').length, 2);
    assert.match(told, /not verified\\:\*\* `api\.vendor\.example`/);
    assert.doesNotMatch(hover(answerOf('locked.ask')), /certificate/);
  });
});
