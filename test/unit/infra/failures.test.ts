import assert from 'node:assert/strict';
import type { FailureReason } from '../../../src/core/errors';
import { answerTooLarge, failureOfRequest } from '../../../src/infra/http/failures';

const url = new URL('https://pdns.example:8443/query/a.example?x=1');
const ASKED = {
  settings: { address: 'lens.host', plainHttp: 'lens.plainHttp', verifyTls: 'lens.verifyTls' },
  left: true,
};
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
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'notSuchServer', /client certificate/],
    ['HPE_HEADER_OVERFLOW', 'notUnderstood', /headers .* larger than 16 KiB/],
    ['HPE_INVALID_CHUNK_SIZE', 'notUnderstood', /breaks the rules of HTTP/],
    ['HPE_INVALID_CONTENT_LENGTH', 'notUnderstood', /breaks the rules of HTTP/],
    ['HPE_INVALID_EOF_STATE', 'unreachable', /before the answer was complete/],
    ['EMFILE', 'internal', /could not be made/],
  ];
  for (const [code, reason, words] of table) {
    it(`${code} is ${reason}`, () => {
      const failure = failureOfRequest(coded(code, `${code} at ${url.href}`), url, ASKED);
      assert.equal(failure.reason, reason);
      assert.match(failure.message, words);
      assert.match(failure.message, /pdns\.example:8443/);
      assert.match(failure.remedy, /\.$/);
    });
  }

  it('reads a wrong version number from the sentence of OpenSSL too', () => {
    const failure = failureOfRequest(
      coded('EPROTO', 'tls: wrong version number: ssl3'),
      url,
      ASKED,
    );
    assert.match(failure.remedy, /lens\.plainHttp/);
  });

  it('looks through the errors that axios and proxies wrap around', () => {
    const wrapped = Object.assign(new Error('x', { cause: coded('ECONNREFUSED') }), {
      code: 'ERR_NETWORK',
    });
    assert.equal(failureOfRequest(wrapped, url, ASKED).reason, 'unreachable');
  });

  it('blames no setting for an answer that breaks the rules, and names none that is not there', () => {
    for (const code of ['HPE_HEADER_OVERFLOW', 'HPE_INVALID_CHUNK_SIZE']) {
      const { remedy, action } = failureOfRequest(coded(code), url, ASKED);
      assert.doesNotMatch(remedy, /lens\./);
      assert.equal(action, 'retry');
    }
    for (const [code] of table) {
      const { remedy } = failureOfRequest(coded(code), url, { settings: undefined, left: false });
      assert.doesNotMatch(remedy, /undefined|lens\./, code);
      const some = { settings: { address: 'lens.host' }, left: true };
      assert.doesNotMatch(failureOfRequest(coded(code), url, some).remedy, /plainHttp|verifyTls/);
    }
  });

  it('says of a connection that ended before the query was sent', () => {
    const { message } = failureOfRequest(coded('ECONNRESET'), url, { ...ASKED, left: false });
    assert.match(message, /before the query was sent/);
  });

  it('states the size cap in MiB', () => {
    assert.match(answerTooLarge(url.host, 64 * 1024 * 1024).message, /more than 64 MiB/);
  });
});
