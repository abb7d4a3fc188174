import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Flights } from '../../../src/enrichment/flights';
import { ALPHA, about, createBench, held, ip, name, settled } from './bench';

const EVIL = name('evil.com');
const ONE = { operations: ['alpha.any'] };

describe('one question, asked by many', () => {
  it('leaves the machine once, however many ask at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            host: fc.constantFrom('a.com', 'b.com', 'c.com'),
            cancelled: fc.boolean(),
            refresh: fc.boolean(),
          }),
          { minLength: 1, maxLength: 24 },
        ),
        async (callers) => {
          const bench = createBench();
          const gate = held(bench);
          const asked = callers.map(({ host, refresh }) => {
            const cancel = new AbortController();
            const answer = bench.enrichment.enrich(
              about(name(host), { ...ONE, refresh, signal: cancel.signal }),
            );
            return { answer, cancel };
          });
          await settled();
          callers.forEach(({ cancelled }, index) => cancelled && asked[index]!.cancel.abort());
          for (let wave = 0; wave < 3; wave++) {
            await settled();
            gate.give();
          }
          const answers = await Promise.all(asked.map(({ answer }) => answer));
          callers.forEach(({ cancelled }, index) => {
            const outcome = answers[index]![0]!.outcome;
            assert.equal(outcome.kind, cancelled ? 'failed' : 'found');
          });
          assert.equal(new Set(bench.asked).size, bench.asked.length);
          const wanted = callers.filter(({ cancelled }) => !cancelled).map(({ host }) => host);
          for (const host of wanted) {
            assert.ok(bench.asked.includes(`${ALPHA}/any/${host}`));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on for the other caller when one cancels, and stops when both have', async () => {
    const bench = createBench();
    const gate = held(bench);
    const [one, other] = [new AbortController(), new AbortController()];
    const first = bench.enrichment.enrich(about(EVIL, { ...ONE, signal: one.signal }));
    const second = bench.enrichment.enrich(about(EVIL, { ...ONE, signal: other.signal }));
    await settled();
    one.abort();
    const [cancelled] = await first;
    assert.ok(cancelled?.outcome.kind === 'failed');
    assert.equal(cancelled.outcome.reason, 'cancelled');
    assert.equal(gate.aborted(), 0);
    gate.give();
    assert.equal((await second)[0]?.outcome.kind, 'found');
    assert.equal(bench.asked.length, 1);

    const third = bench.enrichment.enrich(about(ip('8.8.8.8'), { ...ONE, signal: other.signal }));
    await settled();
    other.abort();
    assert.equal((await third)[0]?.outcome.kind, 'failed');
    assert.equal(gate.aborted(), 1);
  });

  it('is asked anew by who comes after the last one left', async () => {
    const bench = createBench();
    const gate = held(bench);
    const cancel = new AbortController();
    const first = bench.enrichment.enrich(about(EVIL, { ...ONE, signal: cancel.signal }));
    await settled();
    cancel.abort();
    const second = bench.enrichment.enrich(about(EVIL, ONE));
    await settled();
    gate.give();
    assert.equal((await first)[0]?.outcome.kind, 'failed');
    assert.equal((await second)[0]?.outcome.kind, 'found');
    assert.equal(bench.asked.length, 2);
  });

  it('keeps what is finished when the rest is cancelled', async () => {
    const bench = createBench();
    const cancel = new AbortController();
    bench.answer = (request, signal) =>
      request.url.includes('/any/')
        ? Promise.resolve({ status: 200, headers: {}, body: '' })
        : new Promise((_, reject) =>
            signal.addEventListener('abort', () => reject(new Error('aborted'))),
          );
    const asked = bench.enrichment.enrich(about(EVIL, { signal: cancel.signal }));
    await settled();
    cancel.abort();
    assert.deepEqual(
      (await asked).map(({ operation, outcome }) => [
        operation,
        outcome.kind === 'failed' ? outcome.reason : outcome.kind,
      ]),
      [
        ['alpha.any', 'found'],
        ['alpha.name', 'cancelled'],
        ['alpha.derived', 'cancelled'],
        ['beta.query', 'cancelled'],
      ],
    );
    assert.equal(bench.enrichment.known(EVIL, 'live').length, 1);
  });

  it('never waits for an operation that does not listen to its signal', async () => {
    const bench = createBench();
    bench.answer = () => new Promise(() => undefined);
    const cancel = new AbortController();
    const asked = bench.enrichment.enrich(about(EVIL, { signal: cancel.signal }));
    await settled();
    cancel.abort();
    assert.equal((await asked).length, 4);
  });

  it('is not asked at all when it was cancelled before', async () => {
    const bench = createBench();
    const results = await bench.enrichment.enrich(about(EVIL, { signal: AbortSignal.abort() }));
    assert.ok(results.every(({ outcome }) => outcome.kind === 'failed'));
    assert.deepEqual(bench.asked, []);
  });
});

describe('a flight', () => {
  /** Flights that land when the test says so, in the order in which they were started. */
  function airport() {
    const flights = new Flights<string>();
    const started: { land: (answer: string) => void; signal: AbortSignal }[] = [];
    const join = (signal = new AbortController().signal): Promise<string> =>
      flights.join('key', signal, (own) => {
        return new Promise((land) => started.push({ land, signal: own }));
      });
    return { join, started };
  }

  it('that all have left is aborted, and the next is not forgotten when the last of it lands', async () => {
    const { join, started } = airport();
    const cancel = new AbortController();
    const left = join(cancel.signal);
    await settled();
    cancel.abort();
    await assert.rejects(left);
    assert.equal(started[0]?.signal.aborted, true);
    const next = join();
    await settled();
    assert.equal(started.length, 2);
    started[0].land('too late');
    await settled();
    const third = join();
    await settled();
    assert.equal(started.length, 2);
    started[1]?.land('in time');
    assert.deepEqual(await Promise.all([next, third]), ['in time', 'in time']);
  });

  it('goes on while one of several is still waiting', async () => {
    const { join, started } = airport();
    const cancel = new AbortController();
    const left = join(cancel.signal);
    const stays = join();
    await settled();
    cancel.abort();
    await assert.rejects(left);
    assert.deepEqual([started.length, started[0]?.signal.aborted], [1, false]);
    started[0]?.land('here');
    assert.equal(await stays, 'here');
  });
});
