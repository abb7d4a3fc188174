import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { privateFile } from './files';
import { BUSY_TIMEOUT_MS, faultOf } from './sqlite';
import type { Sqlite } from './sqlite';

const LOCK_FILE = 'indicator-lens.lock';

/** Many may share the folder while nobody has it alone. */
const STATEMENTS = {
  shared: 'BEGIN; SELECT count(*) FROM sqlite_schema',
  alone: 'BEGIN EXCLUSIVE',
} as const;

/**
 * Runs the work while the folder is shared, or this process has it alone. SQLite's file lock is used,
 * for it ends with the process however that ends. Throws SQLite's "busy" where another process has it.
 */
export function withLock<T>(
  sqlite: Sqlite,
  folder: string,
  how: keyof typeof STATEMENTS,
  work: () => T,
): T {
  const path = join(folder, LOCK_FILE);
  privateFile(path);
  const handle = new sqlite.DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    lock();
    return work();
  } finally {
    handle.close();
  }

  function lock(): void {
    try {
      handle.exec(STATEMENTS[how]);
    } catch (thrown) {
      if (faultOf(thrown) !== 'damaged') {
        throw thrown;
      }
      // Nothing is ever written into it, so nothing is lost; the next process makes it anew.
      rmSync(path, { force: true });
    }
  }
}
