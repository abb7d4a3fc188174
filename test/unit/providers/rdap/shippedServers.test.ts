import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { moduleOf, readFiles, staleAdditions } from '../../../../scripts/rdapServers.mjs';
import { ADDED_ON, ADDED_SERVERS } from '../../../../src/providers/rdap/serversAdded';
import { mayServe } from '../../../../src/providers/rdap/serversAllowed';
import { listBody } from './lists';
import type { Services } from './lists';

const FEW = { dns: 1, ipv4: 1, ipv6: 1 };
const services: Services = [
  [['test'], ['https://rdap.registry.example/v1/']],
  [['uz'], ['http://rdap.registry.test:9000/']],
  [['example'], ['https://rdap.registry.example/v1/']],
];
const network = (entry: string): Services => [
  [[entry], ['https://rdap.rir.example/', 'http://rdap.rir.example/']],
];

describe('the script that writes the shipped lists', () => {
  let folder: string;
  const write = (name: string, body: string) => writeFileSync(join(folder, `${name}.json`), body);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rdap-servers-'));
    write('dns', listBody(services));
    write('ipv4', listBody(network('192.0.2.0/24')));
    write('ipv6', listBody(network('2001:db8::/32')));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('writes each server once, with all that it is listed for', async () => {
    const text = moduleOf(await readFiles(folder), FEW);
    assert.ok(text.includes('\nrdap.registry.example/v1/ test example\n'), text);
    assert.ok(text.includes('\nhttp://rdap.registry.test:9000/ uz\n'));
    assert.ok(text.includes('\nrdap.rir.example/|http://rdap.rir.example/ 192.0.2.0/24\n'));
    assert.equal(text.match(/publication: '2026-11-01T00:00:00Z'/g)?.length, 3);
  });

  it('refuses what is not the list that IANA publishes', async () => {
    const files = await readFiles(folder);
    assert.throws(() => moduleOf(files), /not the list dns\.json/);
    const other = { ...files, ipv6: { ...files.ipv6, version: '2.0' } };
    assert.throws(() => moduleOf(other, FEW), /not the list ipv6\.json/);
    const code = { ...files, dns: { ...files.dns, services: [[['a`${b}'], ['https://c.test/']]] } };
    assert.throws(() => moduleOf(code as unknown as typeof files, FEW), /more than plain text/);
  });

  it('names the additions that IANA has taken up', async () => {
    const files = await readFiles(folder);
    const additions: [string, string[]][] = [
      ['https://rdap.other.example/', ['test', 'uz', 'xyz']],
    ];
    assert.deepEqual(staleAdditions(additions, files), [
      'IANA now lists .test (https://rdap.registry.example/v1/): take it out.',
    ]);
  });
});

describe('the table of servers that IANA lacks', () => {
  it('has a date, and each domain once with an https server that may be asked', () => {
    assert.match(ADDED_ON, /^20\d\d-\d\d$/);
    const labels = ADDED_SERVERS.flatMap(([, of]) => of);
    assert.equal(new Set(labels).size, labels.length);
    for (const [url] of ADDED_SERVERS) {
      assert.ok(mayServe(new URL(url), false) && url.endsWith('/'), url);
    }
  });
});
