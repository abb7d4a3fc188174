import assert from 'node:assert/strict';
import { Registry } from '../../../../src/core/operation/registry';
import { answersForAgent } from '../../../../src/vscode/agent/reading';
import { answerOf, neutralSource } from '../../../rig/neutralVendor';

const read = (source: typeof neutralSource): string =>
  answersForAgent([answerOf('example.registration', { source })], new Registry([]));

describe('what an agent reads of a server whose certificate was not verified', () => {
  it('says which server anybody could have answered for', () => {
    const told = read({ ...neutralSource, unverified: true });
    // However the dots are written.
    assert.match(told, /certificate of api\S+vendor\S+example was not verified/);
    assert.doesNotMatch(read(neutralSource), /not verified/);
  });
});
