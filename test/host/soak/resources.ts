import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Longer than a connection is kept open for the next request. */
const SETTLING_MS = 8_000;

/** What a process holds once it has come to rest. */
export async function resources(): Promise<{
  readonly timers: number;
  readonly sockets: number;
  readonly listeners: number;
  readonly files: number;
}> {
  await sleep(SETTLING_MS);
  const active = process.getActiveResourcesInfo();
  return {
    timers: active.filter((name) => name === 'Timeout').length,
    sockets: active.filter((name) => /^(TCP|TLS)/.test(name)).length,
    listeners: process
      .eventNames()
      .reduce((sum, event) => sum + process.listenerCount(event as string), 0),
    files: readdirSync('/proc/self/fd').length,
  };
}

/** Bytes of the heap that are in use after a full collection. */
export async function heapAfterCollection(): Promise<number> {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round += 1) {
    collect();
    await sleep(50);
  }
  return process.memoryUsage().heapUsed;
}
