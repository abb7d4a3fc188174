import assert from 'node:assert/strict';
import { failureOf } from '../../../../src/core/errors';
import type { Failure } from '../../../../src/core/errors';
import { domaintools } from '../../../../src/providers/domaintools';
import { readSettings, settingsSchema } from '../../../../src/providers/domaintools/settings';

function refused(settings: unknown): Failure {
  try {
    domaintools.server(settings);
  } catch (thrown) {
    return failureOf(thrown);
  }
  throw new Error('the settings were taken');
}

describe('DomainTools settings', () => {
  it('has the settings that analysts and scripts know by name', () => {
    assert.deepEqual(Object.keys(settingsSchema().shape), [
      'enabled',
      'baseUrl',
      'authentication',
      'prefer',
      'guidedPivot',
    ]);
  });

  it('warns of the mode that writes the key into URLs, and of no other', () => {
    const risk = (authentication: string) =>
      domaintools.credentials?.risk?.({ authentication })?.message;
    assert.match(risk('openKey') ?? '', /every URL/);
    assert.deepEqual([risk('hmac'), risk('header')], [undefined, undefined]);
  });

  it('defaults to the vendor over HTTPS, signed', () => {
    for (const settings of [undefined, {}, { baseUrl: ' ' }]) {
      assert.deepEqual(readSettings(settings), {
        enabled: true,
        baseUrl: 'https://api.domaintools.com',
        origin: 'https://api.domaintools.com',
        host: 'api.domaintools.com',
        authentication: 'hmac',
        prefer: 'auto',
        guidedPivot: 500,
      });
    }
    assert.deepEqual(domaintools.server({ enabled: false }), {
      origin: 'https://api.domaintools.com',
      enabled: false,
      allowsInternal: false,
    });
  });

  it('normalises path and final slashes, and /v1, which every request brings', () => {
    const cases = {
      'https://API.DomainTools.com/': 'https://api.domaintools.com',
      'https://api.domaintools.com//': 'https://api.domaintools.com',
      'https://api.domaintools.com/v1/': 'https://api.domaintools.com',
      'https://gateway.example:8443/dt/v1': 'https://gateway.example:8443/dt',
      'http://127.0.0.1:9010/': 'http://127.0.0.1:9010',
      'http://[::1]:9010': 'http://[::1]:9010',
      'http://localhost:9010/dt/': 'http://localhost:9010/dt',
    };
    for (const [written, baseUrl] of Object.entries(cases)) {
      assert.equal(readSettings({ baseUrl: written }).baseUrl, baseUrl);
    }
  });

  it('takes plain HTTP on loopback only, and nothing that is no server', () => {
    const bad = [
      'http://api.domaintools.com',
      'http://127.0.0.1.evil.example',
      'http://localhost.evil.example',
      'ftp://api.domaintools.com',
      'api.domaintools.com',
      'https://user:secret@api.domaintools.com',
      'https://api.domaintools.com/?key=1',
    ];
    for (const baseUrl of bad) {
      const failure = refused({ baseUrl });
      assert.equal(failure.reason, 'badSettings', baseUrl);
      assert.match(failure.message, /indicatorLens\.domaintools\.baseUrl/);
      assert.doesNotMatch(failure.message + failure.remedy, /secret/);
    }
  });

  it('names the setting that holds a wrong value', () => {
    assert.match(
      refused({ authentication: 'md5' }).message,
      /indicatorLens\.domaintools\.authentication/,
    );
    assert.match(refused({ enabled: 'yes' }).message, /indicatorLens\.domaintools\.enabled/);
    assert.equal(refused('text').reason, 'badSettings');
  });
});
