import * as assert from 'node:assert/strict';
import { passivedns } from '../../../../src/providers/passivedns';

const risk = (settings: object) => passivedns.credentials?.risk?.(settings);

describe('passive DNS: a server whose certificate is not verified', () => {
  it('is told as such, where there is a certificate', () => {
    const server = (settings: object) => passivedns.server(settings).unverified;
    assert.equal(server({}), undefined);
    assert.equal(server({ verifySsl: true }), undefined);
    assert.equal(server({ verifySsl: false }), true);
    assert.equal(server({ verifySsl: false, useHttp: true, host: '127.0.0.1' }), undefined);
  });

  const outside = [
    'www.circl.lu',
    'pdns.example.org',
    'pdns.example.com.',
    '203.0.113.7',
    '[2001:db8::7]',
    '[::ffff:203.0.113.7]',
    '10.example.com',
  ];
  for (const host of outside) {
    it(`gets no token at ${host} before the risk is accepted`, () => {
      assert.equal(risk({ host, verifySsl: false })?.asksFirst, true);
      assert.match(risk({ host, verifySsl: false })?.message ?? '', /could read your token/);
      assert.equal(risk({ host, verifySsl: true }), undefined);
    });
  }

  const own = [
    '127.0.0.1',
    'localhost',
    '10.1.2.3',
    '192.168.0.9:8443',
    '[fd00::7]',
    '[fe80::7]',
    'pdns',
    'pdns.corp',
    'pdns.lab.test',
  ];
  for (const host of own) {
    it(`gets one at ${host}, in one’s own network`, () => {
      assert.equal(risk({ host, verifySsl: false }), undefined);
    });
  }
});
