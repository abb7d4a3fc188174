import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf } from './sqlite';
import type { Sqlite } from './sqlite';

const LOCK_FILE = 'indicator-lens.lock';
const TIMEOUT_MS = 30_000;

/**
 * Runs the work while no other process runs its own on this folder. SQLite's file lock is used, for
 * it ends with the process however that ends.
 */
export function withLock<T>(sqlite: Sqlite, folder: string, work: () => T): T {
  const path = join(folder, LOCK_FILE);
  const handle = new sqlite.DatabaseSync(path, { timeout: TIMEOUT_MS });
  try {
    lock();
    return work();
  } finally {
    handle.close();
  }

  function lock(): void {
    try {
      handle.exec('BEGIN EXCLUSIVE');
    } catch (thrown) {
      if (faultOf(thrown) !== 'damaged') {
        throw thrown;
      }
      // Nothing is ever written into it, so nothing is lost; the next process makes it anew.
      rmSync(path, { force: true });
    }
  }
}
