import assert from 'node:assert/strict';
import { parseIndicator } from '../../../../src/core/indicator/index';

const EVIL = { kind: 'fqdn', value: 'evil.com' };

describe('one typed or pasted value', () => {
  it('takes a name in any dress', () => {
    for (const text of [
      'evil.com',
      ' evil.com\t',
      '"evil.com"',
      "'evil.com',",
      '(evil.com)',
      '<evil.com>',
      '«evil.com»',
      'EVIL.COM',
      'evil.com.',
      '*.evil.com',
      'evil[.]com',
      'evil[dot]com',
      'evil . com',
      'evil\u200b.com',
      'evil。com',
      'evil.com:8080',
      'evil.com/path',
      'evil.com?x',
      'evil[.]com[:]8080[/]a',
      'http://evil.com',
      'hxxps[:]//evil[.]com/a.php?b=c.d#e',
      'hxxp://user:pass@evil.com:80/x@y.com',
      'http://[evil.com]/',
      'ftp://evil.com;',
      'bob@evil.com',
      'bob[@]evil[.]com',
      'bob at evil dot com',
      'mailto:bob@evil.com?subject=x',
      'http__evil.com/a',
    ]) {
      assert.deepEqual(parseIndicator(text), EVIL, text);
    }
  });

  it('writes internationalised names as A-labels', () => {
    assert.deepEqual(parseIndicator('ПРИМЕР.рф'), { kind: 'fqdn', value: 'xn--e1afmkfd.xn--p1ai' });
    assert.deepEqual(parseIndicator('Ｅｖｉｌ．ｃｏｍ'), EVIL);
  });

  it('takes addresses, and a prefix only of their whole length', () => {
    for (const text of [
      '192.0.2.1',
      '192[.]0[.]2[.]1',
      '192.0.2.1/32',
      '192.0.2.1:80',
      'http://192.0.2.1/24',
    ]) {
      assert.deepEqual(parseIndicator(text), { kind: 'ipv4', value: '192.0.2.1' }, text);
    }
    for (const text of [
      '2001:DB8::1',
      '[2001:db8::1]',
      '[2001:db8::1]:443',
      'http://[2001:db8::1]:80/a',
      '2001[:]db8[:][:]1',
      '2001:db8::1/128',
      '2001:db8::1%eth0',
    ]) {
      assert.deepEqual(parseIndicator(text), { kind: 'ipv6', value: '2001:db8::1' }, text);
    }
    for (const network of ['192.0.2.0/24', '192.0.2.1/31', '2001:db8::/32']) {
      assert.equal(parseIndicator(network), undefined, network);
    }
  });

  it('takes names that will not be sent, so that the refusal can be explained', () => {
    for (const value of [
      'dc01.corp.internal',
      'login-secure.example',
      'x.test',
      'x.invalid',
      'a.onion',
      '1.0.0.10.in-addr.arpa',
      'printer.local',
      'x.lan',
    ]) {
      assert.deepEqual(parseIndicator(value), { kind: 'fqdn', value });
    }
  });

  it('refuses what is no indicator', () => {
    for (const text of [
      '',
      ' ',
      'evil',
      'com',
      'a b',
      'evil.com foo.com',
      '999.1.1.1',
      '1.2.3',
      '01.2.3.4',
      '1.2.3.4.5',
      '0x7f.1',
      'readme.txt',
      'a..com',
      '-a.com',
      'a-.com',
      'a_b.com',
      '.com',
      'evil.com\u0000',
      'evil\n.com',
      'http://',
      'http://localhost/evil.com',
      'file:///etc/evil.com',
      'C:\\evil.com',
      'a/evil.com',
      'bob@',
      '::',
      ':::',
      '1::2::3',
      `${'a'.repeat(64)}.com`,
      `${'a.'.repeat(126)}com`,
      `${'a'.repeat(5000)}.com`,
    ].filter((text) => text !== '::')) {
      assert.equal(parseIndicator(text), undefined, JSON.stringify(text));
    }
  });
});
