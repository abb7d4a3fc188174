import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { watchLoopback, wordsOf } from '../../rig/loopback/watch';
import type { LoopbackWatch } from '../../rig/loopback/watch';

const run = promisify(execFile);

describe('a process that may reach only loopback', () => {
  let watch: LoopbackWatch;
  beforeEach(() => {
    watch = watchLoopback();
  });
  afterEach(() => watch.end());

  /** Runs a line of code that prints what came of it, under the guard. */
  async function outcomeOf(code: string): Promise<string> {
    const { stdout } = await run(
      process.execPath,
      [
        '-e',
        `(async () => ${code})().then(console.log, (error) => console.log(error.code ?? error.cause?.code))`,
      ],
      { env: { ...process.env, ...watch.env } },
    );
    return stdout.trim();
  }

  const attempts: readonly (readonly [code: string, how: string, host: string])[] = [
    [
      `new Promise((_, no) => require('net').connect(443, '192.0.2.1').on('error', no))`,
      'connect',
      '192.0.2.1',
    ],
    [
      `new Promise((_, no) => require('net').connect({ port: 443, host: 'host.example' }).on('error', no))`,
      'connect',
      'host.example',
    ],
    [
      `new Promise((_, no) => require('tls').connect(443, '2001:db8::1').on('error', no))`,
      'connect',
      '2001:db8::1',
    ],
    [
      `new Promise((_, no) => require('https').get('https://data.iana.org/').on('error', no))`,
      'connect',
      'data.iana.org',
    ],
    [`fetch('https://data.iana.org/dns.json')`, 'connect', 'data.iana.org'],
    [`require('dns/promises').lookup('host.example')`, 'lookup', 'host.example'],
    [`require('dns/promises').resolveTxt('host.example')`, 'resolveTxt', 'host.example'],
    [
      `new (require('dns/promises').Resolver)().resolve4('host.example')`,
      'resolve4',
      'host.example',
    ],
    [`require('util').promisify(require('dns').lookup)('host.example')`, 'lookup', 'host.example'],
    [`require('dgram').createSocket('udp4').send('x', 53, '192.0.2.53')`, 'udp send', '192.0.2.53'],
  ];
  for (const [code, how, host] of attempts) {
    it(`is refused and told of: ${code}`, async () => {
      assert.equal(await outcomeOf(code), 'ECONNREFUSED');
      const [attempt, ...more] = watch.attempts();
      assert.deepEqual([attempt?.how, attempt?.host, more], [how, host, []]);
      // Where it came from, beyond the guard itself.
      assert.match(wordsOf(watch.attempts()), /\[eval\]|undici/);
    });
  }

  it('hands the rule on to what it starts, thread or process', async () => {
    const leave = `require("net").connect(443, "192.0.2.1").on("error", () => process.exit())`;
    await outcomeOf(`require('child_process').execFileSync(process.execPath, ['-e', '${leave}'])`);
    await outcomeOf(
      `new Promise((end) => new (require('worker_threads').Worker)('${leave}', { eval: true }).on('exit', end))`,
    );
    assert.deepEqual(
      watch.attempts().map(({ host }) => host),
      ['192.0.2.1', '192.0.2.1'],
    );
  });

  it('finds no name of .invalid, which nobody need be asked about', async () => {
    assert.equal(await outcomeOf(`fetch('https://host.invalid/')`), 'ENOTFOUND');
    assert.deepEqual(watch.attempts(), []);
  });

  it('reaches this machine by address and by name', async () => {
    const server = createServer((_, response) => response.end('here'));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    try {
      const { port } = server.address() as AddressInfo;
      for (const host of ['127.0.0.1', 'localhost']) {
        const code = `(await fetch('http://${host}:${port}')).text()`;
        assert.equal(await outcomeOf(code), 'here');
      }
      assert.equal(
        await outcomeOf(`(await require('dns/promises').lookup('localhost')) && 1`),
        '1',
      );
      assert.deepEqual(watch.attempts(), []);
    } finally {
      server.close();
    }
  });
});
