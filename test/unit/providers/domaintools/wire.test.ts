import assert from 'node:assert/strict';
import { dateCell, hostCell, hostCells } from '../../../../src/providers/kit/cells';
import { count, list, read, text, texts } from '../../../../src/providers/domaintools/wire';
import { z } from 'zod';

describe('DomainTools wire habits', () => {
  it('takes an object, nothing, or a list where a list is meant', () => {
    const names = list(z.looseObject({ name: text }));
    const read1 = (value: unknown) => names.parse(value).map(({ name }) => name);
    assert.deepEqual(read1([{ name: 'a' }, { name: 'b' }]), ['a', 'b']);
    assert.deepEqual(read1({ name: 'a' }), ['a']);
    assert.deepEqual(read1({ 0: { name: 'a' }, 1: { name: 'b' } }), ['a', 'b']);
    for (const nothing of [undefined, null, '', [], {}]) {
      assert.deepEqual(read1(nothing), []);
    }
  });

  it('takes null, "" and [] as no text, and numbers as text', () => {
    assert.deepEqual(texts.parse(['a', null, '', [], 7, ' b ']), ['a', '7', 'b']);
    assert.equal(text.safeParse({ a: 1 }).success, false);
  });

  it('takes numbers written as strings, and never makes 0 of what is not there', () => {
    assert.deepEqual(
      ['12', ' 3 ', '12.19', 7, '', null, undefined, []].map((value) => count.parse(value)),
      [12, 3, 12.19, 7, undefined, undefined, undefined, undefined],
    );
    assert.equal(count.safeParse('many').success, false);
  });

  it('keeps keys it does not know', () => {
    const shape = z.looseObject({ known: text });
    assert.deepEqual(read(shape, { known: 'a', new_key: 1 }, ['known']), {
      known: 'a',
      new_key: 1,
    });
  });

  it('makes one indicator of upper case, lower case and a final dot', () => {
    assert.deepEqual(hostCells(['NS1.PARK-DNS.EXAMPLE', 'ns1.park-dns.example.', '']), [
      { kind: 'fqdn', value: 'ns1.park-dns.example' },
    ]);
    assert.deepEqual(hostCell('2001:DB8:80:0:0::23'), { kind: 'ipv6', value: '2001:db8:80::23' });
    assert.deepEqual(hostCell('bücher.example'), { kind: 'fqdn', value: 'xn--bcher-kva.example' });
  });

  it('leaves what is no indicator the text it is', () => {
    for (const written of [
      'REDACTED FOR PRIVACY (DT)',
      'Select Request Email Form at https://example.com/form',
      'ENOM, INC.',
      '203.0.113.0/24',
      'tech@example.com',
    ]) {
      assert.equal(hostCell(written), written);
    }
    assert.equal(hostCell(undefined), null);
  });

  it('writes dates as days or UTC times', () => {
    const cases: Readonly<Record<string, string | null>> = {
      '2026-11-12': '2026-11-12',
      '2026-11-12T07:00:00+00:00': '2026-11-12T07:00:00Z',
      '2026-11-12T01:30:00+0200': '2026-11-11T23:30:00Z',
      '2008-08-28T00:00:00': '2008-08-28',
      '0000-00-00': null,
      'before Aug-1996': 'before Aug-1996',
      '': null,
    };
    for (const [written, cell] of Object.entries(cases)) {
      assert.equal(dateCell(written), cell, written);
    }
  });
});
