import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { isKnownTld } from '../../../../src/core/indicator/name';
import { LIST_NAMES } from '../../../../src/providers/rdap/bootstrapEntries';
import { readBootstrapFile } from '../../../../src/providers/rdap/bootstrapFile';
import { SHIPPED } from '../../../../src/providers/rdap/bootstrapShipped';
import { shippedList } from '../../../../src/providers/rdap/bootstrapUnpacking';
import { mayServe } from '../../../../src/providers/rdap/serversAllowed';
import { listBody } from './lists';

describe('a bootstrap file (RFC 9224)', () => {
  it('names the servers of each entry, in its order', () => {
    const list = readBootstrapFile(
      'dns',
      listBody([
        [
          ['Example', 'co.example'],
          ['http://rdap.registry.example/v1', 'https://rdap.registry.example/v1'],
        ],
        [['test'], ['https://rdap.registry.test:8443/']],
      ]),
    );
    assert.ok(!('problem' in list), JSON.stringify(list));
    assert.equal(list.publication, '2026-11-01T00:00:00Z');
    assert.deepEqual(
      [...list.servers].map(([entry, urls]) => [entry, ...urls.map(({ href }) => href)]),
      [
        ['example', 'http://rdap.registry.example/v1/', 'https://rdap.registry.example/v1/'],
        ['co.example', 'http://rdap.registry.example/v1/', 'https://rdap.registry.example/v1/'],
        ['test', 'https://rdap.registry.test:8443/'],
      ],
    );
    assert.deepEqual(list.origins.get('https://rdap.registry.example'), ['example', 'co.example']);
  });

  const whole = JSON.parse(listBody([[['test'], ['https://rdap.registry.test/']]])) as object;
  const malformed: Readonly<Record<string, string>> = {
    'a web page': '<html><body>Sign in</body></html>',
    'cut in the middle': JSON.stringify(whole).slice(0, -10),
    'no object': '[]',
    'another version': JSON.stringify({ ...whole, version: '2.0' }),
    'no date': JSON.stringify({ ...whole, publication: 'yesterday' }),
    'no services': JSON.stringify({ ...whole, services: [] }),
    'an empty service': JSON.stringify({ ...whole, services: [[]] }),
    'a service without a server': JSON.stringify({ ...whole, services: [[['test'], []]] }),
    'three parts, as in object-tags.json': JSON.stringify({
      ...whole,
      services: [[['a@example.com'], ['TEST'], ['https://rdap.registry.test/']]],
    }),
    'an entry that is none': listBody([[['te st'], ['https://rdap.registry.test/']]]),
    'a percent sign too many': listBody([[['test'], ['https://rdap.registry.test/%%/']]]),
    'no URL': listBody([[['test'], ['rdap.registry.test']]]),
    'a scheme of its own': listBody([[['test'], ['ftp://rdap.registry.test/']]]),
    'a password': listBody([[['test'], ['https://a:b@rdap.registry.test/']]]),
    'a query': listBody([[['test'], ['https://rdap.registry.test/?q=']]]),
    'one bad service among good ones': listBody([
      [['test'], ['https://rdap.registry.test/']],
      [['example'], ['https://rdap.registry.example/%zz/']],
    ]),
  };
  for (const [what, body] of Object.entries(malformed)) {
    it(`is refused whole: ${what}`, () => {
      assert.ok('problem' in readBootstrapFile('dns', body));
    });
  }

  it('is refused where its entries are those of another list', () => {
    const body = listBody([[['192.0.2.0/24'], ['https://rdap.registry.test/']]]);
    assert.ok(!('problem' in readBootstrapFile('ipv4', body)));
    assert.ok('problem' in readBootstrapFile('dns', body));
    assert.ok('problem' in readBootstrapFile('ipv6', body));
  });
});

describe('the shipped lists', () => {
  it('can be read, and have a server for what everybody looks up', () => {
    const dns = shippedList('dns');
    assert.ok(dns.servers.size > 1100, String(dns.servers.size));
    assert.equal(dns.servers.get('com')?.[0]?.href, 'https://rdap.verisign.com/com/v1/');
    assert.equal(shippedList('ipv4').servers.get('8.0.0.0/8')?.[0]?.host, 'rdap.arin.net');
    assert.equal(shippedList('ipv6').servers.get('2a00::/12')?.[0]?.host, 'rdap.db.ripe.net');
    for (const name of LIST_NAMES) {
      assert.match(shippedList(name).publication, /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
  });

  it('name no server over https that may not be asked, but for top-level domains that are gone', () => {
    for (const name of LIST_NAMES) {
      let tried = 0;
      for (const [entry, urls] of shippedList(name).servers) {
        for (const url of urls.filter(({ protocol }) => protocol === 'https:')) {
          const gone = name === 'dns' && !isKnownTld(entry);
          assert.ok(gone || mayServe(url, false), `${entry} ${url.href}`);
          tried += 1;
        }
      }
      assert.ok(tried > 1, name);
    }
  });

  it('take little room in the package', () => {
    assert.ok(gzipSync(JSON.stringify(SHIPPED)).length < 10_000);
  });
});
