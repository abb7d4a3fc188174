import * as assert from 'node:assert/strict';
import type { IndicatorRef } from '../../../../src/core/indicator/model';
import type { Answer, Row, Section } from '../../../../src/core/result/model';
import { query } from '../../../../src/providers/passivedns/query';
import { line, sessionWith } from './session';

const NAME: IndicatorRef = { kind: 'fqdn', value: 'login-secure.example' };

async function map(body: string, indicator = NAME, settings: object = {}): Promise<Answer> {
  return query.run(indicator, sessionWith([{ body }], { settings }).session, {});
}

function section<Type extends Section['type']>(answer: Answer, id: string, type: Type) {
  const found = answer.sections.find((candidate) => candidate.id === id);
  assert.ok(found?.type === type, `no ${type} ${id}`);
  return found as Extract<Section, { type: Type }>;
}

const rowsIn = (answer: Answer, id: string): readonly Row[] => section(answer, id, 'table').rows;

describe('passive DNS: what records become', () => {
  it('shows a record once, though it came twice with other times', async () => {
    const body =
      line(NAME.value, 'A', '203.0.113.80', { time_first: 2000, time_last: 3000, count: 5 }) +
      line(`${NAME.value.toUpperCase()}.`, '1', '203.0.113.80', {
        time_first: 1000,
        time_last: 2500,
        count: '9',
        origin: 'sensor 2',
      });
    assert.deepEqual(rowsIn(await map(body), 'direct'), [
      [
        { kind: 'fqdn', value: NAME.value },
        'A',
        { kind: 'ipv4', value: '203.0.113.80' },
        '1970-01-01T00:16:40Z',
        '1970-01-01T00:50:00Z',
        9,
        'sensor 2',
      ],
    ]);
  });

  it('keeps the numbers of MX and SRV in the text of a host to pivot to', async () => {
    const body =
      line(NAME.value, 'MX', '10  MX1.postbox.example.') +
      line(NAME.value, 'SRV', '10 5 5060 sip.postbox.example') +
      line(NAME.value, 'MX', '0 .');
    const data = rowsIn(await map(body), 'direct').map((row) => row[2]);
    assert.deepEqual(data, [
      '0 .',
      { kind: 'fqdn', value: 'mx1.postbox.example', text: '10 mx1.postbox.example' },
      { kind: 'fqdn', value: 'sip.postbox.example', text: '10 5 5060 sip.postbox.example' },
    ]);
  });

  it('leaves text as it was published, and pivots to nothing in it', async () => {
    const text = 'V=spf1 [click](command:evil) <b> 203.0.113.80';
    assert.equal(rowsIn(await map(line(NAME.value, 'TXT', text)), 'direct')[0]?.[2], text);
    const soa = 'ns1.park-dns.example. host.example. 1 2 3 4 5';
    assert.equal(rowsIn(await map(line(NAME.value, 'SOA', soa)), 'direct')[0]?.[2], soa);
  });

  it('pivots to the host under a wildcard, and to no top-level domain', async () => {
    const body =
      line('other.example', 'A', '192.0.2.1') +
      line('*.Login-Secure.example', 'CNAME', NAME.value) +
      line('example', 'NS', NAME.value);
    assert.deepEqual(
      rowsIn(await map(body), 'direct').map((row) => row[0]),
      [{ kind: 'fqdn', value: NAME.value, text: '*.login-secure.example' }, 'example'],
    );
  });

  it('calls a record direct that holds the indicator on either side', async () => {
    const asked: IndicatorRef = { kind: 'fqdn', value: 'mx1.postbox.example' };
    const body =
      line(NAME.value, 'MX', '10 mx1.postbox.example') +
      line('x.example', 'SRV', '1 2 3 mx1.postbox.example') +
      line('y.example', 'SOA', 'mx1.postbox.example. h.example. 1 2 3 4 5') +
      line('mx1.postbox.example', 'A', '192.0.2.25') +
      line('z.example', 'TXT', 'mx1.postbox.example') +
      line(NAME.value, 'A', '203.0.113.80');
    const answer = await map(body, asked);
    assert.equal(rowsIn(answer, 'direct').length, 4);
    assert.equal(rowsIn(answer, 'associated').length, 2);
  });

  it('calls the PTR record of an address direct, for IPv4 and IPv6', async () => {
    const v4 = line('80.113.0.203.in-addr.arpa', 'PTR', 'host.example');
    const v6 = line(
      `3.2.0.0.${'0.'.repeat(16)}0.8.0.0.8.b.d.0.1.0.0.2.ip6.arpa`,
      'PTR',
      'host.example',
    );
    const ipv4: IndicatorRef = { kind: 'ipv4', value: '203.0.113.80' };
    const ipv6: IndicatorRef = { kind: 'ipv6', value: '2001:db8:80::23' };
    assert.equal(rowsIn(await map(v4, ipv4), 'direct').length, 1);
    assert.equal(rowsIn(await map(v6, ipv6), 'direct').length, 1);
  });

  it('finds an address however the server writes it', async () => {
    const asked: IndicatorRef = { kind: 'ipv6', value: '2001:db8::10' };
    const answer = await map(line('a.example', 'AAAA', '2001:0DB8:0:0:0:0:0:0010'), asked);
    assert.deepEqual(rowsIn(answer, 'direct')[0]?.[2], asked);
  });

  it('says in the row and in the section when nothing shows which side is the name', async () => {
    const answer = await map(line(NAME.value, 'NS', 'ns1.park-dns.example'));
    const direct = section(answer, 'direct', 'table');
    assert.equal(direct.columns.at(-1)?.id, 'sides');
    assert.equal(direct.rows[0]?.at(-1), 'not sure');
    assert.equal(direct.rows[0].length, direct.columns.length);
    assert.match(direct.note ?? '', /which side of 1 record is the name/);
  });

  it('says which times are from zone files, and which came exchanged', async () => {
    const zone = line(NAME.value, 'A', '192.0.2.1', {
      time_first: undefined,
      time_last: undefined,
      zone_time_first: 1_349_367_341,
      zone_time_last: 1_440_606_099,
    });
    const exchanged = line(NAME.value, 'A', '192.0.2.2', { time_first: 20, time_last: 10 });
    const { note } = section(await map(zone + exchanged), 'direct', 'table');
    assert.match(note ?? '', /times of 1 record are from zone files/);
    assert.match(note ?? '', /1 record came with first and last seen exchanged/);
  });

  it('leaves what is not known empty', async () => {
    const bare = JSON.stringify({ rrname: NAME.value, rrtype: 'A', rdata: '192.0.2.1' });
    const answer = await map(bare);
    assert.deepEqual(rowsIn(answer, 'direct')[0]?.slice(3), [null, null, null, null]);
    assert.equal(
      answer.sections.some(({ type }) => type === 'timeline'),
      false,
    );
    const facts = section(answer, 'summary', 'facts').facts.map((fact) => fact.id);
    assert.deepEqual(facts, ['directRecords', 'associatedRecords', 'seenAddresses']);
  });

  it('keeps what it does not know in the raw response', async () => {
    const body = line(NAME.value, 'A', '192.0.2.1', { futureField: { a: 1 }, sensor_id: 's7' });
    const answer = await map(body);
    assert.deepEqual(answer.raw, [
      {
        request: 'GET https://www.circl.lu/pdns/query/login-secure.example',
        status: 200,
        contentType: '',
        body,
      },
    ]);
  });

  it('shows at most 100 names of an address and 500 moments, and says how many there are', async () => {
    const body = Array.from({ length: 600 }, (_, index) =>
      line(`h${index}.example`, 'A', '203.0.113.80'),
    );
    const answer = await map(body.join(''), { kind: 'ipv4', value: '203.0.113.80' });
    const names = section(answer, 'summary', 'facts').facts.find((fact) => fact.id === 'seenNames');
    assert.equal(names?.values.length, 100);
    assert.match(names.label, /newest 100 of 600/);
    const timeline = section(answer, 'timeline', 'timeline');
    assert.equal(timeline.entries.length, 500);
    assert.match(timeline.note ?? '', /500 of 600/);
    assert.equal(rowsIn(answer, 'direct').length, 600);
  });

  it('maps 10,000 records in a moment', async () => {
    const body = Array.from({ length: 10_000 }, (_, index) =>
      line(`h${index}.example`, 'A', '203.0.113.80'),
    );
    const start = performance.now();
    await map(body.join(''), { kind: 'ipv4', value: '203.0.113.80' });
    assert.ok(performance.now() - start < 5000, `${performance.now() - start} ms`);
  });
});
