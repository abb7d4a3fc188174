import assert from 'node:assert/strict';
import { parseIndicator } from '../../../src/core/indicator/index';
import type { IndicatorRef } from '../../../src/core/indicator/index';
import type { Tlp } from '../../../src/core/library/model';
import { TLP_LEVELS } from '../../../src/core/library/tlp';
import { observedLibrary } from '../../../src/enrichment/library';
import { markingsOf } from '../../../src/enrichment/markings';
import { createMemoryLibrary } from '../../../src/infra/store/memoryLibrary';
import { about, createBench } from './bench';
import type { Bench } from './bench';

const ref = (value: string): IndicatorRef => parseIndicator(value) ?? { kind: 'fqdn', value };

async function asks(bench: Bench, value: string, operation = 'beta.query'): Promise<string> {
  bench.asked.length = 0;
  const request = about(ref(value), { operations: [operation], refresh: true });
  const [result] = await bench.enrichment.enrich(request);
  const refused = result?.outcome.kind === 'failed';
  assert.equal(bench.asked.length, refused ? 0 : 1);
  return result?.outcome.kind === 'failed'
    ? `${result.outcome.message} ${result.outcome.remedy}`
    : 'sent';
}

describe('the marking of a case', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench();
  });

  it('is a ceiling for every vendor: AMBER by default, RED for none', async () => {
    const sent: Record<string, readonly Tlp[]> = {};
    for (const highest of [undefined, 'clear', 'green', 'amber', 'amber+strict'] as const) {
      bench.settings.beta = highest === undefined ? {} : { highestTlp: highest };
      const passed: Tlp[] = [];
      for (const level of TLP_LEVELS) {
        bench.marked.set('evil.com', level);
        const said = await asks(bench, 'evil.com');
        if (said === 'sent') {
          passed.push(level);
        } else {
          const words = level === 'red' ? /nobody else/ : /indicatorLens\.beta\.highestTlp/;
          assert.match(said, words);
          assert.ok(said.includes(`“Operation Heron”, which is TLP:${level.toUpperCase()}`), said);
        }
      }
      sent[String(highest)] = passed;
    }
    assert.deepEqual(sent, {
      undefined: ['clear', 'green', 'amber'],
      clear: ['clear'],
      green: ['clear', 'green'],
      amber: ['clear', 'green', 'amber'],
      'amber+strict': ['clear', 'green', 'amber', 'amber+strict'],
    });
  });

  it('asks nobody where the setting is no level', async () => {
    for (const highest of ['red', 'AMBER', 7, null]) {
      bench.settings.beta = { highestTlp: highest };
      assert.match(await asks(bench, 'evil.com'), /indicatorLens\.beta\.highestTlp/);
    }
  });

  it('concerns what is sent in place of the indicator, and what is found on the way', async () => {
    bench.marked.set('evil.com', 'red');
    assert.equal(await asks(bench, 'www.evil.com', 'alpha.name'), 'sent');
    bench.sends = () => ref('evil.com');
    assert.match(await asks(bench, 'www.evil.com', 'alpha.name'), /TLP:RED/);
    await asks(bench, 'other.com');
    const [session] = bench.sessions;
    assert.match(session?.mayAsk(ref('evil.com'))?.message ?? '', /TLP:RED/);
  });

  it('leaves alone what is in no case, and a server on this machine', async () => {
    bench.marked.set('evil.com', 'red');
    assert.equal(await asks(bench, 'other.com'), 'sent');
    bench.settings.beta = { origin: 'http://127.0.0.1:8400' };
    assert.equal(await asks(bench, 'evil.com'), 'sent');
  });

  it('is the strictest of the cases that an indicator, or a name above it, is in', () => {
    const memory = createMemoryLibrary({ now: () => 0 });
    const log = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };
    const library = observedLibrary(
      () => memory,
      () => undefined,
      log,
    );
    const markings = markingsOf(library);
    const of = (value: string) => markings.of(ref(value))?.tlp;
    assert.equal(of('evil.com'), undefined);
    for (const tlp of ['green', 'red', 'amber'] as const) {
      library.putCase({ id: tlp, name: tlp, description: '', tlp, createdAt: '2026-01-01' });
    }
    library.addToCase('green', [{ indicator: ref('evil.com'), data: 'live' }]);
    assert.deepEqual(
      [of('evil.com'), of('a.b.evil.com'), of('com')],
      ['green', 'green', undefined],
    );
    library.addToCase('red', [{ indicator: ref('evil.com'), data: 'live' }]);
    library.addToCase('amber', [
      { indicator: ref('evil.com'), data: 'live' },
      { indicator: ref('8.8.8.8'), data: 'live' },
      { indicator: ref('other.com'), data: 'sample' },
    ]);
    assert.deepEqual(
      [of('evil.com'), of('8.8.8.8'), of('8.8.4.4'), of('other.com')],
      ['red', 'amber', undefined, undefined],
    );
    library.putCase({ ...library.cases().find(({ id }) => id === 'red')!, tlp: 'clear' });
    assert.equal(of('evil.com'), 'amber');
  });
});
