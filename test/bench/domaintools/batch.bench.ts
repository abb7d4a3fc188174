import '../../../src/core/zodConfig';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import axios from 'axios';
import { domaintools } from '../../../src/providers/domaintools';
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

/**
 * A batch of 2,000 questions against the simulator in another process: journal, cache and audit log
 * in SQLite, real requests. Held against the bound `questions × latency / concurrency` and against
 * the same requests sent by bare axios, as many at a time, with nothing kept.
 */
export async function run(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-bench-'));
  const simulator = spawn(process.execPath, ['-r', 'tsx/cjs', 'test/simulator/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(simulator.stdout, 'data')) as [Buffer];
    const { domaintools: server } = JSON.parse(line.toString('utf8')) as { domaintools: string };
    await fetch(`${server}/_simulator/fault`, {
      method: 'POST',
      body: JSON.stringify({ name: 'slow', ms: LATENCY_MS }),
    });
    const loop = await axiosLoop(server);
    const before = memory();
    const held = heldMemory();
    const { ms, peak, kept } = await batch(server, join(folder, 'store'));
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
  } finally {
    simulator.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function batch(
  server: string,
  folder: string,
): Promise<{ readonly ms: number; readonly peak: number; readonly kept: number }> {
  const product = asker({
    folder,
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
      indicators: indicators('b').map((value) => ({ kind: 'fqdn', value })),
      operations: [OPERATION],
      data: 'live',
      askedFrom: 'bench',
    });
    batches.resume(id);
    await batches.settled(id);
    const ms = performance.now() - started;
    const done = batches.standing(id)?.counts.done;
    if (done !== QUESTIONS) {
      throw new Error(`The batch answered ${done ?? 0} of ${QUESTIONS} questions.`);
    }
    return { ms, peak, kept: heldMemory() };
  } finally {
    clearInterval(watch);
    product.close();
  }
}

/** The same requests, as many at a time, by header instead of signature, and thrown away. */
async function axiosLoop(server: string): Promise<number> {
  const names = indicators('a');
  const worker = async (): Promise<void> => {
    for (let value = names.pop(); value !== undefined; value = names.pop()) {
      await axios.get(`${server}/v1/${value}/hosting-history`, {
        headers: { 'x-api-key': KEY },
        validateStatus: () => true,
      });
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: domaintools.concurrency }, worker));
  return performance.now() - started;
}

function indicators(letter: string): string[] {
  return Array.from({ length: QUESTIONS }, (_, at) => `${letter}${at}.example`);
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
