import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { interleaved } from '../../bench/interleaved';
import { report } from '../../bench/report';
import { activationRounds } from './activationRounds';

describe('bench', () => {
  it('activation', async () => {
    const extension = vscode.extensions.getExtension('indicator-lens.indicator-lens');
    assert.ok(extension);
    // The rounds register the extension's commands themselves, and each can be registered once.
    assert.equal(extension.isActive, false);
    const rounds = activationRounds(extension.extensionUri);
    report(
      await interleaved({
        what: 'activation',
        baseline: 'reading and compiling the same bundle',
        rounds: 25,
        warmUp: 3,
        measured: (round) => rounds.activate(round),
        against: (round) => rounds.compile(round),
        afterEach: () => rounds.dispose(),
      }),
    );
  });
});
