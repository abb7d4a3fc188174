import assert from 'node:assert/strict';
import type { Http } from '../../../../src/core/ports';
import { createMemoryStore } from '../../../../src/infra/store/memoryStore';
import { providers } from '../../../../src/providers';
import {
  indicatorOf,
  learnt,
  nobody,
  poor,
  product,
  questionOf,
  signal,
} from '../../enrichment/remapping';

describe('passive DNS: answers mapped again', () => {
  it('follow its pages through the headers that were kept', async () => {
    const page = (first: number): string =>
      Array.from({ length: 3 }, (_, i) =>
        JSON.stringify({
          rrname: 'evil.example.com',
          rrtype: 'A',
          rdata: `198.51.100.${first + i}`,
          time_first: 1_700_000_000,
          time_last: 1_710_000_000,
          count: 1,
        }),
      ).join('\n');
    let pages = 0;
    const http: Http = {
      request: () => {
        pages += 1;
        return Promise.resolve({
          status: 200,
          headers: {
            'content-type': 'application/x-ndjson',
            'x-irrelevant': 'yes',
            ...(pages < 3 && { 'x-dribble-cursor': `1844674407370955161${pages}` }),
          },
          body: page(pages * 10),
        });
      },
    };
    const store = createMemoryStore();
    const asked = {
      indicator: indicatorOf('evil.example.org'),
      operations: ['passivedns.query'],
      data: 'sample',
      askedFrom: 'test',
      signal,
    } as const;
    const [fresh] = await product(store, providers, () => http).enrich(asked);
    assert.equal(fresh?.raw.length, 3);
    assert.deepEqual(Object.keys(fresh.raw[0]?.headers ?? {}), ['x-dribble-cursor']);
    store.put(questionOf(fresh), poor(fresh));
    const [again] = await product(store, learnt(2), () => nobody).enrich(asked);
    assert.deepEqual(again?.sections, fresh.sections);
  });
});
