import assert from 'node:assert/strict';
import { cardsOf } from '../../../../src/webview/summary/cards';
import { answerOf } from '../../../rig/neutralVendor';
import { facts, failed, pageOf, table } from '../results';

const NOW = Date.parse('2026-11-21T14:00:00Z');
const { operations } = pageOf(['a.risk', 'a.whois', 'a.shared', 'b.pdns', 'c.other']);
const cards = (...results: ReturnType<typeof answerOf>[]) => cardsOf(operations, results, NOW);

const score = {
  type: 'score',
  id: 'risk',
  title: 'Risk',
  score: 97,
  attribute: 'Risk Score',
  components: [
    { name: 'p', label: 'Proximity', score: 41, evidence: [] },
    { name: 't', label: 'Phishing', score: 97, evidence: [] },
  ],
} as const;

describe('cardsOf', () => {
  it('has no card without an answer', () => {
    assert.deepEqual(cards(), []);
    assert.deepEqual(cards(answerOf('a.risk', { outcome: failed('timeout') })), []);
  });

  it('shows the risk first, with its components', () => {
    const [risk] = cards(answerOf('a.risk', { sections: [score] }));
    assert.equal(risk?.score?.score, 97);
    assert.equal(risk.score.components.length, 2);
  });

  it('tells the age of the name and who sold it, whichever vendor says so', () => {
    const whois = answerOf('a.whois', {
      sections: [facts({ created: ['2026-11-12'], registrar: ['ExampleReg'] })],
    });
    const [card] = cards(whois);
    assert.equal(card?.headline, '9 days ago');
    assert.deepEqual(
      card.parts[0]?.lines.map(({ label, cells }) => [label, cells]),
      [
        ['registrar', ['ExampleReg']],
        ['created', ['2026-11-12']],
      ],
    );
    assert.equal(card.parts[0].result, whois);
  });

  it('puts a count of neighbours beside what they share, each with its own source', () => {
    const whois = answerOf('a.whois', { sections: [facts({ nameServers: ['ns1.x.example'] })] });
    const shared = answerOf('a.shared', {
      sections: [facts({ nameServers: ['ns1.x.example'], domainCount: [18_997] })],
    });
    const [card, ...others] = cards(whois, shared);
    assert.deepEqual(others, []);
    assert.deepEqual(
      card?.parts.map(({ result, lines }) => [result.operation, lines.map(({ cells }) => cells)]),
      [
        ['a.whois', [['ns1.x.example']]],
        ['a.shared', [[18_997]]],
      ],
    );
  });

  it('counts passive DNS records and says over which time', () => {
    const pdns = answerOf('b.pdns', {
      sections: [
        facts({
          directRecords: [11],
          associatedRecords: [3],
          firstSeen: ['2026-04-12T05:00:00Z'],
          lastSeen: ['2026-11-21T06:00:00Z'],
        }),
      ],
    });
    const [card] = cards(pdns);
    assert.equal(card?.headline, '14 records');
    assert.deepEqual(
      card.parts[0]?.lines.map(({ cells }) => cells[0]),
      ['2026-04-12T05:00:00Z', '2026-11-21T06:00:00Z', '11 direct, 3 associated'],
    );
  });

  it('says of each passive DNS source what it saw, and adds nothing up', () => {
    const own = answerOf('b.pdns', {
      sections: [facts({ directRecords: [11], associatedRecords: [3] })],
    });
    const other = answerOf('c.other', {
      sections: [facts({ directRecords: [1], firstSeen: ['2013-09-25T20:02:10Z'] })],
    });
    const [card] = cards(own, other);
    assert.equal(card?.headline, undefined);
    assert.deepEqual(
      card?.parts.map(({ result, lines }) => [result.operation, lines.map(({ cells }) => cells)]),
      [
        ['b.pdns', [['11 direct, 3 associated']]],
        ['c.other', [['2013-09-25T20:02:10Z'], ['1 record']]],
      ],
    );
    const [alone] = cards(other);
    assert.equal(alone?.headline, '1 record');
    assert.deepEqual(
      alone.parts.map(({ lines }) => lines.map(({ cells }) => cells)),
      [[['2013-09-25T20:02:10Z']]],
    );
  });

  it('cuts long lists and says how many more there are', () => {
    const names = Array.from({ length: 9 }, (_, index) => `ns${index}.x.example`);
    const [card] = cards(answerOf('a.whois', { sections: [facts({ nameServers: names })] }));
    assert.deepEqual(card?.parts[0]?.lines[0]?.cells, [...names.slice(0, 4), 'and 5 more']);
  });

  it('finds the newest change on any timeline', () => {
    const entry = (start: string, detail: string) =>
      ({ lane: 'registrar', label: 'ExampleReg', start, detail }) as const;
    const entries = [entry('2024-01-01', 'old'), entry('2026-11-19', 'new')];
    const history = answerOf('a.whois', {
      sections: [{ type: 'timeline', id: 'timeline', title: 'Timeline', entries }],
    });
    const [card] = cards(history);
    assert.equal(card?.headline, '2 days ago');
    assert.deepEqual(card.parts[0]?.lines[1]?.cells, ['new']);
  });

  it('says what differs between the newest records that differ', () => {
    const records = {
      ...table(0),
      columns: [
        { id: 'date', label: 'Date', type: 'date' },
        { id: 'registrar', label: 'Registrar', type: 'text' },
        { id: 'servers', label: 'Name servers', type: 'text', separator: ', ' },
        { id: 'privacy', label: 'Privacy', type: 'text' },
      ],
      rows: [
        ['2026-11-19', 'B', 'ns2.x.example, ns3.x.example', 'on'],
        ['2026-11-12', 'A', 'ns1.x.example, ns2.x.example', 'off'],
      ],
      records: {
        date: 'date',
        watched: ['registrar', 'servers', 'privacy'],
        texts: [null, null],
      },
    } as const;
    const [card] = cards(answerOf('a.whois', { sections: [records] }));
    assert.equal(card?.headline, '2 days ago');
    assert.deepEqual(card.parts[0]?.lines, [
      { label: 'Registrar changed', type: 'text', cells: ['A → B'] },
      { label: 'Name servers changed', type: 'text', cells: ['ns1.x.example → ns3.x.example'] },
      { type: 'text', cells: ['Privacy switched on'] },
    ]);
  });
});
