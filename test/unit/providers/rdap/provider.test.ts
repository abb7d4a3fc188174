import assert from 'node:assert/strict';
import { paceOf } from '../../../../src/providers/rdap/pace';
import type { Services } from './lists';
import { createBench } from './session';

const dns: Services = [
  [['example'], ['https://rdap.registry.example/v1/']],
  [
    ['test', 'invalid'],
    ['https://rdap.registry.example/v2/', 'http://rdap.registry.example/'],
  ],
];
const ipv4: Services = [[['192.0.2.0/24'], ['https://rdap.rir.example/']]];

describe('the pace of RDAP', () => {
  it('is ten a minute at LACNIC, one a second elsewhere, and no limit on this machine', () => {
    assert.deepEqual(paceOf('rdap.lacnic.net'), { requests: 10, seconds: 60 });
    assert.deepEqual(paceOf('rdap.db.ripe.net'), { requests: 5, seconds: 5 });
    assert.deepEqual(paceOf('nic.samsung:8443'), { requests: 5, seconds: 5 });
    for (const host of ['127.0.0.1:8080', 'localhost', '[::1]:9']) {
      assert.equal(paceOf(host), undefined, host);
    }
  });
});

describe('why RDAP may ask a host', () => {
  const why = (url: string, settings: object = {}, namedBy?: string) => {
    const { provider, session } = createBench({ kept: { dns, ipv4 }, settings });
    return provider.reaches?.(new URL(url), session, namedBy);
  };

  const reasons: readonly (readonly [string, string | undefined])[] = [
    ['https://rdap.registry.example/v1/domain/shop.example', 'IANA names it for .example'],
    ['https://rdap.registry.example/v2/domain/shop.test', 'IANA names it for .test'],
    ['https://rdap.registry.example/elsewhere', 'IANA names it for .example and 2 more'],
    ['https://rdap.rir.example/ip/192.0.2.1', 'IANA names it for 192.0.2.0/24'],
    ['https://rdap.rir.example/ip/203.0.113.1', 'IANA names it for 192.0.2.0/24'],
    [
      'https://rdap.denic.de/domain/shop.de',
      'Known to answer for .de, for which IANA lists no server',
    ],
    ['https://rdap.iana.org/domain/example', 'IANA itself answers for top-level domains'],
    [
      'https://rdap.arin.net/registry/ip/203.0.113.1',
      'ARIN refers addresses that no list has to their registry',
    ],
    ['http://rdap.registry.example/domain/shop.test', undefined],
    ['https://rdap.registry.example:8443/domain/shop.test', undefined],
    ['https://rdap.stranger.example/domain/shop.example', undefined],
    ['https://127.0.0.1/domain/shop.example', undefined],
  ];
  for (const [url, reason] of reasons) {
    it(`${url}: ${reason ?? 'it may not'}`, () => {
      assert.equal(why(url), reason);
    });
  }

  it('is the setting that names it', () => {
    const settings = { servers: { shop: 'https://rdap.own.example/' } };
    const words = 'Listed in indicatorLens.rdap.servers';
    assert.equal(why('https://rdap.own.example/domain/a.shop', settings), words);
    assert.equal(why('https://rdap.own.example/ip/192.0.2.1', settings), words);
  });

  it('is the registry that names it as the registrar’s, if it can be public', () => {
    const link = 'https://rdap.registrar.example/domain/shop.example';
    assert.equal(
      why(link, {}, 'rdap.registry.example'),
      "Named by rdap.registry.example as the registrar's server",
    );
    assert.equal(why(link.replace('https', 'http'), {}, 'rdap.registry.example'), undefined);
    assert.equal(why('https://10.0.0.1/', {}, 'rdap.registry.example'), undefined);
  });

  it('is nothing off this machine where the lists come from this machine', () => {
    const settings = { bootstrapUrl: 'http://127.0.0.1:8080/' };
    for (const url of [
      'https://rdap.registry.example/v1/domain/shop.example',
      'https://rdap.denic.de/domain/shop.de',
      'https://rdap.iana.org/domain/example',
      'https://rdap.arin.net/registry/ip/203.0.113.1',
    ]) {
      assert.equal(why(url, settings), undefined, url);
    }
  });
});
