import assert from 'node:assert/strict';
import { parseIndicator } from '../../../src/core/indicator/index';
import type { IndicatorRef } from '../../../src/core/indicator/index';
import { ignoreListFaults } from '../../../src/enrichment/ignoreList';
import { about, createBench } from './bench';
import type { Bench } from './bench';

const ref = (value: string): IndicatorRef => parseIndicator(value) ?? { kind: 'fqdn', value };

/** `sent`, or the words of the refusal. */
async function asks(bench: Bench, value: string): Promise<string> {
  bench.asked.length = 0;
  const request = about(ref(value), { operations: ['beta.query'], refresh: true });
  const [result] = await bench.enrichment.enrich(request);
  if (result?.outcome.kind === 'failed') {
    assert.equal(result.outcome.reason, 'refused', result.outcome.message);
    assert.deepEqual(bench.asked, []);
    assert.ok(result.outcome.remedy.endsWith('.'));
    return result.outcome.message;
  }
  assert.equal(bench.asked.length, 1);
  return 'sent';
}

const INTERNAL = ['10.0.4.17', '192.168.1.1', 'fd00::1', '169.254.1.1', 'dc01.corp.internal'];
const NEVER = ['203.0.113.80', '2001:db8:80::23', '224.0.0.1', 'login-secure.example', 'a.onion'];

describe('what is never sent', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = createBench();
  });

  it('lets public names and addresses pass', async () => {
    for (const value of ['evil.com', '8.8.8.8', '2606:4700::1111', 'www.bbc.co.uk']) {
      assert.equal(await asks(bench, value), 'sent', value);
    }
  });

  it('refuses with the reason in words', async () => {
    const words: readonly (readonly [value: string, words: RegExp])[] = [
      ['10.0.4.17', /10\.0\.4\.17 was not sent to Beta: it is a private address/],
      ['127.0.0.1', /an address of this machine/],
      ['169.254.1.1', /link-local/],
      ['203.0.113.80', /reserved for documentation/],
      ['224.0.0.1', /multicast/],
      ['240.0.0.1', /a reserved address/],
      ['dc01.corp.internal', /an internal name/],
      ['login-secure.example', /special-use name/],
      ['abcdefghijklmnop.onion', /onion name/],
      ['1.1.168.192.in-addr.arpa', /reverse zone/],
      ['fileserver', /a name without a domain/],
      ['10.0.4.17.nip.io', /Beta: it holds 10\.0\.4\.17, a private address/],
    ];
    for (const [value, expected] of words) {
      assert.match(await asks(bench, value), expected);
    }
  });

  it('asks a server on loopback anything but what is ignored', async () => {
    bench.ignored.push('evil.com');
    for (const origin of ['http://127.0.0.1:8400', 'https://localhost:8443', 'http://[::1]:8400']) {
      bench.settings.beta = { origin };
      for (const value of [...INTERNAL, ...NEVER]) {
        assert.equal(await asks(bench, value), 'sent', value);
      }
      assert.match(await asks(bench, 'evil.com'), /ignore list holds evil\.com/);
    }
    bench.settings.beta = { origin: 'https://localhost.evil.test' };
    assert.notEqual(await asks(bench, '10.0.4.17'), 'sent');
  });

  it('asks an own server about internal names when its setting allows it, and about nothing else', async () => {
    bench.settings.beta = { origin: 'https://pdns.corp.test', internal: true };
    bench.ignored.push('*.secret.internal');
    for (const value of INTERNAL) {
      assert.equal(await asks(bench, value), 'sent', value);
    }
    for (const value of [...NEVER, 'a.secret.internal']) {
      assert.notEqual(await asks(bench, value), 'sent', value);
    }
  });

  describe('the ignore list', () => {
    const table: readonly (readonly [
      entry: string,
      covers: readonly string[],
      not: readonly string[],
    ])[] = [
      ['vpn.corp.com', ['vpn.corp.com', 'a.vpn.corp.com'], ['corp.com', 'xvpn.corp.com']],
      [
        'corp.com',
        ['corp.com', 'vpn.corp.com', 'a.b.corp.com'],
        ['xcorp.com', 'corp.com.evil.com'],
      ],
      ['*.corp.com', ['corp.com', 'a.corp.com', 'a.b.corp.com'], ['xcorp.com']],
      ['.dev.corp.com', ['dev.corp.com', 'a.dev.corp.com'], ['corp.com', 'xdev.corp.com']],
      ['*[.]lab[.]corp[.]com', ['lab.corp.com', 'a.lab.corp.com'], ['corp.com']],
      ['*.bank', ['a.bank', 'b.a.bank'], ['bank.com']],
      ['VPN[.]Corp[.]com', ['vpn.corp.com'], []],
      ['bücher.de', ['xn--bcher-kva.de', 'www.xn--bcher-kva.de'], []],
      ['8.8.8.8', ['8.8.8.8'], ['8.8.4.4']],
      ['8.8.0.0/16', ['8.8.8.8', '::ffff:8.8.8.8'], ['8.9.0.1', '2606:4700::1']],
      ['2606:4700::/32', ['2606:4700::1111'], ['2606:4701::1', '8.8.8.8']],
      ['2606:4700:0:0::1', ['2606:4700::1'], []],
      ['corp.com.', ['corp.com', 'a.corp.com'], ['xcorp.com']],
      ['files.corpnet', ['files.corpnet', 'a.files.corpnet'], ['evil.com']],
      ['@corp.com', ['corp.com'], ['evil.com']],
      ['bob@corp.com', ['corp.com', 'mail.corp.com'], ['evil.com']],
      ['https://portal.corp.com/a?b=evil', ['portal.corp.com'], ['corp.com']],
      ['hxxps://portal[.]corp[.]com/a', ['portal.corp.com'], ['corp.com']],
      ['a.com, b.com', ['a.com', 'b.com', 'x.b.com'], ['c.com']],
      ['a.com,b.com;c.com', ['a.com', 'b.com', 'c.com'], ['d.com']],
      ['a.com b.com', ['a.com', 'b.com'], ['c.com']],
      ['a.com\nb.com', ['a.com', 'b.com'], ['c.com']],
      ['8.8.8.8, corp.com, 9.9.9.0/24', ['8.8.8.8', 'corp.com', '9.9.9.9'], ['8.8.4.4']],
      ['10[.]0[.]0[.]1,8[.]8[.]8[.]8', ['8.8.8.8'], ['8.8.4.4']],
      ['http://a.com/x and b.com', ['a.com', 'b.com'], ['c.com']],
      ['8 . 8 . 8 . 8', ['8.8.8.8'], ['8.8.4.4', 'evil.com']],
      ['# our resolvers: 8.8.8.8', [], ['8.8.8.8', 'evil.com']],
      ['8.8.8.8 # resolver, not 9.9.9.9', ['8.8.8.8'], ['9.9.9.9']],
      ['// corp.com', [], ['corp.com']],
      ['acme', ['acme.com', 'www.acme.co.uk', 'a.acme'], ['acme2.com', 'xacme.com']],
      ['mail*.corp.com', ['mail.corp.com', 'mail7.corp.com', 'a.mail7.corp.com'], ['corp.com']],
      ['corp.*', ['corp.com', 'www.corp.co.uk'], ['xcorp.com']],
      ['*.corp.*', ['corp.com', 'www.corp.co.uk'], ['xcorp.com']],
      ['*acme*', ['myacmeshop.com', 'www.acme.com'], ['acm.com']],
      ['db?.corp.com', ['db1.corp.com', 'x.db1.corp.com'], ['db10.corp.com']],
      ['8.8.8.*', ['8.8.8.8', '::ffff:8.8.8.8', '8.8.8.1.nip.io'], ['8.8.9.8']],
      ['8[.]8[.]8[.]*', ['8.8.8.8'], ['8.8.9.8']],
      ['8.8.*.8', ['8.8.4.8'], ['8.8.4.4']],
      ['8.*', ['8.1.2.3'], ['9.8.8.8']],
      ['8.8.8.x', ['8.8.8.8'], ['8.8.9.8']],
      ['8.8.1-5.0-9', ['8.8.3.9'], ['8.8.3.10', '8.8.6.1']],
      ['8.8.8.1?', ['8.8.8.10', '8.8.8.19'], ['8.8.8.1', '8.8.8.100']],
      ['*.8.8.8', ['9.8.8.8'], ['8.8.8.9']],
      ['8.8.8', ['8.8.8.1', '8.8.0.8'], ['8.8.4.4']],
      ['8.8.8.', ['8.8.8.1'], ['8.8.4.4']],
      ['8', ['8.1.2.3'], ['9.8.8.8']],
      ['010.9.8.7', ['8.9.8.7'], ['9.9.8.7']],
      ['134744072', ['8.8.8.8'], ['8.8.4.4']],
      ['0x08080808', ['8.8.8.8'], ['8.8.4.4']],
      ['8.8.8.8:53', ['8.8.8.8'], ['8.8.4.4']],
      ['8.8.8.8.', ['8.8.8.8'], ['8.8.4.4']],
      ['8.8.8.8/32', ['8.8.8.8'], ['8.8.8.9']],
      ['8.8.8.8/24', ['8.8.8.1'], ['8.8.9.1']],
      ['8/8', ['8.200.1.1'], ['9.1.1.1']],
      ['8.8/16', ['8.8.200.1'], ['8.9.1.1']],
      ['8[.]8[.]0[.]0/16', ['8.8.200.1'], ['8.9.1.1']],
      ['8.0.0.0/255.0.0.0', ['8.200.1.1'], ['9.1.1.1']],
      ['8.0.0.0 255.0.0.0', ['8.200.1.1'], ['9.1.1.1']],
      ['8.0.0.0 mask 255.255.0.0', ['8.0.1.1'], ['8.1.1.1']],
      ['8.0.0.0/0.255.255.255', ['8.200.1.1'], ['9.1.1.1']],
      ['8.8.4.0-8.8.8.8', ['8.8.4.0', '8.8.6.1', '8.8.8.8'], ['8.8.8.9', '8.8.3.255']],
      ['8.8.4.0 – 8.8.8.8', ['8.8.6.1'], ['8.8.8.9']],
      ['8.8.8.8-8.8.4.0', ['8.8.6.1'], ['8.8.8.9']],
      ['8.8.4.0 to 8.8.8.8', ['8.8.6.1'], ['8.8.8.9']],
      ['8.8.4.0/24-8.8.6.0/24', ['8.8.6.255'], ['8.8.7.0']],
      ['8.8.8.8-9', ['8.8.8.9'], ['8.8.8.10']],
      ['2606:4700::1-2606:4700::ff', ['2606:4700::7f'], ['2606:4700::100']],
      ['2606[:]4700[:][:]1', ['2606:4700::1'], ['2606:4700::2']],
      ['[2606:4700::1]:443', ['2606:4700::1'], ['2606:4700::2']],
      ['2606:4700:*', ['2606:4700::1', '2606:4700:9::1'], ['2606:4701::1']],
      ['2606:4700::*', ['2606:4700::1'], ['2606:4701::1']],
      ['2606:4700:', ['2606:4700:9::1'], ['2606:4701::1']],
      ['2606:4700::/ffff:ffff::', ['2606:4700:9::1'], ['2606:4701::1']],
      [
        '8.8.8.8',
        [
          '::ffff:8.8.8.8',
          '64:ff9b::808:808',
          '2002:808:808::1',
          '8.8.8.8.nip.io',
          'dns-8-8-8-8.sslip.io',
          '08080808.nip.io',
        ],
        ['2002:808:809::1', '8.8.4.4.nip.io'],
      ],
      ['::ffff:8.8.8.0/120', ['8.8.8.8', '64:ff9b::808:808'], ['8.8.9.8']],
      ['2002:808:800::/40', ['8.8.8.8'], ['9.8.8.8']],
      ['*', ['evil.com', '8.8.8.8', '2606:4700::1'], []],
      ['  ', [], ['evil.com', '8.8.8.8']],
    ];
    for (const [entry, covers, not] of table) {
      it(`"${entry}" covers what it says`, async () => {
        bench.ignored.push(entry);
        for (const value of covers) {
          const message = await asks(bench, value);
          assert.ok(message.includes(`the ignore list holds ${entry}`), `${value}: ${message}`);
        }
        for (const value of not) {
          assert.equal(await asks(bench, value), 'sent', value);
        }
      });
    }

    it('keeps at home everything that an unreadable entry could mean, and says so', async () => {
      const unreadable: readonly (readonly [
        entry: unknown,
        covers: readonly string[],
        not: readonly string[],
      ])[] = [
        ['8.8.8.0/255.0.255.0', ['8.8.8.8', '2606:4700::1', '9.9.9.9.nip.io'], ['evil.com']],
        ['8.8.8.0/33', ['8.8.8.8'], ['evil.com']],
        ['300.8.8.8', ['8.8.8.8'], ['evil.com']],
        ['8.8.8.8.8', ['8.8.8.8'], ['evil.com']],
        ['2606:4700::/129', ['8.8.8.8', '2606:4700::1'], ['evil.com']],
        ['8.8.8.8-2606:4700::1', ['8.8.8.8'], ['evil.com']],
        ['/^.*corp/', ['evil.com', '8.8.8.8'], []],
        ['our own bank', ['evil.com', '8.8.8.8'], []],
        ['a.com (ours)', ['evil.com', 'a.com'], []],
        ['b.com, our own bank', ['evil.com', 'b.com'], []],
        [7, ['evil.com', '8.8.8.8'], []],
        [null, ['evil.com'], []],
        [{ name: 'corp.com' }, ['evil.com'], []],
      ];
      for (const [entry, covers, not] of unreadable) {
        bench.ignored.splice(0, bench.ignored.length, 'known.com', entry);
        for (const value of covers) {
          assert.match(
            await asks(bench, value),
            /which cannot be read/,
            `${JSON.stringify(entry)}: ${value}`,
          );
        }
        for (const value of not) {
          assert.equal(await asks(bench, value), 'sent', `${JSON.stringify(entry)}: ${value}`);
        }
        assert.match(await asks(bench, 'known.com'), /the ignore list holds known\.com\./);
      }
    });

    it('tells which entries cannot be read', () => {
      assert.deepEqual(ignoreListFaults(['corp.com', '8.8.8.*', '# note', ' ']), []);
      const faults = ignoreListFaults(['corp.com', '8.8.8.0/33', 'our own\u202e bank']);
      assert.deepEqual(
        faults.map(({ message }) => /holds (.*?), which/.exec(message)?.[1]),
        ['8.8.8.0/33', 'our own⟨U+202E⟩ bank'],
      );
      assert.ok(faults.every(({ action }) => action === 'openSettings'));
    });

    it('counts from the moment it is changed', async () => {
      assert.equal(await asks(bench, 'evil.com'), 'sent');
      bench.ignored.push('evil.com');
      assert.notEqual(await asks(bench, 'evil.com'), 'sent');
      bench.ignored.length = 0;
      assert.equal(await asks(bench, 'evil.com'), 'sent');
    });
  });
});
