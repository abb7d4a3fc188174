import assert from 'node:assert/strict';
import { run, sessionOver } from './session';
import { factIn, plain, table } from './sections';

const DOMAIN = '/v1/login-secure.example/whois/parsed';
const ADDRESS = '/v1/203.0.113.80/whois/parsed';

function domain(response: object, value = 'login-secure.example') {
  return run('domainWhois', value, sessionOver({ [DOMAIN]: { body: { response } } }).session);
}

function address(response: object) {
  return run('ipWhois', '203.0.113.80', sessionOver({ [ADDRESS]: { body: { response } } }).session);
}

const record = { date: '2026-11-20', record: 'Domain Name: LOGIN-SECURE.EXAMPLE\n' };

describe('DomainTools WHOIS of an address with one thing to say', () => {
  const network = { org: 'Example Hosting' };

  it('is found where there is but the record, but the holder, or but a contact', async () => {
    const given: readonly (readonly [object, readonly string[]])[] = [
      [{ registrant: 'Example Hosting' }, ['network']],
      [{ whois: { record: 'NetName: EXAMPLE\n', date: null } }, ['record']],
      [{ parsed_whois: { networks: [network] } }, ['network', 'networks']],
      [{ parsed_whois: { contacts: [{ name: 'Abuse Desk' }] } }, ['contacts']],
    ];
    for (const [response, sections] of given) {
      const answer = await address({ parsed_whois: {}, ...response });
      assert.deepEqual(answer.outcome, { kind: 'found' }, JSON.stringify(response));
      assert.deepEqual(
        answer.sections.map(({ id }) => id),
        sections,
      );
    }
  });

  it('is no record where there is nothing', async () => {
    const answer = await address({ registrant: null, parsed_whois: {}, whois: {} });
    assert.deepEqual([answer.outcome.kind, answer.sections], ['noRecord', []]);
  });
});

describe('DomainTools WHOIS of a name', () => {
  it('asks for the registered domain and shows both names', async () => {
    const answer = await domain(
      { record_source: 'LOGIN-SECURE.EXAMPLE', whois: record },
      'a.www.login-secure.example',
    );
    assert.equal(answer.lookedUp, 'login-secure.example');
    const section = answer.sections[0];
    assert.match(section?.note ?? '', /Asked for a\.www\.login-secure\.example/);
  });

  it('says the name that the answer says was looked up', async () => {
    const answer = await domain({ record_source: 'bank.example', whois: record });
    assert.equal(answer.lookedUp, 'bank.example');
  });

  it('reads the form without parsed_whois too', async () => {
    const answer = await domain({
      registrant: 'Jo Doe',
      registration: { created: '2024-08-24', registrar: 'QuickReg LLC', statuses: 'clientHold' },
      name_servers: ['NS1.MOVED-DNS.EXAMPLE'],
      whois: record,
    });
    assert.deepEqual(answer.outcome, { kind: 'found' });
    assert.deepEqual(factIn(answer, 'registrar')?.values, ['QuickReg LLC']);
    assert.deepEqual(factIn(answer, 'statuses')?.values, ['clientHold']);
    assert.deepEqual(plain(factIn(answer, 'nameServers')?.values ?? []), ['ns1.moved-dns.example']);
  });

  it('bears empty objects written as lists, null for text, and keys of junk', async () => {
    const answer = await domain({
      registrant: null,
      registration: [],
      name_servers: null,
      whois: record,
      parsed_whois: {
        created_date: '2026-11-12T07:00:00+00:00',
        registrar: [],
        contacts: { registrant: [], tech: { name: 'Tech Desk', street: 'PO Box 1' } },
        other_properties: { https: '//www.icann.org/', dnssec: null },
      },
    });
    assert.deepEqual(factIn(answer, 'created')?.values, ['2026-11-12T07:00:00Z']);
    assert.equal(factIn(answer, 'registrar'), undefined);
    assert.equal(table(answer, 'contacts').shown, 1);
  });

  it('prefers the registrar that is written once to the doubled one', async () => {
    const doubled = { name: 'ENOM, INC. eNom, LLC' };
    const both = await domain({
      registration: { registrar: 'eNom, LLC' },
      parsed_whois: { registrar: doubled },
      whois: record,
    });
    assert.deepEqual(factIn(both, 'registrar')?.values, ['eNom, LLC']);
    const one = await domain({ parsed_whois: { registrar: doubled }, whois: record });
    assert.deepEqual(factIn(one, 'registrar')?.values, ['ENOM, INC. eNom, LLC']);
  });

  it('keeps a hostile record as text, byte by byte', async () => {
    const hostile = '<img src=x onerror=alert(1)>\n[click](command:evil)\n\u001b[31mRegistrar: x\n';
    const answer = await domain({ whois: { date: '2026-11-20', record: hostile } });
    const section = answer.sections.find(({ id }) => id === 'record');
    assert.equal(section?.type === 'text' ? section.text : '', hostile);
    assert.equal(section?.type === 'text' ? section.attribute : '', 'WHOIS Record');
  });

  it('has no record where nothing is in the answer', async () => {
    const answer = await domain({ record_source: 'login-secure.example', whois: [] });
    assert.equal(answer.outcome.kind, 'noRecord');
  });
});

describe('DomainTools WHOIS of an address', () => {
  const network = (more: object) => ({ range: { cidr: ['203.0.113.0/24'] }, ...more });

  it('takes one network and one contact as objects', async () => {
    const answer = await address({
      whois: record,
      parsed_whois: { networks: network({ asn: 64496 }), contacts: { id: 'X-1', name: 'Park' } },
    });
    assert.deepEqual(factIn(answer, 'networks')?.values, ['203.0.113.0/24']);
    assert.deepEqual(factIn(answer, 'asn')?.values, ['AS64496']);
    assert.equal(table(answer, 'contacts').rows[0]?.[2], 'Park');
  });

  it('looks for the registry in both places', async () => {
    for (const response of [
      { source: 'ARIN', whois: record },
      { parsed_whois: { source: 'ARIN' }, whois: record },
    ]) {
      assert.deepEqual(factIn(await address(response), 'registry')?.values, ['ARIN']);
    }
  });

  it('finds the abuse mailbox from the surest source there is', async () => {
    const arin = 'OrgTechEmail: tech@parkline.example\nOrgAbuseEmail:  abuse@parkline.example\n';
    const raw = await address({ whois: { date: '2026-11-19', record: arin } });
    assert.deepEqual(factIn(raw, 'abuseMailbox')?.values, ['abuse@parkline.example']);
    const named = await address({
      whois: { date: '2026-11-19', record: arin },
      parsed_whois: {
        networks: [network({ contact_keys: { abuse: ['A-1'] } })],
        contacts: [{ id: 'A-1', name: 'Desk', email: ['desk@parkline.example'] }],
      },
    });
    assert.deepEqual(factIn(named, 'abuseMailbox')?.values, ['desk@parkline.example']);
  });

  it('writes countries one way and takes them from the holder where the network has none', async () => {
    const answer = await address({
      whois: record,
      parsed_whois: {
        networks: [network({ country: '' })],
        contacts: [{ id: 'X-1', name: 'Park', country: 'nl' }],
      },
    });
    assert.deepEqual(factIn(answer, 'country')?.values, ['NL']);
  });

  it('says no number for a network with more addresses than a number tells', async () => {
    const answer = await address({
      whois: record,
      parsed_whois: { networks: [{ range: { cidr: '2001:db8::/32', count: 7.9e28 } }] },
    });
    assert.equal(table(answer, 'networks').rows[0]?.[10], null);
  });
});
