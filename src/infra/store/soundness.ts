import { Worker } from 'node:worker_threads';
import { faultOf } from './sqlite';
import type { Connection } from './sqlite';

/**
 * Looks through the whole file in a thread of its own: half a second for 256 MB from memory, and many
 * from a slow disk, which no editor should wait for. `PRAGMA quick_check` leaves out only the
 * comparison of indexes with tables: https://www.sqlite.org/pragma.html#pragma_quick_check
 */
const CHECK = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(workerData, { readOnly: true, timeout: 10000 });
  let words;
  try {
    words = database.prepare('PRAGMA quick_check(1)').get().quick_check;
  } catch (thrown) {
    // Only what SQLite says of the file's content counts: 11 is SQLITE_CORRUPT, 26 SQLITE_NOTADB.
    words = [11, 26].includes(thrown.errcode & 0xff) ? thrown.message : 'ok';
  } finally {
    database.close();
  }
  parentPort.postMessage(words);
`;

/** `quick_check` tells a page that could not be read in words: "unable to get the page. error code=266". */
const UNREADABLE_PAGE = /error code=(\d+)/;
const CORRUPT = new Set([11, 26]);

/**
 * False where SQLite finds the content of the file damaged, twice. A fault of the disk or the network
 * says nothing about the content: such a file is never set aside. Throws for other faults of the file.
 */
export function isSound(connection: Connection): boolean {
  return finding(connection) === undefined || finding(connection) === undefined;
}

function finding({ handle }: Connection): string | undefined {
  try {
    return handle
      .prepare('PRAGMA quick_check(100)')
      .all()
      .map(({ quick_check: words }) => String(words))
      .find((words) => words !== 'ok' && !isUnreadable(words));
  } catch (thrown) {
    if (faultOf(thrown) === 'damaged') {
      return String(thrown);
    }
    throw thrown;
  }
}

function isUnreadable(words: string): boolean {
  const code = UNREADABLE_PAGE.exec(words)?.[1];
  return code !== undefined && !CORRUPT.has(Number(code) & 0xff);
}

/** `ended` gets `ok`, or SQLite's words about the damage. Returns what stops the check. */
export function checkInBackground(
  path: string,
  ended: (words: string) => void,
  failed: (error: Error) => void,
): () => void {
  const worker = new Worker(CHECK, { eval: true, workerData: path });
  worker.unref();
  worker.on('message', (words: unknown) => ended(String(words)));
  worker.on('error', (error) => failed(error instanceof Error ? error : new Error(String(error))));
  return () => void worker.terminate();
}
