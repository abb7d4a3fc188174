import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entriesFor, entryOf } from '../../../../src/providers/rdap/bootstrapEntries';

describe('entries of a list of servers', () => {
  it('are label suffixes of a name, the longest first, with the root last', () => {
    assert.deepEqual(entriesFor({ kind: 'fqdn', value: 'shop.co.example' }), [
      'shop.co.example',
      'co.example',
      'example',
      '',
    ]);
  });

  it('are networks round an address, the longest first', () => {
    const ipv4 = entriesFor({ kind: 'ipv4', value: '203.0.113.200' });
    assert.equal(ipv4.length, 33);
    assert.deepEqual(
      [ipv4[0], ipv4[7], ipv4[8], ipv4[24], ipv4[32]],
      ['203.0.113.200/32', '203.0.113.128/25', '203.0.113.0/24', '203.0.0.0/8', '0.0.0.0/0'],
    );
    const ipv6 = entriesFor({ kind: 'ipv6', value: '2001:db8:ffff::1' });
    assert.equal(ipv6.length, 129);
    assert.deepEqual(
      [ipv6[0], ipv6[80], ipv6[96], ipv6[105], ipv6[128]],
      ['2001:db8:ffff::1/128', '2001:db8:ffff::/48', '2001:db8::/32', '2001:c00::/23', '::/0'],
    );
  });

  it('match every address that lies in a network, and none that does not', () => {
    const octets = fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 0, max: 255 })));
    fc.assert(
      fc.property(octets, octets, fc.integer({ min: 0, max: 32 }), (one, other, bits) => {
        const binary = (from: readonly number[]) =>
          from.map((octet) => octet.toString(2).padStart(8, '0')).join('');
        const entry = entryOf('ipv4', `${one.join('.')}/${bits}`);
        assert.ok(entry !== undefined);
        assert.equal(
          entriesFor({ kind: 'ipv4', value: other.join('.') }).includes(entry),
          binary(one).slice(0, bits) === binary(other).slice(0, bits),
        );
      }),
    );
  });

  const read = [
    ['dns', 'EXAMPLE', 'example'],
    ['dns', '.example', 'example'],
    ['dns', 'пример', 'xn--e1afmkfd'],
    ['dns', '', ''],
    ['dns', 'exa mple', undefined],
    ['dns', '192.0.2.0/24', undefined],
    ['ipv4', '192.0.2.77/24', '192.0.2.0/24'],
    ['ipv4', '192.0.2.0/33', undefined],
    ['ipv4', '192.0.2.0', undefined],
    ['ipv4', '2001:db8::/32', undefined],
    ['ipv6', '2001:0DB8:0::/32', '2001:db8::/32'],
    ['ipv6', '2001:db8::/129', undefined],
    ['ipv6', '192.0.2.0/24', undefined],
  ] as const;
  for (const [list, written, entry] of read) {
    it(`${list}: “${written}” is ${entry === undefined ? 'none' : `“${entry}”`}`, () => {
      assert.equal(entryOf(list, written), entry);
    });
  }
});
