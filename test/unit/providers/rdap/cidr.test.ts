import assert from 'node:assert/strict';
import { addressCount, cidrsOf, mayHold } from '../../../../src/providers/rdap/cidr';
import type { NetworkRange } from '../../../../src/providers/rdap/cidr';

function range(startAddress?: string, endAddress?: string): NetworkRange {
  return { startAddress, endAddress, cidr0_cidrs: [] };
}

function told(...blocks: readonly (readonly [string, string, string])[]): NetworkRange {
  return {
    ...range('192.0.2.0', '192.0.2.255'),
    cidr0_cidrs: blocks.map(([key, prefix, length]) => ({
      v4prefix: key === 'v4prefix' ? prefix : undefined,
      v6prefix: key === 'v6prefix' ? prefix : undefined,
      length,
    })),
  };
}

describe('CIDR blocks of a network', () => {
  const RANGES: readonly [string, string, readonly string[]][] = [
    ['192.0.2.0', '192.0.2.255', ['192.0.2.0/24']],
    ['192.0.2.7', '192.0.2.7', ['192.0.2.7/32']],
    [
      '198.51.100.1',
      '198.51.100.6',
      ['198.51.100.1/32', '198.51.100.2/31', '198.51.100.4/31', '198.51.100.6/32'],
    ],
    ['203.0.112.0', '203.0.114.255', ['203.0.112.0/23', '203.0.114.0/24']],
    ['0.0.0.0', '255.255.255.255', ['0.0.0.0/0']],
    ['255.255.255.254', '255.255.255.255', ['255.255.255.254/31']],
    ['2001:DB8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', ['2001:db8::/32']],
    ['2001:db8::', '2001:db8:2:ffff:ffff:ffff:ffff:ffff', ['2001:db8::/47', '2001:db8:2::/48']],
    ['::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', ['::/0']],
    ['192.0.2.9', '192.0.2.1', []],
    ['192.0.2.0', '2001:db8::', []],
    ['192.0.2', '192.0.2.255', []],
  ];
  for (const [start, end, blocks] of RANGES) {
    it(`makes ${String(blocks.length)} of ${start} to ${end}`, () => {
      assert.deepEqual(cidrsOf(range(start, end)), blocks);
    });
  }

  it('needs both ends, but takes a block that stands as the start', () => {
    assert.deepEqual(cidrsOf(range('192.0.2.0')), []);
    assert.deepEqual(cidrsOf(range()), []);
    assert.deepEqual(cidrsOf(range('192.0.2.0/24')), ['192.0.2.0/24']);
  });

  it('takes all blocks of cidr0, of either version, before the range', () => {
    assert.deepEqual(
      cidrsOf(
        told(
          ['v4prefix', '198.51.100.0', '23'],
          ['v4prefix', '203.0.113.0', '24'],
          ['v6prefix', '2001:0DB8:0::', '32'],
        ),
      ),
      ['198.51.100.0/23', '203.0.113.0/24', '2001:db8::/32'],
    );
  });

  it('goes by the range where cidr0 tells no block', () => {
    assert.deepEqual(cidrsOf(told(['v4prefix', 'none', '24'], ['v4prefix', '192.0.2.0', '33'])), [
      '192.0.2.0/24',
    ]);
  });

  it('counts addresses as far as a number can', () => {
    assert.equal(addressCount(range('203.0.112.0', '203.0.114.255')), 768);
    assert.equal(addressCount(range('2001:db8::', '2001:db8::ff')), 256);
    assert.equal(
      addressCount(range('2001:db8::', '2001:db8:1:ffff:ffff:ffff:ffff:ffff')),
      undefined,
    );
    assert.equal(addressCount(range()), undefined);
  });

  it('knows whether an address is held', () => {
    assert.equal(mayHold(['192.0.2.0/25'], '192.0.2.127'), true);
    assert.equal(mayHold(['192.0.2.0/25'], '192.0.2.128'), false);
    assert.equal(mayHold(['192.0.2.0/25'], '2001:db8::1'), false);
    assert.equal(mayHold(['2001:db8::/32'], '2001:db8::1'), true);
    assert.equal(mayHold([], '192.0.2.1'), true);
  });
});
