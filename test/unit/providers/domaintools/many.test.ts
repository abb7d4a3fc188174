import assert from 'node:assert/strict';
import type { IndicatorRef } from '../../../../src/core/indicator/model';
import { totalCost } from '../../../../src/core/operation/totalCost';
import { neighbourNames } from '../../../../src/sample/neighbours';
import { ACCOUNTS } from '../../../simulator/domaintools/accounts';
import { socketRig } from '../../enrichment/overSockets';

const PARTS = [
  'domaintools.profile',
  'domaintools.risk',
  'domaintools.domainWhois',
  'domaintools.reverseIp',
];

describe('DomainTools: a batch of names for an account that has Iris', () => {
  const bench = socketRig();
  const names = (count: number): readonly IndicatorRef[] =>
    [...neighbourNames()].slice(0, count).map((value) => ({ kind: 'fqdn', value }));
  const paths = (): readonly string[] =>
    bench.simulator.requests
      .map(({ endpoint }) => endpoint)
      .filter((endpoint) => endpoint !== 'account-information');
  const told = () => bench.rig.enrichment.test('domaintools', new AbortController().signal);
  const runAll = async (indicators: readonly IndicatorRef[], operations = PARTS) => {
    const id = bench.rig.batches.create({
      title: 'names',
      indicators,
      operations,
      data: 'live',
      askedFrom: 'test',
    });
    bench.rig.batches.resume(id);
    await bench.rig.batches.settled(id);
    return id;
  };

  for (const [kind, product] of [
    ['enrich', 'iris-enrich'],
    ['iris', 'iris-investigate'],
  ] as const) {
    it(`asks three requests about 300 names, of ${product}`, async () => {
      bench.simulator.configure({ withoutProducts: [...ACCOUNTS[kind]] });
      await told();
      const asked = names(300);
      const { operations } = await bench.rig.batches.preview(
        asked,
        'live',
        new AbortController().signal,
      );
      const price = operations
        .filter(({ operation }) => PARTS.includes(operation.id))
        .flatMap(({ cost }) => cost);
      assert.deepEqual(totalCost(price), { queries: 3, records: 0, bound: 'atLeast' });
      const before = paths().length;
      const id = await runAll(asked);
      assert.deepEqual(paths().slice(before), [product, product, product]);
      assert.equal(bench.rig.batches.standing(id)?.counts.done, 1200);
      const batch = bench.rig.journal.get(id)!;
      for (const index of [0, 1, 2, 3, 1199]) {
        const result = bench.rig.batches.answer(batch, index);
        assert.match(result?.outcome.kind ?? '', /found|partial/, JSON.stringify(result?.outcome));
        assert.ok(JSON.stringify(result?.raw).length < 10_000);
      }
    });
  }

  it('says of a name that Iris does not know that it has no record', async () => {
    bench.simulator.configure({ withoutProducts: [...ACCOUNTS.enrich] });
    await told();
    const unknown: IndicatorRef = { kind: 'fqdn', value: 'not-there.example' };
    const id = await runAll([...names(3), unknown], ['domaintools.risk']);
    const batch = bench.rig.journal.get(id)!;
    const kinds = batch.items.map((_, at) => bench.rig.batches.answer(batch, at)?.outcome.kind);
    assert.deepEqual(kinds, ['found', 'found', 'found', 'noRecord']);
    const { outcome } = bench.rig.batches.answer(batch, 3)!;
    assert.equal(outcome.kind, 'noRecord');
    assert.match(outcome.reason, /not-there\.example/);
  });

  it('reads one of many as if it alone had been asked', async () => {
    bench.simulator.configure({ withoutProducts: [...ACCOUNTS.enrich] });
    await told();
    const asked = names(5);
    await runAll(asked, ['domaintools.profile']);
    const look = (refresh: boolean) =>
      bench.rig.look(asked[2]!.value, { operations: ['domaintools.profile'], refresh });
    const [one] = await look(false);
    const [alone] = await look(true);
    assert.equal(one?.source.from, 'cache');
    assert.deepEqual(one.sections, alone?.sections);
    assert.equal(one.raw[0]?.request, alone?.raw[0]?.request);
  });
});
