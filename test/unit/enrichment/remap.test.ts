import assert from 'node:assert/strict';
import type { OperationId } from '../../../src/core/operation/ids';
import type { Provider } from '../../../src/core/operation/model';
import type { Result } from '../../../src/core/result/model';
import { createMemoryStore } from '../../../src/infra/store/memoryStore';
import { providers } from '../../../src/providers';
import { sampleHttp, sampleNames } from '../../../src/sample';
import { indicatorOf, learnt, nobody, poor, product, questionOf, signal } from './remapping';

/** The first operation of each vendor that takes a name. */
const firsts = providers.flatMap(({ operations }) => {
  const first = operations.find(({ takes }) => takes.includes('fqdn'));
  return first === undefined ? [] : [first.id];
});

/** A refusal is not among the raw responses, so such an answer stays as it was mapped. */
function refusedMeanwhile({ outcome }: Result): boolean {
  return outcome.kind === 'partial' && outcome.reason.includes(' is missing: ');
}

/** The same vendors; notes the operations whose answer another one asks for. */
function watched(needed: Set<OperationId>): readonly Provider[] {
  return providers.map((provider) => ({
    ...provider,
    operations: provider.operations.map((operation) => ({
      ...operation,
      run: (indicator, session, parameters) =>
        operation.run(
          indicator,
          {
            ...session,
            resultOf: (other, about) => {
              needed.add(other);
              return session.resultOf(other, about);
            },
          },
          parameters,
        ),
    })),
  }));
}

describe('answers mapped again from what the vendor sent', () => {
  let neighbours = 0;
  after(() => assert.ok(neighbours > 0, 'some answer needed its neighbour'));
  for (const value of sampleNames) {
    it(`are as if asked now, for every operation about ${value}`, async () => {
      const store = createMemoryStore();
      const indicator = indicatorOf(value);
      const asked = { indicator, data: 'sample', askedFrom: 'test', signal } as const;
      const needed = new Set<OperationId>();
      const fresh = await product(store, watched(needed), sampleHttp).enrich(asked);
      fresh.forEach((result) => store.put(questionOf(result), poor(result)));
      neighbours += needed.size;
      // A neighbour's answer is mapped before the answer that needs it.
      for (const result of fresh.filter(({ operation }) => needed.has(operation))) {
        store.put(questionOf(result), result);
      }
      const again = await product(store, learnt(2), () => nobody).enrich(asked);
      assert.deepEqual(
        again.map(({ source, ...rest }) => ({ ...rest, source: { ...source, from: 'network' } })),
        fresh.map((result) =>
          refusedMeanwhile(result) ? poor(result) : { ...result, mappingVersion: 2 },
        ),
      );
      // The better answers are kept.
      assert.deepEqual(
        store.about(indicator, 'sample').filter(({ mappingVersion }) => mappingVersion === 2)
          .length,
        fresh.filter((result) => !refusedMeanwhile(result)).length,
      );
    });
  }

  for (const operation of firsts) {
    it(`reach views that only look, behind their backs: ${operation}`, async () => {
      const store = createMemoryStore();
      const indicator = indicatorOf('login-secure.example');
      const [fresh] = await product(store, providers, sampleHttp).enrich({
        indicator,
        operations: [operation],
        data: 'sample',
        askedFrom: 'test',
        signal,
      });
      store.put(questionOf(fresh!), poor(fresh!));
      const later = product(store, learnt(2), () => nobody);
      const told = new Promise<void>((resolve) => later.onDidChange(resolve));
      assert.equal(later.known(indicator, 'sample')[0]?.outcome.kind, 'noRecord');
      await told;
      assert.equal(later.known(indicator, 'sample')[0]?.outcome.kind, 'found');
    });

    it(`stay as they are where a response of ${operation} is lacking, too many are there, one is not understood, or one was cut`, async () => {
      const indicator = indicatorOf('login-secure.example');
      const asked = {
        indicator,
        operations: [operation],
        data: 'sample',
        askedFrom: 'test',
        signal,
      } as const;
      const [fresh] = await product(createMemoryStore(), providers, sampleHttp).enrich(asked);
      const [first] = fresh!.raw;
      for (const raw of [
        [],
        [...fresh!.raw, first!],
        [{ ...first!, body: '{"response": 7}' }],
        // The beginning alone was kept, which may well be read as less.
        fresh!.raw.map((one) => ({ ...one, cutFrom: one.body.length + 1 })),
      ]) {
        const store = createMemoryStore();
        const old = { ...poor(fresh!), raw };
        store.put(questionOf(old), old);
        const [again] = await product(store, learnt(2), () => nobody).enrich(asked);
        assert.deepEqual(again, { ...old, source: { ...old.source, from: 'cache' } });
        assert.equal(store.get(questionOf(old)), old);
      }
    });
  }
});
