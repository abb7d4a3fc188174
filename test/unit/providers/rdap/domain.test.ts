import assert from 'node:assert/strict';
import type { Answer } from '../../../../src/core/result/model';
import { mapDomain } from '../../../../src/providers/rdap/domain';
import { answer, card, domain, indicator, label, reasonOf, row, table, values } from './mapped';

function events(...entries: readonly (readonly [string, string])[]) {
  return entries.map(([eventAction, eventDate]) => ({ eventAction, eventDate }));
}

function entity(roles: unknown, vcardArray?: unknown, more: object = {}) {
  return { objectClassName: 'entity', roles, vcardArray, ...more };
}

const fn = (name: string) => ['fn', {}, 'text', name];
const email = (address: string) => ['email', {}, 'text', address];
const SELLER = card(fn('Example Registrar Inc.'));
const ABUSE = entity(['abuse'], card(fn(''), email('ABUSE@registrar.example')));

function registrarIn(...entities: readonly object[]): readonly unknown[] {
  return values(domain({ entities }), 'registrar');
}

function abuseIn(...entities: readonly object[]): readonly unknown[] {
  return values(domain({ entities }), 'abuseMailbox');
}

describe('RDAP domain: dates', () => {
  const REGISTRY = events(
    ['registration', '2024-01-01T00:00:00Z'],
    ['last changed', '2025-01-01T00:00:00Z'],
    ['expiration', '2027-01-01T00:00:00Z'],
    ['last update of RDAP database', '2026-11-21T00:00:00Z'],
  );

  it('are the registry’s, with the time in UTC', () => {
    const read = domain({ events: REGISTRY });
    assert.deepEqual(values(read, 'created'), ['2024-01-01T00:00:00Z']);
    assert.deepEqual(values(read, 'updated'), ['2025-01-01T00:00:00Z']);
    assert.deepEqual(values(read, 'expires'), ['2027-01-01T00:00:00Z']);
    assert.deepEqual(values(read, 'recordDate'), ['2026-11-21T00:00:00Z']);
    assert.equal(label(read, 'expires'), 'Expires');
  });

  it('of the registrar stand beside them under labels that say so', () => {
    const read = domain(
      { events: REGISTRY },
      {
        events: events(
          ['registration', '2024-01-02T00:00:00Z'],
          ['last changed', '2025-01-02T00:00:00Z'],
          ['expiration', '2028-01-02T00:00:00Z'],
        ),
      },
    );
    assert.deepEqual(values(read, 'expires'), ['2027-01-01T00:00:00Z']);
    assert.deepEqual(values(read, 'registrarExpires'), ['2028-01-02T00:00:00Z']);
    assert.deepEqual(values(read, 'registrarCreated'), ['2024-01-02T00:00:00Z']);
    assert.deepEqual(values(read, 'registrarUpdated'), ['2025-01-02T00:00:00Z']);
    assert.equal(label(read, 'registrarExpires'), 'Expires (registrar)');
  });

  it('know the registrar’s expiration from the registry’s', () => {
    const read = domain({ events: events(['registrar expiration', '2028-01-02T00:00:00Z']) });
    assert.deepEqual(values(read, 'expires'), []);
    assert.deepEqual(values(read, 'registrarExpires'), ['2028-01-02T00:00:00Z']);
    const both = domain(
      { events: REGISTRY },
      {
        events: events(
          ['expiration', '2027-01-01T00:00:00Z'],
          ['registrar expiration', '2028-01-02T00:00:00Z'],
        ),
      },
    );
    assert.deepEqual(values(both, 'registrarExpires'), ['2028-01-02T00:00:00Z']);
  });

  it('of a registrar entity are not those of the name', () => {
    const seller = entity(['registrar'], SELLER, {
      events: events(['registrar expiration', '2020-09-14T04:00:00Z']),
    });
    assert.deepEqual(values(domain({ entities: [seller] }), 'registrarExpires'), []);
  });

  it('of a registrar that answers alone say that they are its own', () => {
    const alone = (...of: readonly (readonly [string, string])[]): Answer =>
      mapDomain(
        [
          answer(
            { objectClassName: 'domain', ldhName: 'login.example', events: events(...of) },
            { from: 'registrar' },
          ),
        ],
        indicator('login.example'),
        'login.example',
      );
    const read = alone(['expiration', '2027-01-01'], ['registration', '2024-01-01']);
    assert.deepEqual(values(read, 'expires'), ['2027-01-01']);
    assert.equal(label(read, 'expires'), 'Expires (registrar)');
    assert.equal(label(read, 'created'), 'Created (registrar)');
    const both = alone(['expiration', '2027-01-01'], ['registrar expiration', '2028-01-01']);
    assert.equal(label(both, 'expires'), 'Expires (registry, according to the registrar)');
    assert.deepEqual(values(both, 'registrarExpires'), ['2028-01-01']);
  });

  it('may lack an expiration, or have passed it: the name is registered all the same', () => {
    assert.deepEqual(domain({ events: REGISTRY.slice(0, 1) }).outcome, { kind: 'found' });
    const expired = domain({ events: events(['expiration', '2001-01-01T00:00:00Z']) });
    assert.deepEqual(expired.outcome, { kind: 'found' });
    assert.deepEqual(values(expired, 'expires'), ['2001-01-01T00:00:00Z']);
  });

  it('of other events stand in a table of their own, each once', () => {
    const transfer = { eventAction: 'transfer', eventDate: '2025-05-05T00:00:00Z' };
    const read = domain(
      { events: [transfer, { eventAction: 'locked', eventActor: 'Kim' }] },
      { events: [transfer] },
    );
    assert.deepEqual(table(read, 'events').rows, [
      ['transfer', '2025-05-05T00:00:00Z', null],
      ['locked', null, 'Kim'],
    ]);
  });
});

describe('RDAP domain: registrar', () => {
  it('is the entity with the role, in whatever case', () => {
    assert.deepEqual(registrarIn(entity(['REGISTRAR'], SELLER)), ['Example Registrar Inc.']);
    assert.deepEqual(registrarIn(entity('Registrar', SELLER)), ['Example Registrar Inc.']);
    assert.deepEqual(registrarIn(entity(['sponsor'], SELLER)), ['Example Registrar Inc.']);
  });

  it('is named by the organisation where there is no name, or only a person’s', () => {
    const org = ['org', {}, 'text', 'Example Registrar Inc.'];
    assert.deepEqual(registrarIn(entity(['registrar'], card(org))), ['Example Registrar Inc.']);
    for (const name of [fn(''), fn('individual'), fn('REDACTED FOR PRIVACY')]) {
      assert.deepEqual(registrarIn(entity(['registrar'], card(name, org))), [
        'Example Registrar Inc.',
      ]);
    }
    const person = card(fn('Kim Example'), ['kind', {}, 'text', 'individual'], org);
    assert.deepEqual(registrarIn(entity(['registrar'], person)), ['Example Registrar Inc.']);
  });

  it('is named by a nested contact where only that has a name', () => {
    const nested = entity(['abuse'], card(fn('Example Registrar Inc.'), email('a@x.example')));
    const seller = entity(['registrar'], card(fn('')), { handle: '9995', entities: [nested] });
    assert.deepEqual(registrarIn(seller), ['Example Registrar Inc.']);
    const desk = entity(['abuse'], card(fn('Abuse Contact')));
    assert.deepEqual(registrarIn(entity(['registrar'], card(), { entities: [desk] })), []);
  });

  it('is named by a handle in words, never by a number', () => {
    assert.deepEqual(registrarIn(entity(['registrar'], undefined, { handle: 'REG-EXAMPLE' })), [
      'REG-EXAMPLE',
    ]);
    assert.deepEqual(registrarIn(entity(['registrar'], undefined, { handle: '9995' })), []);
    assert.deepEqual(registrarIn(entity(['registrar'], undefined, { handle: null })), []);
  });

  it('is not the one that a name server’s object names', () => {
    const read = domain({
      nameservers: [{ ldhName: 'ns1.example', entities: [entity(['registrar'], SELLER)] }],
    });
    assert.deepEqual(values(read, 'registrar'), []);
  });

  it('has an IANA ID, a WHOIS server and a mailbox for abuse', () => {
    const seller = entity(['registrar'], SELLER, {
      port43: 'whois.registrar.example',
      publicIds: [{ type: 'IANA Registrar ID', identifier: 9995 }],
      entities: [ABUSE],
    });
    const read = domain({ entities: [seller] });
    assert.deepEqual(values(read, 'ianaId'), ['9995']);
    assert.deepEqual(values(read, 'whoisServer'), ['whois.registrar.example']);
    assert.deepEqual(values(read, 'abuseMailbox'), ['abuse@registrar.example']);
  });
});

describe('RDAP domain: abuse mailbox', () => {
  it('is found however deep it is nested', () => {
    const deep = entity(['reseller'], undefined, { entities: [{ entities: [ABUSE] }] });
    const seller = entity(['registrar'], SELLER, { entities: [deep] });
    assert.deepEqual(abuseIn(seller), ['abuse@registrar.example']);
  });

  it('is found beside the registrar, but rather within', () => {
    const beside = entity(['Abuse'], card(email('other@registrar.example')));
    assert.deepEqual(abuseIn(entity(['registrar'], SELLER), beside), ['other@registrar.example']);
    assert.deepEqual(abuseIn(beside, entity(['registrar'], SELLER, { entities: [ABUSE] })), [
      'abuse@registrar.example',
    ]);
  });

  it('is read from an only entity without a list, and from one with the role as its class', () => {
    const odd = { ...ABUSE, roles: ['Registrar'], objectClassName: 'abuse' };
    assert.deepEqual(abuseIn(entity(['registrar'], SELLER, { entities: odd })), [
      'abuse@registrar.example',
    ]);
  });

  it('is the registrar’s address of that name where no contact has the role', () => {
    assert.deepEqual(abuseIn(entity(['registrar'], card(email('abuse@registrar.example')))), [
      'abuse@registrar.example',
    ]);
    assert.deepEqual(abuseIn(entity(['registrant'], card(email('abuse@login.example')))), []);
  });

  it('is not a form on the web', () => {
    const form = card(['contact-uri', {}, 'uri', 'https://registrar.example/abuse']);
    const read = domain({
      entities: [entity(['registrar'], SELLER, { entities: [entity(['abuse'], form)] })],
    });
    assert.deepEqual(values(read, 'abuseMailbox'), []);
    assert.equal(row(read, 'contacts', 1).contactPage, 'https://registrar.example/abuse');
  });

  it('survives entities within entities', () => {
    let deep: object = ABUSE;
    for (let level = 0; level < 50_000; level += 1) {
      deep = { entities: [deep] };
    }
    assert.deepEqual(abuseIn(deep), []);
  });
});

describe('RDAP domain: name servers and statuses', () => {
  it('reads name servers as objects and as text, in either form, each once', () => {
    const read = domain({
      nameServers: [
        { ldhName: 'NS1.Example.', unicodeName: 'ns1.example' },
        'ns2.example',
        'ns2.example 192.0.2.1',
        { ldhName: null, unicodeName: 'ns.bücher.example' },
        { handle: 'ns3.example' },
        { handle: 'HOST-1' },
        null,
        'NOT A HOST',
      ],
    });
    assert.deepEqual(values(read, 'nameServers'), [
      'ns1.example',
      'ns2.example',
      'ns.xn--bcher-kva.example',
      'ns3.example',
      'NOT A HOST',
    ]);
  });

  it('reads name servers in an object with numbers for keys, and an only one', () => {
    const numbered = domain({ nameservers: { 0: { ldhName: 'ns1.example' }, 1: 'ns2.example' } });
    assert.deepEqual(values(numbered, 'nameServers'), ['ns1.example', 'ns2.example']);
    const only = domain({ nameservers: { ldhName: 'ns1.example' } });
    assert.deepEqual(values(only, 'nameServers'), ['ns1.example']);
  });

  it('writes each status once, as WHOIS does', () => {
    const status = ['client delete prohibited', 'clientDeleteProhibited', 'Active', null];
    assert.deepEqual(values(domain({ status }), 'statuses'), ['clientDeleteProhibited', 'ok']);
    assert.deepEqual(values(domain({ status: 'client hold' }), 'statuses'), ['clientHold']);
  });

  it('takes both from the registry, and from the registrar only without it', () => {
    const registrar = { status: ['client hold'], nameservers: ['ns9.example'] };
    const both = domain({ status: ['active'], nameservers: ['ns1.example'] }, registrar);
    assert.deepEqual(
      [values(both, 'statuses'), values(both, 'nameServers')],
      [['ok'], ['ns1.example']],
    );
    const thin = domain({}, registrar);
    assert.deepEqual(
      [values(thin, 'statuses'), values(thin, 'nameServers')],
      [['clientHold'], ['ns9.example']],
    );
  });

  it('says whether the name is signed, whatever the case of the key', () => {
    const dnssec = (members: object) => values(domain(members), 'dnssec');
    assert.deepEqual(dnssec({ secureDNS: { delegationSigned: false } }), ['unsigned']);
    assert.deepEqual(dnssec({ secureDns: { delegationSigned: 'true' } }), ['signedDelegation']);
    assert.deepEqual(dnssec({ secureDNS: { dsData: [{}] } }), ['signedDelegation']);
    assert.deepEqual(dnssec({}), []);
  });
});

describe('RDAP domain: contacts', () => {
  const holder = card(
    fn('Kim Example'),
    ['org', {}, 'text', 'Example Ltd'],
    email('kim@login.example'),
  );

  it('name the registrant by its organisation, like WHOIS', () => {
    const read = domain({ entities: [entity(['Registrant', 'Tech'], holder, { handle: 'K1' })] });
    assert.deepEqual(values(read, 'registrant'), ['Example Ltd']);
    assert.deepEqual(values(read, 'emails'), ['kim@login.example']);
    assert.deepEqual(values(read, 'emailDomains'), ['login.example']);
    assert.deepEqual(row(read, 'contacts'), {
      role: 'Registrant, Technical',
      name: 'Kim Example',
      organisation: 'Example Ltd',
      email: 'kim@login.example',
      handle: 'K1',
    });
  });

  it('say who told them where both answered, and what is only repeated once', () => {
    const desk = entity(['registrar'], SELLER);
    const read = domain({ entities: [desk] }, { entities: [desk, entity(['registrant'], holder)] });
    assert.deepEqual(values(read, 'registrant'), ['Example Ltd']);
    assert.equal(table(read, 'contacts').rows.length, 2);
    assert.equal(row(read, 'contacts', 0).source, 'Registry');
    assert.equal(row(read, 'contacts', 1).source, 'Registrar');
  });

  it('are one where the same is named twice, and two where only the handle is the same', () => {
    const twice = [
      entity(['technical'], holder, { handle: 'K1' }),
      entity(['billing'], holder, { handle: 'K1' }),
      entity(['abuse'], SELLER, { handle: 'K1' }),
    ];
    const read = domain({ entities: twice });
    assert.equal(row(read, 'contacts', 0).role, 'Technical, Billing');
    assert.equal(row(read, 'contacts', 1).role, 'Abuse');
  });

  it('with a handle only are rows as well; with nothing at all they are none', () => {
    const read = domain({
      entities: [
        entity(['registrant'], undefined, { handle: 'SB:EXAMPLE' }),
        entity(['technical'], card(fn('')), { handle: 'not applicable' }),
      ],
    });
    assert.deepEqual(table(read, 'contacts').rows.length, 1);
    assert.deepEqual(row(read, 'contacts'), { role: 'Registrant', handle: 'SB:EXAMPLE' });
  });

  it('keep hostile text as text', () => {
    const text = '<img src=x onerror=alert(1)> [x](command:y) =cmd()';
    const read = domain({ entities: [entity(['registrant'], card(fn(text)))] });
    assert.deepEqual(values(read, 'registrant'), [text]);
  });
});

describe('RDAP domain: redaction', () => {
  it('is one sentence with the names that the server gives (RFC 9537)', () => {
    const name = (description: string, method = 'removal') => ({ name: { description }, method });
    const read = domain({
      redacted: [
        name('Registry Domain ID'),
        name('Registrant Name'),
        name('Registrant Organization'),
        name('Registrant Email', 'replacementValue'),
        name('Tech Postal Code', 'partialValue'),
        { name: { type: 'Admin Phone' } },
        { name: 'Billing Contact' },
        { name: {} },
        name('Registrant Name'),
      ],
      entities: [entity(['registrant'], card(fn('')), { handle: 'R1' })],
    });
    const sentence =
      'registry domain ID, an unnamed field; registrant name, organisation, e-mail (replaced); ' +
      'technical postal code (in part); administrative phone; billing contact';
    assert.deepEqual(values(read, 'redacted'), [sentence]);
    assert.equal(table(read, 'contacts').note, `Redacted: ${sentence}.`);
  });

  it('is read from placeholders, remarks and statuses of contacts', () => {
    const remark = (title: string) => ({ title, description: ['Some data was removed.'] });
    const read = domain({
      entities: [
        entity(['registrant'], card(fn('REDACTED FOR PRIVACY')), {
          remarks: [remark('REDACTED FOR PRIVACY'), remark('EMAIL REDACTED FOR PRIVACY')],
        }),
        entity(['administrative'], card(), {
          remarks: [{ type: 'object truncated due to authorization' }],
        }),
        entity(['technical'], card(), { status: ['removed'] }),
      ],
    });
    assert.deepEqual(values(read, 'redacted'), [
      'registrant name, e-mail, other contact data; administrative contact data; technical contact data',
    ]);
    assert.deepEqual(values(read, 'registrant'), []);
  });

  it('of the record itself is told, and the remark that says so not repeated', () => {
    const read = domain({
      remarks: [
        { type: 'object truncated due to authorization', description: ['not all data'] },
        { title: 'Note', description: ['Under dispute.', 'Do not transfer.'] },
        { title: 'Whois status codes', description: ['See https://icann.org/epp'] },
      ],
    });
    assert.deepEqual(values(read, 'redacted'), ['parts of the record']);
    const remarks = read.sections.find(({ id }) => id === 'remarks');
    assert.equal(
      remarks?.type === 'text' ? remarks.text : '',
      'Note\nUnder dispute.\nDo not transfer.',
    );
  });

  it('is absent where nothing is redacted', () => {
    const read = domain({ entities: [entity(['registrant'], card(fn('Kim Example')))] });
    assert.deepEqual(values(read, 'redacted'), []);
    assert.equal(table(read, 'contacts').note, undefined);
  });

  it('names a field of the server’s in one short line', () => {
    const read = domain({ redacted: [{ name: { description: `x\n${'y'.repeat(500)}` } }] });
    assert.match(String(values(read, 'redacted')[0]), /^x y{118}…$/);
  });
});

describe('RDAP domain: outcome', () => {
  it('is partial with the reasons of the client', () => {
    const body = { objectClassName: 'domain', ldhName: 'login.example', status: ['active'] };
    const read = mapDomain([answer(body)], indicator('login.example'), 'login.example', [
      'One.',
      'Two.',
    ]);
    assert.deepEqual(read.outcome, { kind: 'partial', reason: 'One. Two.' });
  });

  it('is partial where the server cut the record', () => {
    const read = domain({ notices: [{ type: 'object truncated due to excessive load' }] });
    assert.deepEqual(read.outcome, {
      kind: 'partial',
      reason: 'registry.example says that it left out a part of the record.',
    });
  });

  it('is partial where the registrar’s answer cannot be used', () => {
    const other = domain({ handle: 'D1' }, { ldhName: 'other.example', handle: 'D2' });
    assert.match(
      JSON.stringify(other.outcome),
      /partial.*registrar\.example answered about another name/,
    );
    assert.deepEqual(values(other, 'handle'), ['D1']);
    const wrong = domain({}, { objectClassName: 'entity' });
    assert.match(JSON.stringify(wrong.outcome), /partial.*registrar\.example/);
    assert.deepEqual(wrong.answeredBy, ['registry.example', 'registrar.example']);
    assert.equal(wrong.raw.length, 2);
  });

  it('names the name that was looked up, by what the server says', () => {
    const body = { objectClassName: 'domain', ldhName: 'LOGIN.EXAMPLE.', handle: 'D1' };
    const read = mapDomain([answer(body)], indicator('www.login.example'), 'login.example');
    assert.equal(read.lookedUp, 'login.example');
    assert.equal(
      read.sections[0]?.note,
      'Asked for www.login.example; registry.example answers for login.example.',
    );
    assert.equal(domain({}).sections[0]?.note, undefined);
  });

  it('is partial where the server says nothing but that there is such a name', () => {
    const read = domain({ handle: null });
    assert.deepEqual(read.sections, []);
    assert.deepEqual(read.outcome, {
      kind: 'partial',
      reason: 'registry.example says that login.example is registered, and nothing more about it.',
    });
  });

  it('is "not understood" for anything but a domain', () => {
    const others: readonly unknown[] = [
      { objectClassName: 'ip network', ldhName: 'login.example' },
      { objectClassName: 'autnum', startAutnum: 64500 },
      { errorCode: 404, title: 'Not Found' },
      { rdapConformance: ['rdap_level_0'], notices: [] },
      {},
      [],
      'text',
      null,
      undefined,
    ];
    for (const body of others) {
      const map = () => mapDomain([answer(body)], indicator('login.example'), 'login.example');
      assert.equal(reasonOf(map), 'notUnderstood', JSON.stringify(body));
    }
  });

  it('does not ask for the class in a case, or at all where a name is told', () => {
    for (const objectClassName of ['DOMAIN', undefined]) {
      assert.deepEqual(domain({ objectClassName }).outcome, { kind: 'found' });
    }
  });

  it('keeps the link of the terms of use, not their text', () => {
    const notice = (title: string, rel: string, href: string) => ({
      title,
      description: ['A long text.'],
      links: [{ rel, href }],
    });
    const read = domain({
      notices: [
        notice('Terms of Use', 'alternate', 'https://registry.example/terms'),
        notice('Legal', 'terms-of-service', 'https://registry.example/legal'),
        notice('Terms', 'self', 'https://registry.example/domain'),
        notice('Terms', 'alternate', 'registry.example'),
        notice('Status Codes', 'glossary', 'https://icann.org/epp'),
      ],
    });
    assert.deepEqual(values(read, 'terms'), [
      'https://registry.example/terms',
      'https://registry.example/legal',
    ]);
    assert.ok(!JSON.stringify(read.sections).includes('A long text.'));
  });
});
