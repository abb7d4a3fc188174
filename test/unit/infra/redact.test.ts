import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { KnownSecrets, redactedLog } from '../../../src/infra/redact';

const SECRET = 'S3CRET"/+ü%=';

describe('the log', () => {
  const cases: readonly (readonly [what: string, text: string])[] = [
    ['a key in a query', `https://h/?api_key=${encodeURIComponent(SECRET)}&x=1`],
    ['a query of any name', `https://h/?key=${encodeURIComponent(SECRET)}`],
    ['a query with plus signs', `https://h/?${new URLSearchParams({ k: SECRET }).toString()}`],
    ['a URL in a URL', `next=${encodeURIComponent(`?key=${encodeURIComponent(SECRET)}`)}`],
    ['a header of any name', `X-OTX-API-KEY: ${SECRET}\r\nHost: h`],
    ['Basic', `Authorization: Basic ${Buffer.from(`analyst:${SECRET}`).toString('base64')}`],
    ['a bare token with blanks', `authorization: ${SECRET} ${SECRET}\nHost: h`],
    ['a header as Node prints it', inspect({ Authorization: `Bearer ${SECRET}`, Host: 'h' })],
    ['a header as JSON', JSON.stringify({ 'X-Api-Key': SECRET, Host: 'h' })],
    ['a cookie', `set-cookie: session=${SECRET}; path=/; Secure`],
    ['a list of cookies', inspect({ 'set-cookie': [`session=${SECRET}`] })],
    ['user information', `http://analyst:${encodeURIComponent(SECRET)}@pdns.example/query`],
    ['a stack', String(new Error(`Invalid character in "${SECRET}"`).stack)],
  ];
  for (const [what, text] of cases) {
    it(`shows no secret in ${what}`, () => {
      const known = new KnownSecrets();
      known.know([SECRET]);
      const struck = known.strikeOut(text);
      assert.ok(struck.includes('(secret)'));
      assert.doesNotMatch(struck, /S3CRET/);
      assert.ok(!struck.includes(Buffer.from(`t:${SECRET}`).toString('base64').slice(4, 12)));
    });
  }

  it('leaves the rest readable', () => {
    const known = new KnownSecrets();
    known.know(['0123456789abcdef']);
    assert.equal(
      known.strikeOut('GET https://h/v1/risk?domain=a.example&key=0123456789abcdef&x=1 → 200'),
      'GET https://h/v1/risk?domain=a.example&key=(secret)&x=1 → 200',
    );
    const line = 'Authorization: Bearer of news, api_key=none, signature=of the analyst';
    assert.equal(known.strikeOut(line), line);
  });

  it('is silent about secrets at every level, from when they are known', () => {
    const written: string[] = [];
    const push = (message: string): number => written.push(message);
    const known = new KnownSecrets();
    const log = redactedLog({ debug: push, info: push, warn: push, error: push }, known);
    known.know(['0123456789abcdef']);
    log.debug('0123456789abcdef');
    log.info('0123456789abcdef');
    log.warn('0123456789abcdef');
    log.error('0123456789abcdef');
    assert.deepEqual(written, Array<string>(4).fill('(secret)'));
  });

  it('forgets what requests carried after tens of others, and never what is stored', () => {
    const known = new KnownSecrets();
    const signature = (index: number): string => `signature-${String(index).padStart(4, '0')}`;
    known.meet(['stored-later', signature(0)]);
    known.know(['stored-later', 'stored-first']);
    known.meet(['stored-first']);
    assert.equal(known.strikeOut(signature(0)), '(secret)');
    for (let index = 1; index <= 50; index++) {
      known.meet(index === 30 ? [signature(30), signature(1)] : [signature(index)]);
    }
    assert.equal(known.strikeOut(signature(0)), signature(0));
    assert.equal(known.strikeOut(signature(2)), signature(2));
    for (const remembered of ['stored-later', 'stored-first', signature(50), signature(1)]) {
      assert.equal(known.strikeOut(remembered), '(secret)');
    }
  });
});
