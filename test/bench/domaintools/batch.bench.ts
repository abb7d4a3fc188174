import '../../../src/core/zodConfig';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import axios from 'axios';
import type { OperationId } from '../../../src/core/operation/ids';
import { domaintools } from '../../../src/providers/domaintools';
import { profile } from '../../../src/providers/domaintools/profile';
import { root } from '../../rig/paths';
import { asker } from '../../soak/batchKills/asker';
import { measurement } from '../measurement';
import type { Measurement } from '../measurement';

export const name = 'batch';

const QUESTIONS = 2000;
/** A round trip to DomainTools and its own 30 ms (median of recorded WHOIS answers). */
const LATENCY_MS = 100;
const KEY = '0123456789abcdef0123456789abcdef';
const OPERATION = 'domaintools.hostingHistory';
/** Iris Enrich takes at least 6,000 names a minute, so about a second for a hundred of them. */
const ENRICH_LATENCY_MS = 1000;
/** Asked one by one; all of them would take minutes. */
const ALONE = 100;

/**
 * A batch of 2,000 questions against the simulator in another process: journal, cache and audit log
 * in SQLite, real requests. Held against the bound `questions × latency / concurrency` and against
 * the same requests sent by bare axios, as many at a time, with nothing kept.
 */
export async function run(): Promise<readonly Measurement[]> {
  return [...(await oneByOne()), ...(await byEnrich())];
}

async function oneByOne(): Promise<readonly Measurement[]> {
  return besideServer(['test/simulator/main.ts'], async (server, folder) => {
    await fetch(`${server}/_simulator/fault`, {
      method: 'POST',
      body: JSON.stringify({ name: 'slow', ms: LATENCY_MS }),
    });
    const loop = await axiosLoop(
      indicators('a').map((name) => `${server}/v1/${name}/hosting-history`),
    );
    const before = memory();
    const held = heldMemory();
    const { ms, peak, kept } = await batch(server, folder, OPERATION, indicators('b'));
    const bound = (QUESTIONS * LATENCY_MS) / domaintools.concurrency;
    const what = `batch.${QUESTIONS}`;
    return [
      measurement({ what, value: ms, unit: 'ms', baseline: 'bound', baselineValue: bound }),
      measurement({ what, value: ms, unit: 'ms', baseline: 'axios-loop', baselineValue: loop }),
      measurement({
        what: `${what}.memory`,
        value: peak,
        unit: 'bytes',
        baseline: 'resident set before',
        baselineValue: before,
      }),
      measurement({
        what: `${what}.kept`,
        value: kept,
        unit: 'bytes',
        baseline: 'held before',
        baselineValue: held,
      }),
    ];
  });
}

/**
 * As many names by Iris Enrich, a hundred a request: against the bound
 * `requests × latency / concurrency`, and against bare axios with one name a request, whose time is
 * taken of fewer and multiplied.
 */
async function byEnrich(): Promise<readonly Measurement[]> {
  const script = ['test/bench/domaintools/enrichServer.ts', String(ENRICH_LATENCY_MS)];
  const { most } = profile.together ?? { most: 1 };
  return besideServer(script, async (server, folder) => {
    const alone = await axiosLoop(
      indicators('a', ALONE).map((name) => `${server}/v1/iris-enrich/?domain=${name}`),
    );
    const { ms } = await batch(server, folder, profile.id, indicators('b'));
    const bound = (Math.ceil(QUESTIONS / most) * ENRICH_LATENCY_MS) / domaintools.concurrency;
    const what = `batch.enrich.${QUESTIONS}`;
    return [
      measurement({ what, value: ms, unit: 'ms', baseline: 'bound', baselineValue: bound }),
      measurement({
        what,
        value: ms,
        unit: 'ms',
        baseline: 'one name a request',
        baselineValue: alone * (QUESTIONS / ALONE),
      }),
    ];
  });
}

/** Runs beside a server of a process of its own, whose address is the first line that it writes. */
async function besideServer<Value>(
  script: readonly string[],
  work: (server: string, folder: string) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-bench-'));
  const simulator = spawn(process.execPath, ['-r', 'tsx/cjs', ...script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(simulator.stdout, 'data')) as [Buffer];
    const { domaintools: server } = JSON.parse(line.toString('utf8')) as { domaintools: string };
    return await work(server, folder);
  } finally {
    simulator.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function batch(
  server: string,
  folder: string,
  operation: OperationId,
  names: readonly string[],
): Promise<{ readonly ms: number; readonly peak: number; readonly kept: number }> {
  const product = asker({
    folder: join(folder, 'store'),
    settings: { domaintools: { baseUrl: server } },
    credentials: { domaintools: { username: 'example_user', key: KEY } },
  });
  const { batches } = product;
  let peak = memory();
  const watch = setInterval(() => {
    peak = Math.max(peak, memory());
  }, 100);
  try {
    const started = performance.now();
    const id = batches.create({
      title: 'bench',
      indicators: names.map((value) => ({ kind: 'fqdn', value })),
      operations: [operation],
      data: 'live',
      askedFrom: 'bench',
    });
    batches.resume(id);
    await batches.settled(id);
    const ms = performance.now() - started;
    const done = batches.standing(id)?.counts.done;
    if (done !== names.length) {
      throw new Error(`The batch answered ${done ?? 0} of ${names.length} questions.`);
    }
    return { ms, peak, kept: heldMemory() };
  } finally {
    clearInterval(watch);
    product.close();
  }
}

/** The same requests, as many at a time, by header instead of signature, and thrown away. */
async function axiosLoop(urls: readonly string[]): Promise<number> {
  const left = [...urls];
  const worker = async (): Promise<void> => {
    for (let url = left.pop(); url !== undefined; url = left.pop()) {
      await axios.get(url, {
        headers: { 'x-api-key': KEY },
        validateStatus: () => true,
      });
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: domaintools.concurrency }, worker));
  return performance.now() - started;
}

function indicators(letter: string, length = QUESTIONS): string[] {
  return Array.from({ length }, (_, at) => `${letter}${at}.example`);
}

/** Bytes that cannot be given back: what is left after a collection. */
function heldMemory(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Bytes that the process occupies, what it has not given back included. */
function memory(): number {
  return process.memoryUsage.rss();
}
