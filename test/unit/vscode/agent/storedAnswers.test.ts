import '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { Tlp } from '../../../../src/core/library/model';
import { Registry } from '../../../../src/core/operation/registry';
import { storedAnswers } from '../../../../src/vscode/agent/storedAnswers';
import { answerOf } from '../../../rig/neutralVendor';

function reads(tlp: Tlp | undefined, highest: Tlp, allowed = true): string {
  const parts = {
    enrichment: { known: () => [answerOf('example.risk')] },
    registry: new Registry([]),
    markings: { of: () => tlp && { tlp, caseName: 'Secret' } },
    settings: { agentsHighestTlp: () => highest, agentsReadStored: () => allowed },
  };
  return storedAnswers(parts, { indicator: 'login-secure.example' });
}

describe('stored answers for agents', () => {
  it('are told up to the level that the setting names', () => {
    assert.match(reads(undefined, 'clear'), /Outcome: found/);
    assert.match(reads('green', 'green'), /Outcome: found/);
    assert.match(reads('amber', 'amber+strict'), /Outcome: found/);
    assert.throws(() => reads('amber', 'green'), /marked TLP:AMBER/);
    assert.throws(() => reads('amber+strict', 'amber'), /marked TLP:AMBER\+STRICT/);
    assert.throws(() => reads('red', 'amber+strict'), /marked TLP:RED/);
  });

  it('are not told where the setting says no', () => {
    assert.throws(
      () => reads(undefined, 'green', false),
      /does not let agents read stored answers/,
    );
  });
});
