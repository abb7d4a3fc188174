import assert from 'node:assert/strict';
import type { FailureReason } from '../../../src/core/errors';
import { answerTooLarge, failureOfRequest } from '../../../src/infra/http/failures';

const url = new URL('https://pdns.example:8443/query/a.example?x=1');
const coded = (code: string, message = code): Error => Object.assign(new Error(message), { code });

describe('what a network error means', () => {
  const table: readonly (readonly [code: string, reason: FailureReason, words: RegExp])[] = [
    ['ECONNREFUSED', 'unreachable', /refused/],
    ['ENOTFOUND', 'unreachable', /was not found/],
    ['EAI_AGAIN', 'unreachable', /could not be resolved/],
    ['ECONNRESET', 'unreachable', /closed the connection/],
    ['EPIPE', 'unreachable', /closed the connection/],
    ['ENETUNREACH', 'unreachable', /no way/],
    ['EHOSTUNREACH', 'unreachable', /no way/],
    ['ETIMEDOUT', 'timeout', /did not answer/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificateNotTrusted', /not trusted/],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificateNotTrusted', /not trusted/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificateNotTrusted', /not trusted/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificateNotTrusted', /not trusted/],
    ['CERT_HAS_EXPIRED', 'certificateNotTrusted', /validity period/],
    ['CERT_NOT_YET_VALID', 'certificateNotTrusted', /validity period/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificateNotTrusted', /another name/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'notSuchServer', /does not speak HTTPS/],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'notSuchServer', /agree on a TLS/],
    ['HPE_INVALID_CONSTANT', 'notSuchServer', /did not answer in HTTP/],
    ['EMFILE', 'internal', /could not be made/],
  ];
  for (const [code, reason, words] of table) {
    it(`${code} is ${reason}`, () => {
      const failure = failureOfRequest(coded(code, `${code} at ${url.href}`), url);
      assert.equal(failure.reason, reason);
      assert.match(failure.message, words);
      assert.match(failure.message, /pdns\.example:8443/);
      assert.match(failure.remedy, /\.$/);
    });
  }

  it('reads a wrong version number from the sentence of OpenSSL too', () => {
    const failure = failureOfRequest(coded('EPROTO', 'tls: wrong version number: ssl3'), url);
    assert.match(failure.remedy, /"Use HTTP"/);
  });

  it('looks through the errors that axios and proxies wrap around', () => {
    const wrapped = Object.assign(new Error('x', { cause: coded('ECONNREFUSED') }), {
      code: 'ERR_NETWORK',
    });
    assert.equal(failureOfRequest(wrapped, url).reason, 'unreachable');
  });

  it('states the size cap in MiB', () => {
    assert.match(answerTooLarge(url, 64 * 1024 * 1024).message, /more than 64 MiB/);
  });
});
