import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import type { OperationId } from '../../src/core/operation/ids';
import { providers } from '../../src/providers';
import { secretsWrittenIn } from '../rig/canary';
import { isLong, report } from '../rig/figures';
import {
  blocksFor,
  credentialsByProvider,
  secretsOf,
  simulatedCredentials,
} from '../rig/simulatedAccount';
import type { LoggedRequest } from '../simulator';
import type { Addresses } from '../simulator/model';
import { asker } from './batchKills/asker';
import type { Asker } from './batchKills/asker';

const root = join(__dirname, '..', '..');
const KILLS = isLong ? 200 : 100;
/** Of each vendor, the first two that take a name. One with a pace would keep the kills waiting. */
const OPERATIONS = providers
  .filter((provider) => provider.pace === undefined)
  .flatMap(({ operations }) => operations.filter(({ takes }) => takes.includes('fqdn')).slice(0, 2))
  .map(({ id }) => id);
const NAMES = 7 * KILLS;
/** Long enough that kills hit questions on the way. */
const LATENCY_MS = 12;

describe('a batch whose process is killed', function () {
  this.timeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-kills-'));
  const script = join(folder, 'window.cjs');
  let simulator: ChildProcess;
  let addresses: Addresses;
  /** Where the simulator takes orders: any of its servers. */
  let origin: string;
  /** By what the simulator calls a request, the operation that makes it. */
  const operations = new Map<string, OperationId>();

  before(async () => {
    [addresses] = await Promise.all([
      startSimulator(),
      build({
        absWorkingDir: root,
        entryPoints: ['test/soak/batchKills/window.ts'],
        outfile: script,
        bundle: true,
        platform: 'node',
        target: 'node22',
        format: 'cjs',
      }),
    ]);
    const [first] = providers;
    assert.ok(first);
    origin = first.server(blocksFor(addresses)[first.id]).origin;
    await learnEndpoints();
    await tell('fault', { name: 'slow', ms: LATENCY_MS });
  });
  after(() => {
    simulator.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  async function startSimulator(): Promise<Addresses> {
    simulator = spawn(process.execPath, ['-r', 'tsx/cjs', 'test/simulator/main.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(simulator.stdout!, 'data')) as [Buffer];
    return JSON.parse(line.toString('utf8')) as Addresses;
  }

  async function tell(order: string, body: object): Promise<void> {
    const response = await fetch(`${origin}/_simulator/${order}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 200, await response.text());
  }

  /** How often each question arrived, alone or together with others. */
  async function arrived(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const { endpoint, indicator } of await requests()) {
      for (const value of indicator.split(',')) {
        const key = `${operations.get(endpoint) ?? endpoint} ${value}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    return counts;
  }

  async function requests(): Promise<readonly LoggedRequest[]> {
    const response = await fetch(`${origin}/_simulator/requests`);
    return (await response.json()) as LoggedRequest[];
  }

  /** Asks each operation once about a name, and once about two, that the batch does not hold. */
  async function learnEndpoints(): Promise<void> {
    const product = asker({ ...surroundings(), folder: join(folder, 'probe') });
    try {
      for (const operation of OPERATIONS) {
        for (const names of [['probe.example'], ['probe-1.example', 'probe-2.example']]) {
          await tell('reset', {});
          const batch = product.batches.create({
            title: operation,
            indicators: names.map((value) => ({ kind: 'fqdn', value })),
            operations: [operation],
            data: 'live',
            askedFrom: 'test',
          });
          product.batches.resume(batch);
          await product.batches.settled(batch);
          const sent = await requests();
          assert.deepEqual(
            sent.flatMap(({ indicator }) => indicator.split(',')).sort(),
            names,
            `${operation} is more than one request`,
          );
          for (const { endpoint } of sent) {
            assert.equal(operations.get(endpoint) ?? operation, operation);
            operations.set(endpoint, operation);
          }
        }
      }
    } finally {
      product.close();
    }
    assert.equal(new Set(operations.values()).size, OPERATIONS.length);
    await tell('reset', {});
  }

  /** As `arrived` counts. */
  function keyOf(item: {
    readonly operation: OperationId;
    readonly indicator: { readonly value: string };
  }): string {
    return `${item.operation} ${item.indicator.value}`;
  }

  const surroundings = () => ({
    folder: join(folder, 'store'),
    settings: blocksFor(addresses),
    credentials: credentialsByProvider,
  });

  const openWindow = (batch: string): ChildProcess =>
    spawn(process.execPath, [script, JSON.stringify({ ...surroundings(), batch })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });

  const withProduct = async <T>(use: (product: Asker) => T | Promise<T>): Promise<T> => {
    const product = asker(surroundings());
    try {
      return await use(product);
    } finally {
      product.close();
    }
  };

  it(`loses nothing and asks nothing twice in ${KILLS} kills`, async () => {
    const batch = await withProduct(({ batches }) =>
      batches.create({
        title: 'kills',
        indicators: Array.from({ length: NAMES }, (_, at) => ({
          kind: 'fqdn' as const,
          value: `n${at}.example`,
        })),
        operations: OPERATIONS,
        data: 'live',
        askedFrom: 'test',
      }),
    );

    for (let kill = 0; kill < KILLS; kill += 1) {
      const process = openWindow(batch);
      const ended = once(process, 'exit');
      if (kill % 5 === 0) {
        await sleep(Math.random() * 250); // before, while and after it opens the store
      } else {
        await once(process.stdout!, 'data');
        await sleep(Math.random() * 40);
      }
      process.kill('SIGKILL');
      const [, signal] = (await ended) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL', 'the batch was over before it could be killed so often');
    }
    const [code] = (await once(openWindow(batch), 'exit')) as [number | null];
    assert.equal(code, 0);

    const before = await arrived();
    const inDoubt = await withProduct(async ({ batches, written }) => {
      const standing = batches.standing(batch);
      assert.ok(standing);
      const { counts, batch: whole } = standing;
      assert.equal(counts.done + counts.inDoubt, NAMES * OPERATIONS.length, JSON.stringify(counts));
      assert.ok(counts.inDoubt > 0, 'no kill hit a question on the way');
      whole.items.forEach((item, index) => {
        const times = before.get(keyOf(item)) ?? 0;
        if (item.state === 'done') {
          assert.equal(times, 1, `${keyOf(item)} is done`);
          assert.ok(batches.answer(whole, index), `${keyOf(item)} has no answer`);
        } else {
          assert.ok(times <= 1, `${keyOf(item)} is in doubt`);
        }
      });
      const asked = (await requests()).length;
      assert.ok(written() >= asked, 'every request that arrived is in the audit log');

      const doubtful = whole.items.filter(({ state }) => state === 'inDoubt').map(keyOf);
      assert.equal(batches.askAgain(batch), true);
      await batches.settled(batch);
      assert.equal(batches.standing(batch)?.counts.done, NAMES * OPERATIONS.length);
      report(
        'A window that works on a batch is killed',
        { what: 'kills', value: String(KILLS) },
        { what: 'questions', value: String(whole.items.length) },
        { what: 'left in doubt, and asked again by hand', value: String(doubtful.length) },
        { what: 'answers lost', value: '0' },
        { what: 'asked twice', value: '0' },
      );
      return new Set(doubtful);
    });

    const after = await arrived();
    for (const [key, times] of after) {
      assert.equal(times, (before.get(key) ?? 0) + (inDoubt.has(key) ? 1 : 0), key);
    }
    assert.equal(after.size, NAMES * OPERATIONS.length);
    assert.deepEqual(secretsWrittenIn(folder, secretsOf(simulatedCredentials)), []);
  });
});
