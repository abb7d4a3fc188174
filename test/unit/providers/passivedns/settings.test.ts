import * as assert from 'node:assert/strict';
import { LensError } from '../../../../src/core/errors';
import { passivedns } from '../../../../src/providers/passivedns';
import { readSettings, settingsSchema } from '../../../../src/providers/passivedns/settings';

describe('passive DNS: settings', () => {
  it('asks CIRCL over HTTPS, without active queries, where nothing is set', () => {
    const settings = readSettings({});
    assert.equal(settings.baseUrl, 'https://www.circl.lu/pdns/query');
    assert.equal(settings.origin, 'https://www.circl.lu');
    assert.deepEqual(
      [settings.enabled, settings.verifySsl, settings.disableActiveQuery, settings.maxRecords],
      [true, true, true, 10_000],
    );
    assert.deepEqual(readSettings(undefined), settings);
    assert.deepEqual(readSettings({ port: null, host: null }), settings);
  });

  it('has the settings that analysts and scripts know by name', () => {
    assert.deepEqual(Object.keys(settingsSchema().shape).sort(), [
      'allowInternal',
      'basePath',
      'disableActiveQuery',
      'enabled',
      'host',
      'maxRecords',
      'port',
      'useHttp',
      'verifySsl',
    ]);
  });

  it('needs a token at CIRCL, and at a server of one’s own only if that says so', () => {
    assert.equal(passivedns.credentials?.required({}), true);
    assert.equal(passivedns.credentials.required({ host: 'pdns.example.org' }), false);
  });

  const typed: readonly (readonly [object, string])[] = [
    [{ host: 'pdns.lab.example' }, 'https://pdns.lab.example/pdns/query'],
    [{ host: '  PDNS.lab.example/ ' }, 'https://pdns.lab.example/pdns/query'],
    [{ host: 'https://pdns.lab.example:8443/x/y//' }, 'https://pdns.lab.example:8443/x/y'],
    [{ host: 'http://127.0.0.1:8400', basePath: '/query' }, 'http://127.0.0.1:8400/query'],
    [{ host: 'https://a.example', useHttp: true }, 'https://a.example/pdns/query'],
    [{ host: 'a.example', useHttp: true }, 'http://a.example/pdns/query'],
    [{ host: 'a.example', useHttp: true, port: 8400 }, 'http://a.example:8400/pdns/query'],
    [{ host: 'a.example:8443', port: 8400 }, 'https://a.example:8443/pdns/query'],
    [{ host: 'a.example:443', port: 8400 }, 'https://a.example/pdns/query'],
    [{ host: 'a.example', port: 443 }, 'https://a.example/pdns/query'],
    [{ host: '2001:db8::53' }, 'https://[2001:db8::53]/pdns/query'],
    [{ host: '[2001:db8::53]:8443' }, 'https://[2001:db8::53]:8443/pdns/query'],
    [{ host: '2001:db8::53', port: 8443 }, 'https://[2001:db8::53]:8443/pdns/query'],
    [{ host: 'bücher.example' }, 'https://xn--bcher-kva.example/pdns/query'],
    [{ host: 'a.example', basePath: 'query/' }, 'https://a.example/query'],
    [{ host: 'a.example', basePath: '//pdns//query//' }, 'https://a.example/pdns/query'],
    [{ host: 'a.example', basePath: '/' }, 'https://a.example'],
    [{ host: 'a.example', basePath: '' }, 'https://a.example'],
  ];
  for (const [block, url] of typed) {
    it(`${JSON.stringify(block)} is ${url}`, () => {
      assert.equal(readSettings(block).baseUrl, url);
      assert.equal(passivedns.server(block).origin, new URL(url).origin);
    });
  }

  const wrong: readonly (readonly [object, string])[] = [
    [{ host: '' }, 'host'],
    [{ host: 'two words' }, 'host'],
    [{ host: 'ftp://a.example' }, 'host'],
    [{ host: 'analyst:secret@a.example' }, 'host'],
    [{ host: 'a.example/query?x=1' }, 'host'],
    [{ host: 'a.example:99999' }, 'host'],
    [{ host: 7 }, 'host'],
    [{ port: 0 }, 'port'],
    [{ port: 65_536 }, 'port'],
    [{ port: 80.5 }, 'port'],
    [{ basePath: '/query?x=' }, 'basePath'],
    [{ maxRecords: 0 }, 'maxRecords'],
    [{ maxRecords: 1e9 }, 'maxRecords'],
    [{ useHttp: 'yes' }, 'useHttp'],
  ];
  for (const [block, name] of wrong) {
    it(`${JSON.stringify(block)} names the setting ${name}`, () => {
      assert.throws(
        () => passivedns.server(block),
        (error) =>
          error instanceof LensError &&
          error.failure.reason === 'badSettings' &&
          error.failure.message.includes(`indicatorLens.circl.${name} `) &&
          !error.failure.message.includes('secret'),
      );
    });
  }

  it('lets an own server be asked for internal names by a setting, CIRCL never', () => {
    const allowed = (block: object) => passivedns.server(block).allowsInternal;
    assert.equal(allowed({ host: 'pdns.lab.example' }), false);
    assert.equal(allowed({ host: 'pdns.lab.example', allowInternal: true }), true);
    assert.equal(allowed({ allowInternal: true }), false);
    assert.equal(allowed({ host: 'https://www.CIRCL.lu.', allowInternal: true }), false);
    assert.equal(allowed({ host: 'notcircl.lu', allowInternal: true }), true);
  });

  it('says whether the provider is switched on', () => {
    assert.equal(passivedns.server({}).enabled, true);
    assert.equal(passivedns.server({ enabled: false }).enabled, false);
  });
});
