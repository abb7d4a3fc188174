import assert from 'node:assert/strict';
import { rdapErrorOf, readDomain, readNetwork } from '../../../../src/providers/rdap/wire';
import { card, domain, network } from './mapped';

/** What a registry may put where something else belongs. */
const ODD: readonly unknown[] = [
  null,
  false,
  0,
  42,
  '',
  'x',
  [],
  ['x'],
  [null],
  [[]],
  {},
  { x: 1 },
  [{}],
];

const ENTITY = {
  handle: 'E1',
  roles: ['registrar'],
  vcardArray: card(['fn', {}, 'text', 'Kim Example']),
  contact_URI: 'https://registrar.example/',
  publicIds: [{ type: 'IANA Registrar ID', identifier: '9995' }],
  remarks: [{ title: 'x', type: 'x', description: ['x'], links: [] }],
  events: [{ eventAction: 'registration', eventDate: '2026-01-01', eventActor: 'x' }],
  status: ['active'],
  port43: 'whois.registrar.example',
  entities: [{ roles: ['abuse'] }],
};

const COMMON = {
  handle: 'H1',
  status: ['active'],
  events: ENTITY.events,
  entities: [ENTITY],
  notices: [
    { title: 'Terms', description: ['x'], links: [{ rel: 'x', href: 'https://x.example/' }] },
  ],
  remarks: ENTITY.remarks,
  redacted: [{ name: { type: 'x' }, method: 'removal' }],
  port43: 'whois.registry.example',
};

const DOMAIN = {
  ...COMMON,
  unicodeName: 'login.example',
  nameservers: [{ ldhName: 'ns1.example', unicodeName: 'ns1.example', handle: 'x' }],
  secureDNS: { delegationSigned: true, dsData: [] },
  publicIds: ENTITY.publicIds,
};

const NETWORK = {
  ...COMMON,
  startAddress: '203.0.113.0',
  endAddress: '203.0.113.255',
  name: 'N',
  type: 'T',
  country: 'NL',
  parentHandle: 'P',
  cidr0_cidrs: [{ v4prefix: '203.0.113.0', length: 24 }],
  arin_originas0_originautnums: [64500],
};

/** Copies of a value in which one member, at any depth, is something odd. */
function* spoiled(value: unknown): Generator {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const other of [...ODD, ...spoiled(item)]) {
        yield value.map((kept: unknown, at) => (at === index ? other : kept));
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const other of [...ODD, ...spoiled(item)]) {
        yield { ...value, [key]: other };
      }
    }
  }
}

describe('RDAP schemas', () => {
  it('refuse no domain for an odd member, at any depth', () => {
    let count = 0;
    for (const members of spoiled(DOMAIN)) {
      assert.ok(domain(members as object).raw.length === 1);
      count += 1;
    }
    assert.ok(count > 1000);
  });

  it('refuse no network for an odd member, at any depth', () => {
    for (const members of spoiled(NETWORK)) {
      assert.ok(network(members as object).raw.length === 1);
    }
  });

  it('read keys in any case, the documented one first', () => {
    const read = (body: object) =>
      readDomain({ body: { objectClassName: 'domain', ...body }, host: 'x' });
    assert.equal(read({ LDHNAME: 'a.example' }).ldhName, 'a.example');
    assert.equal(read({ ldhname: 'a.example', ldhName: 'b.example' }).ldhName, 'b.example');
  });

  it('name the host and the class that was expected', () => {
    assert.throws(() => readNetwork({ body: { objectClassName: 'domain' }, host: 'x.example' }), {
      message: /x\.example.*"ip network"/,
    });
  });
});

describe('RDAP errors', () => {
  it('are read with what they say', () => {
    assert.deepEqual(
      rdapErrorOf({ errorCode: 404, title: 'Not Found', description: ['No such name.', 'Sorry.'] }),
      { code: 404, title: 'Not Found', description: 'No such name. Sorry.' },
    );
    assert.deepEqual(rdapErrorOf({ errorCode: '429', description: 'Slow down.' }), {
      code: 429,
      title: '',
      description: 'Slow down.',
    });
  });

  it('are nothing else', () => {
    for (const body of [
      undefined,
      null,
      'x',
      [],
      {},
      { errorCode: null },
      { errorCode: 'x' },
      { title: 'x' },
    ]) {
      assert.equal(rdapErrorOf(body), undefined);
    }
  });
});
