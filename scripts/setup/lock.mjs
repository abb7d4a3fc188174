import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 20 * 60_000;

/** Lets one process at a time do `work`. The lock of a process that is gone is taken over. */
export async function withLock(file, what, work) {
  mkdirSync(dirname(file), { recursive: true });
  const until = Date.now() + PATIENCE_MS;
  let told = false;
  while (!take(file)) {
    if (Date.now() > until) throw new Error(`Waited 20 minutes for ${what}; remove ${file}.`);
    if (!told) console.log(`Another run is busy with ${what}: waiting for it.`);
    told = true;
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  let holder;
  try {
    holder = Number(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
  // An empty file belongs to a process that is just about to write its id into it.
  if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
  return false;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
