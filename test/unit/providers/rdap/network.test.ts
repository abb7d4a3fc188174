import assert from 'node:assert/strict';
import { card, label, network, reasonOf, row, table, values } from './mapped';

function entity(roles: unknown, vcardArray?: unknown, more: object = {}) {
  return { objectClassName: 'entity', roles, vcardArray, ...more };
}

const fn = (name: string) => ['fn', {}, 'text', name];
const kind = (of: string) => ['kind', {}, 'text', of];
const email = (address: string, parameters: object = {}) => ['email', parameters, 'text', address];

const RANGE = { startAddress: '203.0.113.0', endAddress: '203.0.113.255' };
const HOLDER = card(fn('Parkline Hosting Ltd'), kind('org'), [
  'adr',
  { label: 'Quay 1\nPort\nNetherlands' },
  'text',
  ['', '', '', '', '', '', ''],
]);

describe('RDAP network: facts', () => {
  it('are those of IP WHOIS', () => {
    const read = network({
      ...RANGE,
      handle: '203.0.113.0 - 203.0.113.255',
      name: 'PARKLINE-NET',
      type: 'ASSIGNED PA',
      country: 'nl',
      parentHandle: '203.0.112.0 - 203.0.115.255',
      status: ['active'],
      port43: 'whois.ripe.net',
      cidr0_cidrs: [{ v4prefix: '203.0.113.0', length: 24 }],
      arin_originas0_originautnums: [64500],
      remarks: [{ description: ['Servers of Parkline'] }, { title: 'Comment', description: ['x'] }],
      events: [
        { eventAction: 'registration', eventDate: '2019-04-15T00:00:00+02:00' },
        { eventAction: 'last changed', eventDate: '2026-07-02T00:00:00Z' },
      ],
      entities: [
        entity(['registrant'], HOLDER, { handle: 'ORG-PL1-EX' }),
        entity(['abuse'], card(fn('Abuse desk'), email('abuse@parkline.example'))),
      ],
    });
    assert.deepEqual(read.outcome, { kind: 'found' });
    assert.equal(read.lookedUp, '203.0.113.80');
    assert.deepEqual(values(read, 'registrant'), ['Parkline Hosting Ltd']);
    assert.deepEqual(values(read, 'organisation'), ['Parkline Hosting Ltd']);
    assert.deepEqual(values(read, 'networks'), ['203.0.113.0/24']);
    assert.deepEqual(values(read, 'asn'), ['AS64500']);
    assert.deepEqual(values(read, 'country'), ['NL']);
    assert.deepEqual(values(read, 'abuseMailbox'), ['abuse@parkline.example']);
    assert.deepEqual(values(read, 'created'), ['2019-04-14T22:00:00Z']);
    assert.deepEqual(values(read, 'updated'), ['2026-07-02T00:00:00Z']);
    assert.deepEqual(values(read, 'registry'), ['RIPE']);
    assert.deepEqual(values(read, 'handle'), ['203.0.113.0 - 203.0.113.255']);
    assert.deepEqual(values(read, 'networkType'), ['ASSIGNED PA']);
    assert.equal(label(read, 'networks'), 'CIDR blocks');
    assert.deepEqual(row(read, 'networks'), {
      cidr: '203.0.113.0/24',
      name: 'PARKLINE-NET',
      organisation: 'Parkline Hosting Ltd',
      asn: 'AS64500',
      country: 'NL',
      status: 'active',
      created: '2019-04-14T22:00:00Z',
      updated: '2026-07-02T00:00:00Z',
      from: '203.0.113.0',
      to: '203.0.113.255',
      addresses: 256,
      parent: '203.0.112.0 - 203.0.115.255',
      description: 'Servers of Parkline',
      type: 'ASSIGNED PA',
      handle: '203.0.113.0 - 203.0.113.255',
    });
    assert.deepEqual(row(read, 'contacts'), {
      handle: 'ORG-PL1-EX',
      role: 'Registrant',
      name: 'Parkline Hosting Ltd',
      address: 'Quay 1, Port, Netherlands',
      country: 'NL',
    });
    const remarks = read.sections.find(({ id }) => id === 'remarks');
    assert.equal(remarks?.type === 'text' ? remarks.text : '', 'Comment\nx');
  });

  it('make blocks of the range where cidr0 is absent, IPv6 as well', () => {
    assert.deepEqual(
      values(network({ startAddress: '203.0.112.0', endAddress: '203.0.114.255' }), 'networks'),
      ['203.0.112.0/23', '203.0.114.0/24'],
    );
    const six = {
      startAddress: '2001:db8::',
      endAddress: '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
    };
    const read = network(six, '2001:db8::1');
    assert.deepEqual(values(read, 'networks'), ['2001:db8::/32']);
    assert.equal(row(read, 'networks').addresses, undefined);
    assert.equal(row(read, 'networks').from, '2001:db8::');
  });

  it('take the country of the holder where the network names none', () => {
    assert.deepEqual(
      values(network({ ...RANGE, entities: [entity(['registrant'], HOLDER)] }), 'country'),
      ['NL'],
    );
    assert.deepEqual(values(network(RANGE), 'country'), []);
  });

  it('know no holder in a maintainer, and put organisations before persons', () => {
    const maintainer = entity(['registrant'], card(fn('RIPE-EXAMPLE-MNT')), {
      handle: 'RIPE-EXAMPLE-MNT',
    });
    const other = entity(['registrant'], card(fn('MAINT-EX')), { handle: 'MAINT-EX' });
    const person = entity(['registrant'], card(fn('Kim Example')), { handle: 'KE1' });
    const holder = entity(['Registrant'], HOLDER);
    const named = (...entities: readonly object[]) =>
      values(network({ ...RANGE, entities }), 'organisation');
    assert.deepEqual(named(maintainer, person, holder), ['Parkline Hosting Ltd']);
    assert.deepEqual(named(maintainer, other, person), ['Kim Example']);
    assert.deepEqual(named(maintainer), []);
    const byHandle = card(fn('Kim Example'), ['org', {}, 'text', 'ORG-KE1-RIPE']);
    assert.deepEqual(named(entity(['registrant'], byHandle)), ['Kim Example']);
  });

  it('know no holder in the holder of a contact', () => {
    const desk = entity(['abuse'], card(fn('Desk')), {
      entities: [entity(['registrant'], HOLDER)],
    });
    assert.deepEqual(values(network({ ...RANGE, entities: [desk] }), 'organisation'), []);
  });

  it('read the origin AS by whichever name it has', () => {
    for (const [key, value] of Object.entries({
      arin_originas0_originautnums: [64500, 'AS64501', 64500],
      nro_rdap_profile_asn_flat_0: ['64500', '64501'],
      lacnic_originAutnum: ['AS64500', 'as64501'],
    })) {
      assert.deepEqual(
        values(network({ ...RANGE, [key]: value }), 'asn'),
        ['AS64500', 'AS64501'],
        key,
      );
    }
    assert.deepEqual(values(network({ ...RANGE, nicbr_autnum: 64500 }), 'asn'), ['AS64500']);
    assert.deepEqual(values(network({ ...RANGE, lacnic_originAutnum: 'N/A' }), 'asn'), []);
    assert.deepEqual(values(network({ ...RANGE, startAutnum: 1, endAutnum: 2 }), 'asn'), []);
  });

  it('name the registry by its servers, or the host that answered', () => {
    assert.deepEqual(values(network({ ...RANGE, port43: 'whois.arin.net' }), 'registry'), ['ARIN']);
    assert.deepEqual(values(network(RANGE), 'registry'), ['registry.example']);
  });
});

describe('RDAP network: abuse mailbox', () => {
  const abuse = (...entities: readonly object[]) =>
    values(network({ ...RANGE, entities }), 'abuseMailbox');

  it('is found in nested entities, the role in any case', () => {
    const nested = entity(['NOC', 'Abuse'], card(email('ABUSE@parkline.example')));
    assert.deepEqual(abuse(entity(['registrant'], HOLDER, { entities: [nested] })), [
      'abuse@parkline.example',
    ]);
  });

  it('is the address marked so, where a contact has several', () => {
    const desk = card(
      email('noc@parkline.example'),
      email('cert@parkline.example', { type: 'abuse' }),
    );
    assert.deepEqual(abuse(entity(['abuse'], desk)), ['cert@parkline.example']);
    assert.deepEqual(abuse(entity(['technical'], desk)), ['cert@parkline.example']);
  });

  it('is an address of that name at last', () => {
    const desk = card(email('noc@parkline.example'), email('abuse@parkline.example'));
    assert.deepEqual(abuse(entity(['technical'], desk)), ['abuse@parkline.example']);
    assert.deepEqual(abuse(entity(['technical'], card(email('noc@parkline.example')))), []);
  });

  it('is one, however often the contact is named', () => {
    const desk = card(fn('Desk'), email('abuse@parkline.example'));
    const entities = [
      entity(['registrant'], HOLDER, {
        entities: [entity(['noc', 'abuse'], desk, { handle: 'D1' })],
      }),
      entity(['technical'], desk, { handle: 'D1' }),
    ];
    const read = network({ ...RANGE, entities });
    assert.deepEqual(values(read, 'abuseMailbox'), ['abuse@parkline.example']);
    assert.deepEqual(
      table(read, 'contacts').rows.map((cells) => cells[1]),
      ['Registrant', 'Technical, NOC, Abuse'],
    );
  });
});

describe('RDAP network: outcome', () => {
  it('is no record where the registry answers with all addresses there are', () => {
    const read = network({
      startAddress: '0.0.0.0',
      endAddress: '255.255.255.255',
      name: 'IANA-BLK',
    });
    assert.deepEqual(read.outcome, {
      kind: 'noRecord',
      reason:
        'registry.example knows no network of this address: it answers with all addresses there are (IANA-BLK).',
    });
    assert.deepEqual(read.sections, []);
    assert.equal(read.raw.length, 1);
  });

  it('is found with all addresses as the parent, which stays as it was written', () => {
    const read = network({ ...RANGE, parentHandle: '0.0.0.0 - 255.255.255.255' });
    assert.deepEqual(read.outcome, { kind: 'found' });
    assert.equal(row(read, 'networks').parent, '0.0.0.0 - 255.255.255.255');
  });

  it('is found, with a note, where the network does not hold the address', () => {
    assert.match(network(RANGE, '192.0.2.1').sections[0]?.note ?? '', /does not hold it/);
    assert.equal(network(RANGE).sections[0]?.note, undefined);
  });

  it('is partial where the server cut the record', () => {
    const read = network({
      ...RANGE,
      remarks: [{ type: 'object truncated due to unexplainable reasons' }],
    });
    assert.equal(read.outcome.kind, 'partial');
  });

  it('tells what is filtered and redacted', () => {
    const filtered = network({
      ...RANGE,
      notices: [{ title: 'Filtered', description: ['This output has been filtered.'] }],
      redacted: [{ name: { type: 'Registrant Email' } }],
    });
    assert.deepEqual(values(filtered, 'redacted'), ['registrant e-mail; parts of the record']);
  });

  it('is "not understood" for anything but a network', () => {
    for (const members of [
      { objectClassName: 'domain', ldhName: 'login.example' },
      { objectClassName: 'autnum', startAutnum: 64500 },
      { objectClassName: null, errorCode: 501 },
      { objectClassName: undefined },
    ]) {
      assert.equal(
        reasonOf(() => network(members)),
        'notUnderstood',
      );
    }
    assert.equal(network({ ...RANGE, objectClassName: undefined }).outcome.kind, 'found');
    assert.equal(network({ ...RANGE, objectClassName: 'ipNetwork' }).outcome.kind, 'found');
  });
});
