import assert from 'node:assert/strict';
import { parseIndicator } from '../../../../src/core/indicator';
import type { IndicatorRef } from '../../../../src/core/indicator/model';
import { listFor } from '../../../../src/providers/rdap/bootstrapEntries';
import { readBootstrapFile } from '../../../../src/providers/rdap/bootstrapFile';
import { shippedList } from '../../../../src/providers/rdap/bootstrapUnpacking';
import { chooseServer, wordsFor } from '../../../../src/providers/rdap/serversChoice';
import { readSettings } from '../../../../src/providers/rdap/settings';
import { listBody } from './lists';
import type { Services } from './lists';

const dns: Services = [
  [['example'], ['https://rdap.registry.example/']],
  [['co.example'], ['https://rdap.second.example/']],
  [['test'], ['http://rdap.registry.test/', 'https://rdap.registry.test/']],
  [['plain'], ['http://rdap.plain.example:9000/']],
  [['io'], ['http://rdap.io.example/']],
];
const networks: Services = [
  [['203.0.0.0/8'], ['https://rdap.big.example/']],
  [['203.0.113.0/24'], ['https://rdap.small.example/']],
];

function chosen(value: string, settings: object = {}): string {
  const subject: IndicatorRef = parseIndicator(value) ?? { kind: 'fqdn', value };
  const services = subject.kind === 'fqdn' ? dns : networks;
  const list = readBootstrapFile(listFor(subject.kind), listBody(services));
  assert.ok(!('problem' in list));
  const choice = chooseServer(subject, list, readSettings(settings));
  return 'base' in choice
    ? `${choice.base.href} (${wordsFor(choice)})`
    : `${choice.kind} ${choice.entry} ${choice.listed?.href ?? ''}`.trim();
}

describe('the server for a name or an address', () => {
  it('is that of the longest label suffix', () => {
    assert.equal(
      chosen('shop.example'),
      'https://rdap.registry.example/ (IANA names it for .example)',
    );
    assert.equal(
      chosen('shop.co.example'),
      'https://rdap.second.example/ (IANA names it for .co.example)',
    );
    assert.match(chosen('notco.example'), /^https:\/\/rdap\.registry\.example/);
  });

  it('is that of the longest prefix', () => {
    assert.match(
      chosen('203.0.113.9'),
      /^https:\/\/rdap\.small\.example\/ \(.*203\.0\.113\.0\/24\)/,
    );
    assert.match(chosen('203.0.112.9'), /^https:\/\/rdap\.big\.example\//);
  });

  it('is the first that is https', () => {
    assert.match(chosen('shop.test'), /^https:\/\/rdap\.registry\.test\//);
  });

  it('is none where the only one listed is not encrypted', () => {
    assert.equal(chosen('shop.plain'), 'notAllowed plain http://rdap.plain.example:9000/');
    assert.equal(
      'base' in chooseServer({ kind: 'fqdn', value: 'a.uz' }, shippedList('dns'), readSettings({})),
      false,
    );
  });

  it('comes from the table where IANA lists none that can be asked', () => {
    assert.equal(
      chosen('shop.de'),
      'https://rdap.denic.de/ (Known to answer for .de, for which IANA lists no server)',
    );
    assert.match(chosen('shop.io'), /^https:\/\/rdap\.identitydigital\.services\/rdap\//);
  });

  it('comes from the settings first, where they are as exact', () => {
    const servers = {
      example: 'https://rdap.own.example/',
      de: 'https://rdap.own.example/de/',
      'shop.xyz': 'https://rdap.own.example/xyz/',
      '203.0.113.0/24': 'https://rdap.own.example/ip/',
    };
    assert.equal(
      chosen('shop.example', { servers }),
      'https://rdap.own.example/ (Listed in indicatorLens.rdap.servers)',
    );
    assert.match(chosen('shop.co.example', { servers }), /^https:\/\/rdap\.second\.example\//);
    assert.match(chosen('shop.de', { servers }), /own\.example\/de/);
    assert.match(chosen('shop.xyz', { servers }), /own\.example\/xyz/);
    assert.match(chosen('203.0.113.9', { servers }), /own\.example\/ip/);
  });

  it('is none where nobody lists one', () => {
    assert.equal(chosen('shop.xx'), 'none xx');
  });

  it('is IANA itself for a top-level domain', () => {
    assert.equal(
      chosen('example'),
      'https://rdap.iana.org/ (IANA itself answers for top-level domains)',
    );
  });

  it('is ARIN for an address that no list has', () => {
    assert.match(chosen('198.51.100.1'), /^https:\/\/rdap\.arin\.net\/registry\/ \(ARIN refers/);
  });

  it('is on this machine only, where the lists come from this machine', () => {
    const settings = { bootstrapUrl: 'http://127.0.0.1:8080/' };
    const local = readBootstrapFile(
      'dns',
      listBody([
        [['example'], ['https://rdap.registry.example/', 'http://127.0.0.1:9/']],
        [['test'], ['https://rdap.registry.test/']],
      ]),
    );
    assert.ok(!('problem' in local));
    const choose = (value: string) =>
      chooseServer({ kind: 'fqdn', value }, local, readSettings(settings));
    assert.ok('base' in choose('shop.example'));
    assert.deepEqual(choose('shop.test'), {
      kind: 'notAllowed',
      entry: 'test',
      listed: new URL('https://rdap.registry.test/'),
    });
    assert.deepEqual(choose('shop.de'), { kind: 'none', entry: 'de' });
    assert.ok(!('base' in choose('com')));
    const address = { kind: 'ipv4', value: '198.51.100.1' } as const;
    assert.ok(!('base' in chooseServer(address, undefined, readSettings(settings))));
  });
});
