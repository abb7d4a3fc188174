import '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { ImportPlan } from '../../../../src/import/plan';
import { previewLines } from '../../../../src/vscode/commands/exchange/importPreview';

const AT = '2026-05-01T12:00:00.000Z';
const plan = (verdicts: ImportPlan['verdicts']): ImportPlan => ({
  added: [],
  merged: [],
  known: [],
  newCases: [],
  keptCases: [],
  refused: [],
  verdicts,
});

describe('the preview of an import', () => {
  it('says which verdicts the file sets, and whom it names for them', () => {
    const lines = previewLines(
      plan([
        {
          indicator: { kind: 'fqdn', value: 'login-secure.example' },
          before: 'malicious',
          after: { verdict: 'benign', by: 'kim\n\u202e', at: AT, receivedAt: AT },
        },
        {
          indicator: { kind: 'ipv4', value: '198.51.100.7' },
          before: 'unknown',
          after: { verdict: 'malicious', by: 'lou', at: AT, receivedAt: AT },
        },
      ]),
    );
    assert.deepEqual(
      lines.filter((line) => /verdict|\[\.\]/i.test(line)),
      [
        'Verdicts that the file sets: 2 indicators',
        '    login-secure[.]example: benign instead of malicious, by kim ⟨U+202E⟩ (imported)',
        '    198[.]51[.]100[.]7: malicious, by lou (imported)',
      ],
    );
    assert.ok(previewLines(plan([])).every((line) => !line.includes('Verdicts')));
  });
});
