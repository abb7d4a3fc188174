import '../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { Failure } from '../../../src/core/errors';
import { watchSettingFaults } from '../../../src/vscode/settingFaults';

const fault = (message: string): Failure => ({
  reason: 'badSettings',
  message,
  remedy: 'Correct it.',
  action: 'openSettings',
});

describe('faults of settings', () => {
  it('are told at once, once, and again when they come back', () => {
    const told: string[] = [];
    let now = [fault('a')];
    let change = (): void => undefined;
    watchSettingFaults(
      {
        onDidChange: (listener) => {
          change = listener;
          return { dispose: () => undefined };
        },
      },
      () => now,
      ({ message }) => told.push(message),
    );
    assert.deepEqual(told, ['a']);
    now = [fault('a'), fault('b')];
    change();
    assert.deepEqual(told, ['a', 'b']);
    now = [];
    change();
    now = [fault('a')];
    change();
    assert.deepEqual(told, ['a', 'b', 'a']);
  });
});
