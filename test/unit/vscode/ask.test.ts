import assert from 'node:assert/strict';
import { LensError } from '../../../src/core/errors';
import { askOf, listed } from '../../../src/vscode/commands/ask';

describe('the argument of a command', () => {
  it('is a value, defanged or not', () => {
    assert.deepEqual(askOf('login-secure[.]example'), {
      indicator: { kind: 'fqdn', value: 'login-secure.example' },
    });
  });

  it('or an object, as links, tree items and scripts give it', () => {
    assert.deepEqual(
      askOf({
        value: '203[.]0[.]113[.]80',
        operations: ['example.records'],
        data: 'sample',
        type: 'indicator',
      }),
      {
        indicator: { kind: 'ipv4', value: '203.0.113.80' },
        operations: ['example.records'],
        data: 'sample',
      },
    );
  });

  for (const bad of ['no indicator', '', { value: 4 }, { operations: [] }, 7, [], { value: '' }]) {
    it(`is refused in words when it is ${JSON.stringify(bad)}`, () => {
      assert.throws(
        () => askOf(bad),
        (error) => error instanceof LensError && error.failure.reason === 'badInput',
      );
    });
  }

  it('splits a pasted list at spaces, commas, semicolons and line breaks, each word once', () => {
    assert.deepEqual(listed(' a.example, b.example;c.example\n\ta.example '), [
      'a.example',
      'b.example',
      'c.example',
    ]);
  });
});
