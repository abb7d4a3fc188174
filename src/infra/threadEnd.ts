import type { Worker } from 'node:worker_threads';

/** Says why a thread ended, by what it threw or by its exit code. Its owner hears it of a whole one, too. */
export function onEndOf(worker: Worker, ended: (why: string) => void): void {
  worker.once('error', (error) => ended(error instanceof Error ? error.message : String(error)));
  worker.once('exit', (code) => ended(`its thread ended with ${code}.`));
}
