import * as assert from 'node:assert/strict';
import { LensError } from '../../../../src/core/errors';
import { authorizationFor } from '../../../../src/providers/passivedns/authorization';

describe('passive DNS: the Authorization header', () => {
  it('makes Basic of user:password', () => {
    assert.equal(
      authorizationFor('analyst:correct horse'),
      `Basic ${btoa('analyst:correct horse')}`,
    );
  });

  it('encodes the UTF-8 bytes, where btoa throws', () => {
    assert.equal(authorizationFor('analyst:zażółć'), 'Basic YW5hbHlzdDp6YcW8w7PFgsSH');
  });

  it('sends a value with its scheme as it is, colon or not', () => {
    assert.equal(authorizationFor('Basic YTpi'), 'Basic YTpi');
    assert.equal(authorizationFor('Bearer a:b'), 'Bearer a:b');
  });

  it('sends a bare token as it is', () => {
    assert.equal(authorizationFor('0123abcd'), '0123abcd');
  });

  it('drops the line break of a paste, not the space that ends a password', () => {
    assert.equal(authorizationFor('a:b\r\n'), authorizationFor('a:b'));
    assert.notEqual(authorizationFor('a:b '), authorizationFor('a:b'));
  });

  it('sends no header for nothing', () => {
    assert.equal(authorizationFor(undefined), undefined);
    assert.equal(authorizationFor(''), undefined);
    assert.equal(authorizationFor(' \n'), undefined);
  });

  it('refuses a token that would break the header, without repeating it', () => {
    for (const token of ['abc\ndef', 'tokén', 'Bearer x\r\nHost: y']) {
      assert.throws(
        () => authorizationFor(token),
        (error) =>
          error instanceof LensError &&
          error.failure.reason === 'badCredentials' &&
          !JSON.stringify(error.failure).includes(token),
      );
    }
  });
});
