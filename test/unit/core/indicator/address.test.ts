import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatIpv6, parseIpv4, parseIpv6 } from '../../../../src/core/indicator/address';

describe('addresses', () => {
  it('reads four decimal octets and nothing else', () => {
    assert.equal(parseIpv4('1.2.3.4'), 0x01020304);
    assert.equal(parseIpv4('255.255.255.255'), 0xffffffff);
    for (const text of [
      '1.2.3',
      '1.2.3.4.5',
      '1.2.3.256',
      '01.2.3.4',
      '1.2.3.',
      '.1.2.3',
      '1..2.3',
      '1.2.3.4 ',
      '999.1.1.1',
      '1.2.3.x',
      '',
    ]) {
      assert.equal(parseIpv4(text), -1, text);
    }
  });

  it('reads every form of RFC 4291 and writes RFC 5952', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['2001:0DB8:0:0:0:0:0:1', '2001:db8::1'],
      ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
      ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
      ['::', '::'],
      ['::1', '::1'],
      ['1::', '1::'],
      ['fe80::1%eth0', 'fe80::1'],
      ['::ffff:192.0.2.128', '::ffff:c000:280'],
      ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ];
    for (const [text, expected] of cases) {
      assert.equal(formatIpv6(parseIpv6(text) ?? []), expected, text);
    }
  });

  it('refuses what is no IPv6 address', () => {
    for (const text of [
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1::2::3',
      ':::',
      '12345::',
      'g::1',
      '1:2:3:4:5:6:7:8::',
      '::1.2.3',
      '::1.2.3.256',
      ':',
      '1.2.3.4',
    ]) {
      assert.equal(parseIpv6(text), undefined, text);
    }
  });

  it('agrees with the URL parser on every address', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const url = new URL(`http://[${text}]/`);
        assert.equal(`[${formatIpv6(parseIpv6(text) ?? [])}]`, url.hostname);
      }),
    );
  });
});
