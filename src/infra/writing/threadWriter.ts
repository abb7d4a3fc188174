import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { orCancelled } from '../../core/cancel';
import { LensError } from '../../core/errors';
import type { FileWriter } from '../../core/ports';
import { onEndOf } from '../threadEnd';
import type { FromWriter, ToWriter } from './messages';

/** How long items are copied before the window gets its turn. */
const SLICE_MS = 10;
/** Items that are copied together. */
const TOGETHER = 10;

/** Writes each file on a thread of its own, which ends with it. `script` is the bundle. */
export function threadWriter(script: string): FileWriter {
  return {
    async write({ items, ...order }, signal) {
      const worker = new Worker(script, { argv: ['export'] });
      try {
        return await orCancelled(signal, async () => {
          const written = answerOf(worker);
          // Awaited below: what comes before that is no unhandled rejection.
          written.catch(() => undefined);
          await send(worker, items, signal);
          post(worker, { type: 'write', order });
          return await written;
        });
      } finally {
        await worker.terminate();
      }
    },
  };
}

async function send(worker: Worker, items: readonly unknown[], signal: AbortSignal): Promise<void> {
  let since = performance.now();
  for (let at = 0; at < items.length && !signal.aborted; at += TOGETHER) {
    post(worker, { type: 'items', items: items.slice(at, at + TOGETHER) });
    if (performance.now() - since > SLICE_MS) {
      await nextTurn();
      since = performance.now();
    }
  }
}

function answerOf(worker: Worker): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const broken = (why: string): void => {
      reject(
        new LensError({
          reason: 'internal',
          message: `The file could not be written: ${why}`,
          remedy: 'Export less at once, or in another format.',
          action: 'none',
        }),
      );
    };
    worker.once('message', (message: FromWriter) => {
      if (message.type === 'written') {
        resolve(message.bytes);
      } else {
        broken(message.message);
      }
    });
    onEndOf(worker, broken);
  });
}

function post(worker: Worker, message: ToWriter): void {
  worker.postMessage(message);
}
