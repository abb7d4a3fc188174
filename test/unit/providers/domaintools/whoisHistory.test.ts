import assert from 'node:assert/strict';
import type { Parameters } from '../../../../src/core/operation/ids';
import { indicator, operation, reasonFrom, run, sessionOver } from './session';
import { reasonOf, table } from './sections';

const PATH = '/v1/login-secure.example/whois/history';

function records(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({
    date: `2026-01-${String(28 - ((from + index) % 28)).padStart(2, '0')}`,
    is_private: 0,
    whois: { registrant: 'Jo Doe', registration: [], name_servers: [], record: 'text' },
  }));
}

function read(limit: number, offset: number, response: object) {
  const question = `${PATH}?limit=${limit}&offset=${offset}`;
  const { session } = sessionOver({ [question]: { body: { response } } });
  return run('whoisHistory', 'login-secure.example', session, { limit, offset });
}

async function countOf(total: number | string) {
  const question = `${PATH}?mode=count`;
  const { session, asked } = sessionOver({
    [question]: { body: { response: { record_count: total } } },
  });
  return { answer: await run('whoisHistory', 'login-secure.example', session), asked };
}

describe('DomainTools WHOIS history', () => {
  const whoisHistory = operation('whoisHistory');
  const about = indicator('login-secure.example');

  it('is metered by record: on its own it only counts, and offers what reading costs', async () => {
    assert.deepEqual(whoisHistory.cost(about, {}), [
      { product: 'whois-history', amount: 0, unit: 'record' },
    ]);
    const { answer, asked } = await countOf('624');
    assert.deepEqual(asked, [`${PATH}?mode=count`]);
    assert.match(reasonOf(answer), /624 records/);
    assert.deepEqual(
      answer.offers?.map(({ parameters, cost }) => [parameters, cost[0]?.amount]),
      [
        [{ limit: 10, offset: 0 }, 10],
        [{ limit: 25, offset: 0 }, 25],
        [{ limit: 100, offset: 0 }, 100],
      ],
    );
  });

  it('offers no more than there is', async () => {
    const labels = async (total: number) =>
      (await countOf(total)).answer.offers?.map(({ label }) => label);
    assert.deepEqual(await labels(24), ['Read the newest 10 of 24 records', 'Read all 24 records']);
    assert.deepEqual(await labels(1), ['Read the only record']);
    assert.equal((await countOf(0)).answer.outcome.kind, 'noRecord');
  });

  it('is read when a script names it: 25 records, whose cost is told', () => {
    assert.deepEqual(whoisHistory.whenNamed, { limit: 25, offset: 0 });
    assert.deepEqual(whoisHistory.cost(about, { limit: 25, offset: 0 }), [
      { product: 'whois-history', amount: 25, unit: 'record' },
    ]);
  });

  it('counts all records in record_count, not those sent', async () => {
    const answer = await read(25, 0, { record_count: 624, history: records(25) });
    const shown = table(answer, 'records');
    assert.equal(answer.outcome.kind, 'partial');
    assert.match(reasonOf(answer), /the newest 25 of 624 records/);
    assert.deepEqual([shown.shown, shown.total, shown.cappedBy?.by], [25, 624, 'request']);
    assert.deepEqual(
      answer.offers?.map(({ parameters }) => parameters),
      [
        { limit: 25, offset: 25 },
        { limit: 100, offset: 25 },
      ],
    );
  });

  it('says which records a later page holds, and ends with the last one', async () => {
    const answer = await read(25, 600, { record_count: 624, history: records(24) });
    assert.match(reasonOf(answer), /records 601 to 624 of 624/);
    assert.deepEqual(answer.offers, []);
    const past = await read(25, 700, { record_count: 624, history: [] });
    assert.equal(past.outcome.kind, 'noRecord');
    assert.match(reasonOf(past), /624 records/);
  });

  it('is whole when every record is there, and says when more came than were counted', async () => {
    const answer = await read(25, 0, { record_count: 2, history: records(3) });
    assert.deepEqual(answer.outcome, { kind: 'found' });
    assert.match(table(answer, 'records').note ?? '', /counts 2 and sent 3/);
  });

  it('takes a single record as an object', async () => {
    const answer = await read(25, 0, { record_count: 1, history: records(1)[0] });
    assert.equal(table(answer, 'records').shown, 1);
    assert.deepEqual(answer.outcome, { kind: 'found' });
  });

  it('bears old records without server and updated', async () => {
    const answer = await read(25, 0, { record_count: 1, history: records(1) });
    assert.deepEqual(table(answer, 'whoisServers').rows, []);
    assert.match(table(answer, 'whoisServers').note ?? '', /do not say/);
  });

  it('refuses a limit the vendor does not take before asking', async () => {
    const bad: readonly Parameters[] = [
      { limit: 0 },
      { limit: 101 },
      { limit: 2.5 },
      { offset: -1 },
    ];
    for (const parameters of bad) {
      const { session, asked } = sessionOver({});
      const failed = run('whoisHistory', 'login-secure.example', session, parameters);
      assert.equal(await reasonFrom(failed), 'badInput');
      assert.deepEqual(asked, []);
    }
  });
});
