import assert from 'node:assert/strict';
import { mayServe } from '../../../../src/providers/rdap/serversAllowed';

describe('a server that lists on this machine name', () => {
  it('is on this machine as VS Code sees it: what a proxy could get is not', () => {
    for (const [host, allowed] of [
      ['127.0.0.1', true],
      ['localhost', true],
      ['[::1]', true],
      ['127.0.0.2', false],
      ['[::ffff:127.0.0.1]', false],
    ] as const) {
      assert.equal(mayServe(new URL(`http://${host}:8080/`), true), allowed, host);
    }
  });
});
