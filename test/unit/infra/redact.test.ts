import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { redact, redactedLog } from '../../../src/infra/redact';

describe('the redactor', () => {
  const cases: readonly (readonly [what: string, text: string])[] = [
    ['open key', 'GET https://h/v1/a.example/whois?api_username=SECRET&api_key=SECRET'],
    ['signature', 'https://h/?signature=SECRET&timestamp=SECRET&x=1'],
    ['encoded query', 'next=https%3A%2F%2Fh%2F%3Fapi_key%3DSECRET'],
    ['header line', 'Authorization: Basic SECRET\r\nHost: h'],
    ['raw token with blanks', 'authorization: SECRET SECRET\nHost: h'],
    ['header as printed by Node', inspect({ Authorization: 'Basic SECRET', Host: 'h' })],
    ['header as JSON', JSON.stringify({ 'X-Api-Key': 'SECRET"SECRET', Host: 'h' })],
    ['cookies', 'set-cookie: dtsession=SECRET; path=/; Secure'],
    ['cookie list', inspect({ 'set-cookie': ['dtsession=SECRET'] })],
    ['token on its own', 'sent Bearer SECRET.SECRET'],
    ['user information', 'http://analyst:SECRET@pdns.example/query'],
  ];
  for (const [what, text] of cases) {
    it(`removes: ${what}`, () => assert.doesNotMatch(redact(text), /SECRET/));
  }

  it('leaves the rest readable', () => {
    assert.equal(
      redact('GET https://h/v1/risk?domain=a.example&api_key=k&x=1 → 200'),
      'GET https://h/v1/risk?domain=a.example&api_key=[redacted]&x=1 → 200',
    );
    assert.equal(
      redact('← 200 GET https://h/query/a.example'),
      '← 200 GET https://h/query/a.example',
    );
  });

  it('stands before every level of the log', () => {
    const written: string[] = [];
    const push = (message: string): number => written.push(message);
    const log = redactedLog({ debug: push, info: push, warn: push, error: push });
    log.debug('api_key=SECRET');
    log.info('api_key=SECRET');
    log.warn('api_key=SECRET');
    log.error('api_key=SECRET');
    assert.deepEqual(written, Array<string>(4).fill('api_key=[redacted]'));
  });

  it('takes linear time on any text', () => {
    const long = (part: string): string => part.repeat(Math.ceil(200_000 / part.length));
    for (const part of [
      'authorization',
      'a://',
      'cookie: "\\',
      'api_key',
      'Basic ',
      'x-api-key:[',
    ]) {
      const start = performance.now();
      redact(long(part));
      assert.ok(performance.now() - start < 1500, part);
    }
    fc.assert(fc.property(fc.string(), (text) => typeof redact(text) === 'string'));
  });
});
