import assert from 'node:assert/strict';
import { detect, notSentReason, registrableDomain } from '../../../../src/core/indicator/index';
import type { IndicatorKind, NotSentReason } from '../../../../src/core/indicator/index';

const reasonOf = (value: string): NotSentReason | undefined => {
  const kind: IndicatorKind = value.includes(':')
    ? 'ipv6'
    : /^[\d.]+$/.test(value)
      ? 'ipv4'
      : 'fqdn';
  return notSentReason({ kind, value });
};

const REFUSED: Readonly<Record<NotSentReason, readonly string[]>> = {
  private: [
    '10.0.4.17',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '100.127.255.255',
    'fc00::1',
    'fd12:3456::1',
    'fec0::1',
    '64:ff9b:1::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::10.0.0.1',
    '2002:a00:1::1',
    '2002:c0a8:101::',
    '::10.0.0.1',
    '::ffff:0:10.0.0.1',
    '2001:0:808:808:0:0:f5ff:fffe',
    '2606:4700::5efe:10.0.0.1',
  ],
  loopback: ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1'],
  linkLocal: ['169.254.169.254', 'fe80::1', 'febf::1', '64:ff9b::a9fe:a9fe'],
  documentation: [
    '192.0.2.1',
    '198.51.100.23',
    '203.0.113.80',
    '2001:db8::1',
    '3fff::1',
    '3fff:fff::1',
  ],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  reserved: [
    '0.0.0.0',
    '0.1.2.3',
    '192.0.0.1',
    '198.18.0.1',
    '198.19.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '2001:2::1',
    '4000::1',
    '5f00::1',
    '100::1',
  ],
  singleLabel: ['dc01', 'com', ''],
  internalName: [
    'dc01.corp.internal',
    'printer.local',
    'nas.lan',
    'router.home.arpa',
    'x.corp',
    'x.home',
    'x.intranet',
    'x.private',
    'pc.localdomain',
    'DC01.CORP.INTERNAL.',
    'dc01.acme.loc',
    '127.1',
    'dc01。corp。internal',
    'dc01.corp.ｉｎｔｅｒｎａｌ',
    'dc\u200b01.corp.inter\u00adnal',
    'a b',
  ],
  specialUseName: [
    'login-secure.example',
    'a.test',
    'b.invalid',
    'localhost',
    'x.localhost',
    'example.com',
    'www.example.org',
    'EXAMPLE.NET',
    'gns.alt',
  ],
  onion: ['abcdefghijklmnop.onion'],
  reverseZone: ['1.0.168.192.in-addr.arpa', 'b.a.9.8.ip6.arpa'],
};

describe('what is never sent', () => {
  for (const [reason, values] of Object.entries(REFUSED)) {
    it(`refuses ${reason}`, () => {
      for (const value of values) {
        assert.equal(reasonOf(value), reason, value);
      }
    });
  }

  it('judges a name that is made of an address as the address', () => {
    const table: readonly (readonly [name: string, reason: NotSentReason | undefined])[] = [
      ['10.1.2.3.nip.io', 'private'],
      ['app.10.1.2.3.nip.io', 'private'],
      ['8.10.1.2.3.nip.io', 'private'],
      ['10-1-2-3.sslip.io', 'private'],
      ['app-192-168-1-9.evil.com', 'private'],
      ['ip-172-16-0-9.eu-west-1.compute.amazonaws.com', 'private'],
      ['cpe-010-001-002-003.evil.com', 'private'],
      ['10_1_2_3.evil.com', 'private'],
      ['0A010203.nip.io', 'private'],
      ['app-0a010203.sslip.io', 'private'],
      ['c0a80001.08080808.rbndr.us', 'private'],
      ['fd00--1.sslip.io', 'private'],
      ['fd00-0-0-0-0-0-0-1.evil.com', 'private'],
      ['127.0.0.1.nip.io', 'loopback'],
      ['7f000001.nip.io', 'loopback'],
      ['0--1.sslip.io', 'loopback'],
      ['www.fe80--1.sslip.io', 'linkLocal'],
      ['fe80--1s4.ipv6-literal.net', 'linkLocal'],
      ['203-0-113-9.sslip.io', 'documentation'],
      ['0--ffff-a01-203.sslip.io', 'private'],
      ['8.8.8.8.nip.io', undefined],
      ['8-8-8-8.sslip.io', undefined],
      ['08080808.nip.io', undefined],
      ['2606-4700-0-0-0-0-0-1111.evil.com', undefined],
      ['2606-4700--1111.sslip.io', undefined],
      ['0a010203.evil.com', undefined],
      ['a--b.evil.com', undefined],
      ['10-1-2.evil.com', undefined],
      ['10-1-2-300.evil.com', undefined],
      ['10.1-2.3.evil.com', undefined],
    ];
    for (const [name, reason] of table) {
      assert.equal(notSentReason({ kind: 'fqdn', value: name }), reason, name);
      const [found] = detect(`https://${name}/`);
      assert.equal(found?.value, name.toLowerCase());
      assert.equal(found.notSent, reason, name);
    }
  });

  it('judges the value and not the kind it is passed as', () => {
    assert.equal(notSentReason({ kind: 'fqdn', value: '10.0.0.1' }), 'private');
    assert.equal(notSentReason({ kind: 'fqdn', value: '10.0.0.1.' }), 'private');
    assert.equal(notSentReason({ kind: 'ipv4', value: 'dc01.corp.internal' }), 'internalName');
    assert.equal(notSentReason({ kind: 'fqdn', value: 'fd00::1' }), 'private');
    assert.equal(notSentReason({ kind: 'fqdn', value: '[fd00::1]' }), 'private');
  });

  it('refuses no ordinary public name or address', () => {
    for (const value of [
      '8.8.8.8',
      '1.1.1.1',
      '9.255.255.255',
      '11.0.0.1',
      '100.63.255.255',
      '100.128.0.1',
      '172.15.0.1',
      '172.32.0.1',
      '192.0.1.1',
      '192.169.0.1',
      '198.17.255.255',
      '198.20.0.1',
      '203.0.114.1',
      '223.255.255.255',
      '2606:4700::1111',
      '2001:4860:4860::8888',
      '2a03:2880::1',
      '2002:808:808::1',
      '64:ff9b::808:808',
      '::ffff:8.8.8.8',
      '2001:db9::1',
      '3fff:1000::1',
      'google.com',
      'my-example.com',
      'exampleexample.org',
      'local.com',
      'internal.net',
      'corp.co.uk',
      'home.pl',
      'lan.de',
      'test.de',
      'onion.com',
      'xn--e1afmkfd.xn--p1ai',
      'a.app',
      'x.zip',
      'evil.example.co',
      'www.arpa.com',
      'in-addr.com',
    ]) {
      assert.equal(reasonOf(value), undefined, value);
    }
  });
});

describe('registered domain', () => {
  it('follows the public suffixes of registries, not those of companies', () => {
    assert.equal(registrableDomain('www.evil.co.uk'), 'evil.co.uk');
    assert.equal(registrableDomain('a.b.github.io'), 'github.io');
    assert.equal(registrableDomain('_dmarc.evil.com'), 'evil.com');
    assert.equal(registrableDomain('login-secure.example'), 'login-secure.example');
    assert.equal(registrableDomain('xn--e1afmkfd.xn--p1ai'), 'xn--e1afmkfd.xn--p1ai');
    for (const none of ['co.uk', 'com', '10.0.0.1', '2001:db8::1']) {
      assert.equal(registrableDomain(none), undefined, none);
    }
  });
});
