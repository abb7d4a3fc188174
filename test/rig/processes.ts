import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RunningProcess {
  readonly pid: number;
  /** All it has printed so far. */
  output(): string;
  isRunning(): boolean;
  /** Ends the process and what it started, by process group, and waits until it is gone. */
  stop(): Promise<void>;
}

const PATIENCE_TO_STOP_MS = 5_000;
const groups = new Set<number>();

// A launcher that is itself stopped must leave no server behind.
process.on('exit', () => {
  for (const pid of groups) kill(pid, 'SIGKILL');
});

/** Starts a program in a process group of its own. */
export function startProcess(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): RunningProcess {
  const child = spawn(command, args, {
    env: { ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} could not be started.`);
  groups.add(pid);
  let output = '';
  const keep = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'exit').then(() => groups.delete(pid));
  return {
    pid,
    output: () => output,
    isRunning: () => groups.has(pid),
    stop: async () => {
      kill(pid, 'SIGTERM');
      const inTime = await Promise.race([ended, sleep(PATIENCE_TO_STOP_MS, false)]);
      if (!inTime) {
        kill(pid, 'SIGKILL');
        await ended;
      }
    },
  };
}

/** Runs a program to its end and gives what it printed. Rejects with that when it fails. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  cwd = process.cwd(),
): Promise<string> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${output}`);
  return output;
}

function kill(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // It is gone already.
  }
}

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

/** Waits until the server answers at all; its words when it ends instead. */
export async function waitUntilServing(
  url: string,
  server: RunningProcess,
  timeoutMs = 60_000,
): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    if (!server.isRunning()) throw new Error(`The server ended:\n${server.output()}`);
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await answer.body?.cancel();
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error(`${url} does not answer after ${timeoutMs / 1000} s:\n${server.output()}`);
}
