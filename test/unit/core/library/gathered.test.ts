import assert from 'node:assert/strict';
import { gathered, gatheredOfAnswers, type Picked } from '../../../../src/core/library/gathered';
import type { Column, Row, Section } from '../../../../src/core/result/model';

const OWN = 'login-secure.example';
const result = {
  operation: 'vendor.anything',
  indicator: { kind: 'fqdn', value: OWN },
  retrievedAt: '2026-04-12T14:02:00.000Z',
  source: {},
} as const;
const origin = { operation: 'vendor.anything', retrievedAt: '2026-04-12T14:02:00.000Z' };

function pick(section: Section, more: Partial<Picked> = {}) {
  return gathered({ result, section, rows: [], factIds: [], ...more });
}

function table(columns: readonly Column[], rows: readonly Row[]): Section {
  return { type: 'table', id: 't', title: 'T', columns, rows, shown: rows.length };
}

const facts: Section = {
  type: 'facts',
  id: 'f',
  title: 'F',
  facts: [
    {
      id: 'registrant',
      label: 'Registrant',
      type: 'text',
      values: ['Example Ltd', ' '],
      attribute: 'WHOIS Registrant',
    },
    {
      id: 'nameServers',
      label: 'Name servers',
      type: 'indicator',
      values: [{ kind: 'fqdn', value: 'ns1.park-dns.example' }, 'not a name'],
      attribute: 'WHOIS Name Server',
      relation: 'name server',
    },
    { id: 'dnssec', label: 'DNSSEC', type: 'text', values: ['said'] },
  ],
};

describe('what a pick adds to the library', () => {
  it('takes the facts that were picked, and those alone', () => {
    assert.deepEqual(pick(facts, { factIds: ['registrant', 'dnssec'] }), {
      attributes: [{ name: 'WHOIS Registrant', value: 'Example Ltd', ...origin }],
      related: [],
    });
  });

  it('takes the indicators of a fact as attribute and as related', () => {
    const { attributes, related } = pick(facts, { factIds: ['nameServers'] });
    assert.deepEqual(
      attributes.map(({ name, value }) => [name, value]),
      [
        ['WHOIS Name Server', 'ns1.park-dns.example'],
        ['WHOIS Name Server', 'not a name'],
      ],
    );
    assert.deepEqual(related, [
      {
        indicator: { kind: 'fqdn', value: 'ns1.park-dns.example' },
        relation: 'name server',
        ...origin,
      },
    ]);
  });

  it('takes rows in the order of the pick, with the relation of their column', () => {
    const section = table(
      [
        { id: 'server', label: 'Server', type: 'indicator', relation: 'mail host' },
        { id: 'as', label: 'Looked Up As', type: 'indicator' },
        { id: 'country', label: 'Country', type: 'text', attribute: 'Country' },
      ],
      [
        [
          { kind: 'fqdn', value: 'mx1.example', text: '10 mx1.example' },
          { kind: 'fqdn', value: 'example' },
          'NL',
        ],
        [{ kind: 'fqdn', value: 'mx2.example' }, null, null],
        [{ kind: 'fqdn', value: 'mx3.example' }, null, 'DE'],
      ],
    );
    const { attributes, related } = pick(section, { rows: [2, 0, 99] });
    assert.deepEqual(
      attributes.map(({ value }) => value),
      ['DE', 'NL'],
    );
    assert.deepEqual(
      related.map(({ indicator, relation }) => [indicator.value, relation]),
      [
        ['mx3.example', 'mail host'],
        ['mx1.example', 'mail host'],
      ],
    );
  });

  it('reads a relation that depends on the row, and never relates an indicator to itself', () => {
    const relations = { A: 'address', NS: 'name server' } as const;
    const section = table(
      [
        {
          id: 'rrname',
          label: 'Name',
          type: 'indicator',
          relationBy: { column: 'rrtype', relations: { A: 'hosted on the address' } },
        },
        { id: 'rrtype', label: 'Type', type: 'text' },
        {
          id: 'rdata',
          label: 'Data',
          type: 'indicator',
          relationBy: { column: 'rrtype', relations },
        },
      ],
      [
        [{ kind: 'fqdn', value: OWN }, 'A', { kind: 'ipv4', value: '203.0.113.80' }],
        [{ kind: 'fqdn', value: OWN }, 'constructor', { kind: 'fqdn', value: 'x.example' }],
        [{ kind: 'fqdn', value: 'other.example' }, 'A', { kind: 'fqdn', value: OWN }],
      ],
    );
    assert.deepEqual(
      pick(section, { rows: [0, 1, 2] }).related.map(({ indicator, relation }) => [
        indicator.value,
        relation,
      ]),
      [
        ['203.0.113.80', 'address'],
        ['other.example', 'hosted on the address'],
      ],
    );
  });

  it('takes a score and a text as a whole, and nothing of a timeline', () => {
    const score = pick({
      type: 'score',
      id: 's',
      title: 'S',
      score: 97,
      attribute: 'Risk Score',
      components: [],
    });
    assert.deepEqual(score.score, { score: 97, ...origin });
    const text = pick({
      type: 'text',
      id: 'x',
      title: 'X',
      text: 'Domain: x',
      attribute: 'WHOIS Record',
    });
    assert.deepEqual(
      text.attributes.map(({ name }) => name),
      ['WHOIS Record'],
    );
    assert.deepEqual(pick({ type: 'text', id: 'x', title: 'X', text: 'y' }).attributes, []);
    const none = pick({ type: 'timeline', id: 'x', title: 'X', entries: [] });
    assert.deepEqual(none, { attributes: [], related: [] });
  });

  it('keeps that the certificate of the server was not verified, in every part', () => {
    const score: Section = {
      type: 'score',
      id: 's',
      title: 'S',
      score: 5,
      attribute: 'Risk Score',
      components: [],
    };
    const of = (source: { readonly unverified?: true }) => {
      const all = gatheredOfAnswers([{ ...result, source, sections: [facts, score] }]);
      return [...all.attributes, ...all.related, all.score].map((one) => one?.unverified);
    };
    assert.deepEqual(of({ unverified: true }), [true, true, true, true, true]);
    assert.deepEqual(of({}), Array(5).fill(undefined));
  });

  it('takes every fact and the score of a whole answer, and no rows', () => {
    const score: Section = {
      type: 'score',
      id: 's',
      title: 'S',
      score: 5,
      attribute: 'Risk Score',
      components: [],
    };
    const all = gatheredOfAnswers([{ ...result, sections: [facts, score, table([], [[]])] }]);
    assert.equal(all.attributes.length, 3);
    assert.equal(all.related.length, 1);
    assert.equal(all.score?.score, 5);
  });
});
