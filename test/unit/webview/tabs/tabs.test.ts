import assert from 'node:assert/strict';
import { badgeOf, tabsOf } from '../../../../src/webview/tabs/tabs';
import { answerOf } from '../../../rig/neutralVendor';
import { failed, pageOf, table } from '../results';

const risk = (more: Parameters<typeof answerOf>[1]) => answerOf('example.risk', more);
const badge = (more: Parameters<typeof answerOf>[1]) => badgeOf(risk(more));

describe('badgeOf', () => {
  it('counts the rows of a whole answer', () => {
    const sections = [table(11), table(3)];
    assert.deepEqual(badge({ sections }), { text: '14', tone: 'count' });
  });

  it('says how many of how many, whoever cut it', () => {
    const sections = [table(2, { total: 18_997 })];
    assert.deepEqual(badge({ sections }), { text: '2 of 18,997', tone: 'warning' });
  });

  it('counts only the tables that know their total, where one does', () => {
    const sections = [table(24, { total: 24 }), table(7)];
    assert.deepEqual(badge({ sections }), { text: '24', tone: 'count' });
  });

  it('never says fewer at the vendor than were received', () => {
    const sections = [table(5, { total: 3 })];
    assert.deepEqual(badge({ sections }), { text: '5', tone: 'count' });
  });

  it('tells the score', () => {
    const score = {
      type: 'score',
      id: 'risk',
      title: 'Risk',
      score: 97,
      max: 100,
      attribute: 'Risk Score',
      components: [],
    } as const;
    assert.deepEqual(badge({ sections: [score] }), { text: '97', tone: 'count' });
  });

  it('says nothing about a record with its details', () => {
    const text = { type: 'text', id: 'raw', title: 'Record', text: 'Domain Name: x' } as const;
    assert.equal(badge({ sections: [table(3), text] }), undefined);
  });

  it('tells five ways of having nothing apart', () => {
    const words = [
      badge({ outcome: { kind: 'noRecord', reason: 'None.' } }),
      badge({ outcome: failed('noAccess') }),
      badge({ outcome: failed('quotaPerMonth') }),
      badge({ outcome: failed('unreachable') }),
      badge({ outcome: failed('notUnderstood') }),
    ].map((one) => one?.text);
    assert.deepEqual(words, ['no record', 'no access', 'quota spent', 'unreachable', 'failed']);
  });

  it('says that an answer is only a part where no count does', () => {
    const outcome = { kind: 'partial', reason: 'Only counted.' } as const;
    assert.deepEqual(badge({ outcome }), { text: 'partial', tone: 'warning' });
  });

  it('says that there is more than what came where nobody knows how much', () => {
    const outcome = { kind: 'partial', reason: 'Cut at 1,000 records.' } as const;
    const cut = { text: '1,000+', tone: 'warning' };
    assert.deepEqual(badge({ outcome, sections: [table(1000)] }), cut);
    const none = { text: 'partial', tone: 'warning' };
    assert.deepEqual(badge({ outcome, sections: [table(0)] }), none);
  });

  it('says how many records wait behind an offer', () => {
    const outcome = { kind: 'partial', reason: 'Only counted.' } as const;
    const fact = { id: 'recordCount', label: 'Records', type: 'number', values: [24] } as const;
    const sections = [{ type: 'facts', id: 'summary', title: 'Summary', facts: [fact] }] as const;
    const offers = [{ label: 'Read all', parameters: { limit: 24 }, cost: [] }];
    const text = '24 not read';
    assert.deepEqual(badge({ outcome, sections, offers }), { text, tone: 'warning' });
  });
});

describe('tabsOf', () => {
  it('has one tab an operation, in order, with its state', () => {
    const { operations } = pageOf(['example.risk', 'example.records', 'example.network']);
    const run = { asking: true, running: ['example.records'], done: 1, total: 2 };
    const tabs = tabsOf(operations, [risk({ sections: [table(2)] })], run);
    assert.deepEqual(
      tabs.map(({ id, asked, running }) => [id, asked, running]),
      [
        ['example.risk', true, false],
        ['example.records', false, true],
        ['example.network', false, false],
      ],
    );
    assert.deepEqual(tabs[0]?.badge, { text: '2', tone: 'count' });
  });
});
