import assert from 'node:assert/strict';
import { messageFaults } from '../../../scripts/commits/faults.mjs';

const WHY = 'It was slow, for every file was read twice.';

describe('the rule for commit messages', () => {
  it('takes a short subject and a body', () => {
    assert.deepEqual(messageFaults(`Read each file once\n\n${WHY}\n`), []);
    assert.deepEqual(messageFaults(`${'x'.repeat(72)}\n\n${WHY}\n`), []);
  });

  it('finds a subject that is too long', () => {
    assert.deepEqual(messageFaults(`${'x'.repeat(73)}\n\n${WHY}\n`), [
      'the subject has 73 characters, more than 72',
    ]);
  });

  it('finds that no body says why, trailers being none', () => {
    for (const body of ['', '\n\n', '\n\nSigned-off-by: A Person <person@example.com>\n']) {
      assert.deepEqual(messageFaults(`Read each file once${body}`), ['no body says why'], body);
    }
  });

  it('finds a body that begins in the line after the subject', () => {
    assert.deepEqual(messageFaults(`Read each file once\n${WHY}\n${WHY}\n`), [
      'the line after the subject is not empty',
    ]);
  });
});
