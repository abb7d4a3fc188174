import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readRecord } from '../../../../../src/providers/kit/passiveDns/record';

const base = { rrname: 'a.example', rrtype: 'A', rdata: '192.0.2.1' };
const read = (more: object) => readRecord({ ...base, ...more });

describe('passive DNS: a record on the wire', () => {
  it('takes numbers as strings', () => {
    const strings = read({ count: '19', time_first: '1696798385', time_last: '1697890824' });
    assert.deepEqual(
      strings,
      read({ count: 19, time_first: 1_696_798_385, time_last: 1_697_890_824 }),
    );
    assert.equal(strings?.firstSeen, 1_696_798_385_000);
    assert.equal(strings.count, 19);
  });

  it('writes types in capitals, and numbers by RFC 3597', () => {
    const types = ['a', 28, '15', 'TYPE16', 65_534, 'type1', 'X-NEW'].map(
      (rrtype) => read({ rrtype })?.rrtype,
    );
    assert.deepEqual(types, ['A', 'AAAA', 'MX', 'TXT', 'TYPE65534', 'A', 'X-NEW']);
  });

  it('takes rdata as a string or an array, without its empty values', () => {
    assert.deepEqual(read({ rdata: ['192.0.2.1', null, '', '192.0.2.2'] })?.rdata, [
      '192.0.2.1',
      '192.0.2.2',
    ]);
  });

  it('is none without a name, a type or data', () => {
    for (const more of [
      { rdata: null },
      { rdata: [] },
      { rdata: [null] },
      { rdata: ' ' },
      { rrname: '' },
      { rrname: 7 },
      { rrtype: '' },
      { rrtype: null },
      { rrtype: -1 },
    ]) {
      assert.equal(read(more), undefined, JSON.stringify(more));
    }
    assert.equal(readRecord({ error: 'x' }), undefined);
  });

  it('reads milliseconds and RFC 3339 where seconds are missing', () => {
    assert.equal(read({ time_first_ms: 1_700_000_000_123 })?.firstSeen, 1_700_000_000_123);
    assert.equal(read({ time_last_rfc3339: '2023-11-14T22:13:20Z' })?.lastSeen, 1_700_000_000_000);
    assert.equal(read({ time_first: 1_700_000_000_123 })?.firstSeen, 1_700_000_000_123);
  });

  it('takes the times of zone files only where no sensor has any', () => {
    const zone = { zone_time_first: 1_349_367_341, zone_time_last: 1_440_606_099 };
    assert.equal(read(zone)?.timeSource, 'zone');
    assert.equal(read(zone)?.lastSeen, 1_440_606_099_000);
    assert.equal(read({ ...zone, time_last: 1_500_000_000 })?.timeSource, 'sensor');
    assert.equal(read({})?.timeSource, 'none');
  });

  it('takes 0 for not known, and exchanges times that are the wrong way round', () => {
    assert.equal(read({ time_first: 0, time_last: 5 })?.firstSeen, undefined);
    const exchanged = read({ time_first: 20, time_last: 10 });
    assert.deepEqual(
      [exchanged?.firstSeen, exchanged?.lastSeen, exchanged?.timesExchanged],
      [10_000, 20_000, true],
    );
  });

  it('leaves out a number that is none, and keeps the record', () => {
    for (const odd of ['x', '-1', -1, 1e300, NaN, null, {}, '1e3', '9'.repeat(40)]) {
      const record = read({ count: odd, time_first: odd, time_last: odd });
      assert.ok(record);
      assert.deepEqual(
        [record.firstSeen, record.lastSeen, record.count],
        [undefined, undefined, undefined],
      );
    }
  });

  it('never throws, and never gives a time that Date can not write', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'time_first',
            'time_last',
            'count',
            'rdata',
            'rrtype',
            'origin',
            'time_first_rfc3339',
          ),
          fc.anything(),
        ),
        (more) => {
          const record = read(more);
          for (const time of [record?.firstSeen, record?.lastSeen]) {
            assert.ok(time === undefined || new Date(time).toISOString().length === 24);
          }
        },
      ),
    );
  });
});
