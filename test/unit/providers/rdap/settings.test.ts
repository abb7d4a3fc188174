import assert from 'node:assert/strict';
import { failureOf } from '../../../../src/core/errors';
import { rdap } from '../../../../src/providers/rdap';
import { readSettings } from '../../../../src/providers/rdap/settings';

const local = 'http://127.0.0.1:8080/rdap';

describe('the settings of RDAP', () => {
  it('are on by default, ask no registrar, and trust IANA', () => {
    const settings = readSettings({});
    assert.deepEqual(
      { ...settings, servers: [...settings.servers] },
      {
        enabled: true,
        askRegistrar: false,
        servers: [],
        bootstrapUrl: 'https://data.iana.org/rdap/',
        origin: 'https://data.iana.org',
        host: 'data.iana.org',
        local: false,
      },
    );
    assert.deepEqual(rdap.server({ enabled: false }), {
      origin: 'https://data.iana.org',
      enabled: false,
      allowsInternal: false,
    });
    assert.equal(rdap.credentials, undefined);
  });

  it('take servers by domain and by network, in any way of writing them', () => {
    const { servers } = readSettings({
      servers: {
        '.IO': 'https://rdap.one.example',
        пример: 'https://rdap.two.example/v1',
        '192.0.2.7/24': 'https://rdap.three.example/',
        '2001:0db8::/32': 'https://rdap.four.example/',
      },
    });
    assert.deepEqual(
      [...servers].map(([entry, url]) => [entry, url.href]),
      [
        ['io', 'https://rdap.one.example/'],
        ['xn--e1afmkfd', 'https://rdap.two.example/v1/'],
        ['192.0.2.0/24', 'https://rdap.three.example/'],
        ['2001:db8::/32', 'https://rdap.four.example/'],
      ],
    );
  });

  it('take servers on this machine where the lists come from this machine', () => {
    const settings = readSettings({ bootstrapUrl: local, servers: { io: 'http://localhost:1/x' } });
    assert.equal(settings.local, true);
    assert.equal(settings.bootstrapUrl, `${local}/`);
    assert.equal(settings.servers.get('io')?.href, 'http://localhost:1/x/');
  });

  const https = 'https://rdap.example/';
  const refused: readonly (readonly [object, RegExp])[] = [
    [{ bootstrapUrl: 'http://data.iana.org/rdap/' }, /rdap\.bootstrapUrl is plain HTTP/],
    [{ bootstrapUrl: 'nothing' }, /rdap\.bootstrapUrl is not a URL/],
    [{ askRegistrar: 'yes' }, /rdap\.askRegistrar cannot be used/],
    [{ servers: { io: 3 } }, /rdap\.servers\.io cannot be used/],
    [{ servers: [https] }, /rdap\.servers cannot be used/],
    [{ servers: { 'a b': https } }, /rdap\.servers has “a b”, which is neither/],
    [{ servers: { '': https } }, /rdap\.servers has “”, which is neither/],
    [{ servers: { '192.0.2.0/40': https } }, /rdap\.servers has “192\.0\.2\.0\/40”/],
    [{ servers: { io: 'http://rdap.example/' } }, /for “io” that is plain HTTP/],
    [{ servers: { io: 'rdap.example' } }, /for “io” that is not a URL/],
    [{ servers: { io: 'https://10.0.0.1/' } }, /inside your own network/],
    [{ servers: { io: 'https://rdap.corp/' } }, /inside your own network/],
    [{ servers: { io: 'https://localhost/' } }, /inside your own network/],
    [{ bootstrapUrl: local, servers: { io: https } }, /not on this machine, as bootstrapUrl is/],
  ];
  for (const [settings, words] of refused) {
    it(`say what is wrong with ${JSON.stringify(settings)}`, () => {
      assert.throws(
        () => rdap.server(settings),
        (thrown) => {
          const failure = failureOf(thrown);
          assert.equal(failure.reason, 'badSettings');
          assert.match(failure.message, words);
          return true;
        },
      );
    });
  }
});
