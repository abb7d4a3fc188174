import { Worker } from 'node:worker_threads';

interface Order {
  /** The database. */
  readonly from: string;
  /** The newest backup there is. */
  readonly last: string | undefined;
  /** Where to write: an empty file of its user alone. */
  readonly to: string;
}

/**
 * In a thread of its own, for a library may be large. What was written is opened again and read row by
 * row: a row that is not as it was written stands in an earlier backup.
 */
const COPY = `
  const { parentPort, workerData: { from, last, to } } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  const { crc32 } = require('node:zlib');
  const factsOf = (database) => JSON.stringify(database.prepare(
    'SELECT (SELECT count(*) FROM library_entries) AS entries, (SELECT max(changed_at) FROM library_entries) AS changed,' +
    ' (SELECT total(checksum) FROM library_entries) AS sum, (SELECT count(*) FROM library_cases) AS cases,' +
    " (SELECT group_concat(case_id || name || description || tlp, ' ') FROM library_cases) AS words").get());
  const isWhole = ({ entry, checksum }) => {
    try {
      return typeof JSON.parse(entry) === 'object' && (checksum === null || checksum === crc32(entry));
    } catch {
      return false;
    }
  };
  const copy = new DatabaseSync(to, { timeout: 5000 });
  copy.prepare('ATTACH ? AS live').run(from);
  copy.exec('BEGIN; CREATE TABLE library_entries AS SELECT changed_at, entry, checksum FROM live.library_entries;' +
    ' CREATE TABLE library_cases AS SELECT case_id, name, description, tlp, created_at FROM live.library_cases; COMMIT; DETACH live');
  copy.close();
  const back = new DatabaseSync(to);
  for (const { rowid, ...row } of back.prepare('SELECT rowid, entry, checksum FROM library_entries').all()) {
    if (!isWhole(row)) back.prepare('DELETE FROM library_entries WHERE rowid = ?').run(rowid);
  }
  const sound = back.prepare('PRAGMA integrity_check').get().integrity_check;
  if (sound !== 'ok') throw new Error(sound);
  const facts = factsOf(back);
  const { entries, cases } = JSON.parse(facts);
  back.close();
  let same = false;
  if (last !== undefined) {
    try {
      const newest = new DatabaseSync(last, { readOnly: true });
      same = factsOf(newest) === facts;
      newest.close();
    } catch {
      // a backup that cannot be read is none
    }
  }
  parentPort.postMessage(entries + cases > 0 && !same);
`;

/** Resolves with false where the copy is not worth keeping. Rejects where it could not be made. */
export function copyLibrary(order: Order, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(COPY, { eval: true, workerData: order });
    const stop = (): void => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.unref();
    worker.on('message', (kept: unknown) => resolve(kept === true));
    worker.on('error', reject);
    worker.on('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('The backup was stopped.'));
    });
  });
}
