import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleHttp } from '../../../src/sample';
import { skipWithout } from '../../rig/besideCheckout';

/** Recorded bodies, by folder of endpoint; not part of this repository. */
const recorded = join(__dirname, '..', '..', '..', '..', 'shared', 'samples', 'domaintools');

/** Objects whose keys are data. */
const OPEN = /^(contact_keys|mnt_keys|other|other_properties)$/;

/** Every path through a body with the type at its end: `history[].whois.server string`. */
function shapes(value: unknown, path = '', into = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    into.add(`${path} array`);
    for (const item of value) {
      shapes(item, `${path}[]`, into);
    }
  } else if (typeof value === 'object' && value !== null) {
    into.add(`${path} object`);
    for (const [key, inner] of Object.entries(value)) {
      if (!OPEN.test(key)) {
        shapes(inner, path === '' ? key : `${path}.${key}`, into);
      }
    }
  } else {
    into.add(`${path} ${value === null ? 'null' : typeof value}`);
  }
  return into;
}

const questions: Readonly<Record<string, readonly string[]>> = {
  account: ['/v1/account'],
  whois: ['/v1/login-secure.example/whois', '/v1/203.0.113.80/whois'],
  'whois-parsed': [
    '/v1/login-secure.example/whois/parsed',
    '/v1/hostile-whois.example/whois/parsed',
    '/v1/198.51.100.23/whois/parsed',
  ],
  'whois-history': ['/v1/login-secure.example/whois/history'],
  'reverse-ip': ['/v1/login-secure.example/reverse-ip', '/v1/static-host.example/reverse-ip'],
  'host-domains': ['/v1/203.0.113.80/host-domains', '/v1/198.51.100.23/host-domains'],
  'name-server-domains': ['/v1/park-dns.example/name-server-domains'],
  'hosting-history': [
    '/v1/login-secure.example/hosting-history',
    '/v1/unparsed.example/hosting-history',
  ],
  risk: ['/v1/risk?domain=login-secure.example', '/v1/risk?domain=bank.example'],
  'risk-evidence': ['/v1/risk/evidence/?domain=login-secure.example'],
  reputation: ['/v1/reputation?domain=login-secure.example&include_reasons=true'],
  'reverse-mx': [
    '/v1/reverse-mx/?domain=login-secure.example',
    '/v1/reverse-mx/?mx_server=mx1.postbox.example',
  ],
  'iris-investigate': [
    '/v1/iris-investigate/?domain=login-secure.example',
    '/v1/iris-investigate/?mailserver_domain=bigmail.example',
  ],
  errors: ['/v1/nothing-known.example/whois', '/v1/unparsed.example/whois/parsed'],
};

/** Documented or read in other clients, but in no recording at hand. */
const documented = new Set([
  // An unranked name has ''; `number | ''`.
  'response.results[].alexa string',
  'response.results[].popularity_rank string',
  // Iris takes the components of the risk endpoint, whose recordings have them.
  'response.results[].domain_risk.components[].evidence array',
  'response.results[].domain_risk.components[].evidence[] string',
  'response.results[].domain_risk.components[].threats array',
  'response.results[].domain_risk.components[].threats[] string',
  // IP WHOIS was never recorded; misp-modules reads the source here.
  'response.parsed_whois.source string',
  'response.parsed_whois.networks[].asn[] string',
  'response.parsed_whois.contacts[].abuse_mailbox[] string',
  // Null since 2025, a string before.
  'response.products[].per_hour_limit null',
  'response.nameserver_history[].pre_mns null',
]);

describe('the shapes of the sample data', () => {
  const domaintools = sampleHttp('domaintools');
  assert.ok(domaintools);
  for (const [folder, paths] of Object.entries(questions)) {
    it(`${folder}: has no field and no type that a real answer has not`, async function () {
      skipWithout(this, recorded);
      const files = readdirSync(join(recorded, folder));
      assert.ok(files.length > 0 && paths.length > 0);
      const real = new Set<string>();
      for (const file of files) {
        shapes(JSON.parse(readFileSync(join(recorded, folder, file), 'utf8')), '', real);
      }
      for (const path of paths) {
        const { body } = await domaintools.request(
          {
            method: 'GET',
            url: `https://api.domaintools.com${path}`,
            carriesCredentials: false,
          },
          new AbortController().signal,
        );
        const strange = [...shapes(JSON.parse(body))].filter(
          (shape) => !real.has(shape) && !documented.has(shape),
        );
        assert.deepEqual(strange, [], path);
      }
    });
  }
});
