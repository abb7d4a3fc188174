import * as assert from 'node:assert/strict';
import { orient } from '../../../../src/providers/passivedns/orientation';
import type { CofRecord } from '../../../../src/providers/kit/passiveDns/record';

type Triple = readonly [rrname: string, rrtype: string, rdata: string | readonly string[]];

function record([rrname, rrtype, rdata]: Triple): CofRecord {
  return { rrname, rrtype, rdata: [rdata].flat(), timeSource: 'none', timesExchanged: false };
}

function read(triples: readonly Triple[], asked: string, reverses = false): readonly string[] {
  return orient(triples.map(record), asked, reverses).map(
    ({ owner, answer, orientation }) => `${owner} > ${answer} (${orientation})`,
  );
}

describe('passive DNS: which side is the name', () => {
  it('sees the address, the priority or the seven words of SOA on the left as reversed', () => {
    const soa = 'ns1.park-dns.example. hostmaster.example. 1 2 3 4 5';
    assert.deepEqual(read([['192.0.2.1', 'A', 'a.example']], 'a.example'), [
      'a.example > 192.0.2.1 (reversed)',
    ]);
    assert.deepEqual(read([['10 mx1.example', 'MX', 'a.example']], 'a.example'), [
      'a.example > 10 mx1.example (reversed)',
    ]);
    assert.deepEqual(read([['1 2 443 h.example', 'SRV', '_x._tcp.a.example']], 'a.example'), [
      '_x._tcp.a.example > 1 2 443 h.example (reversed)',
    ]);
    assert.deepEqual(read([[soa, 'SOA', 'a.example']], 'a.example'), [
      `a.example > ${soa} (reversed)`,
    ]);
  });

  it('sees the mirror of each as sent', () => {
    for (const [type, answer] of [
      ['A', '192.0.2.1'],
      ['AAAA', '2001:db8::1'],
      ['MX', '10 mx1.example'],
      ['SRV', '1 2 443 h.example'],
      ['SOA', 'ns. host. 1 2 3 4 5'],
    ] as const) {
      assert.deepEqual(read([['a.example', type, answer]], 'a.example', true), [
        `a.example > ${answer} (as-sent)`,
      ]);
    }
  });

  it('applies what all evidence agrees on to records that show nothing themselves', () => {
    assert.deepEqual(
      read(
        [
          ['ns1.park-dns.example', 'NS', 'a.example'],
          ['192.0.2.1', 'A', 'a.example'],
        ],
        'a.example',
      )[0],
      'a.example > ns1.park-dns.example (reversed)',
    );
    assert.equal(
      read(
        [
          ['a.example', 'NS', 'ns1.park-dns.example'],
          ['a.example', 'A', '192.0.2.1'],
        ],
        'ns1.park-dns.example',
        true,
      )[0],
      'a.example > ns1.park-dns.example (as-sent)',
    );
  });

  it('reads an answer without evidence by where the indicator stands, and says so', () => {
    const left: Triple = ['a.example', 'NS', 'ns1.park-dns.example'];
    const right: Triple = ['ns1.park-dns.example', 'NS', 'a.example'];
    assert.deepEqual(read([left], 'a.example', true), [
      'a.example > ns1.park-dns.example (undecided)',
    ]);
    assert.deepEqual(read([right], 'a.example', true), [
      'a.example > ns1.park-dns.example (undecided)',
    ]);
    assert.deepEqual(read([right], 'a.example', false), [
      'ns1.park-dns.example > a.example (undecided)',
    ]);
  });

  it('takes each record for itself where the evidence contradicts itself', () => {
    assert.deepEqual(
      read(
        [
          ['192.0.2.1', 'A', 'a.example'],
          ['a.example', 'A', '192.0.2.2'],
          ['a.example', 'TXT', 'v=spf1'],
        ],
        'a.example',
      ),
      [
        'a.example > 192.0.2.1 (reversed)',
        'a.example > 192.0.2.2 (as-sent)',
        'a.example > v=spf1 (undecided)',
      ],
    );
  });

  it('makes one record of each value of an rrset, on either side', () => {
    assert.deepEqual(read([['a.example', 'A', ['192.0.2.1', '192.0.2.2']]], 'a.example'), [
      'a.example > 192.0.2.1 (as-sent)',
      'a.example > 192.0.2.2 (as-sent)',
    ]);
    assert.deepEqual(read([['192.0.2.1', 'A', ['a.example', 'b.example']]], 'a.example'), [
      'a.example > 192.0.2.1 (reversed)',
      'b.example > 192.0.2.1 (reversed)',
    ]);
  });
});
