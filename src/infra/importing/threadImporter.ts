import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { orCancelled } from '../../core/cancel';
import { LensError } from '../../core/errors';
import type { FileImporter, Incoming, Unreadable } from '../../core/library/importing';
import { onEndOf } from '../threadEnd';
import type { FromImporter, ListName, ToImporter } from './messages';

/** Reads each file on a thread of its own, which ends with it. `script` is the bundle. */
export function threadImporter(script: string): FileImporter {
  return {
    async read({ content, source }, onProgress, signal) {
      const worker = new Worker(script, { argv: ['import'] });
      try {
        return await orCancelled(signal, () => {
          const reading = new Reading(worker, onProgress);
          const order = { type: 'read', content, source } as const;
          // Bytes change hands: a copy of them would hold the window.
          post(worker, order, 'bytes' in content ? ownBuffer(content.bytes) : []);
          return reading.all();
        });
      } finally {
        await worker.terminate();
      }
    },
  };
}

/** One file: its outline first, then its lists, which are asked for part by part. */
class Reading {
  private heard: (message: FromImporter) => void = () => undefined;
  private readonly broken: Promise<never>;

  constructor(
    private readonly worker: Worker,
    onProgress: (share: number) => void,
  ) {
    this.broken = new Promise((_, reject) => {
      onEndOf(worker, (why) =>
        reject(
          new LensError({
            reason: 'internal',
            message: `The file could not be read: ${why}`,
            remedy: 'Import a smaller part of it.',
            action: 'none',
          }),
        ),
      );
    });
    // The end of the thread after the last message is no failure.
    this.broken.catch(() => undefined);
    worker.on('message', (message: FromImporter) => {
      if (message.type === 'progress') {
        onProgress(message.share);
      } else {
        this.heard(message);
      }
    });
  }

  async all(): Promise<Incoming | Unreadable> {
    const first = await this.next();
    if (first.type === 'unreadable') {
      return { unreadable: first.message };
    }
    if (first.type !== 'outline') {
      throw new Error('A file came without its outline.');
    }
    const lists: Readonly<Record<ListName, unknown[]>> = { entries: [], foreign: [], refused: [] };
    for (;;) {
      const told = this.next();
      post(this.worker, { type: 'more' });
      const message = await told;
      if (message.type !== 'items') {
        return { ...first.outline, ...(lists as Pick<Incoming, ListName>) };
      }
      for (const item of message.items) {
        lists[message.list].push(item);
      }
      // Node hears a thousand messages at a stretch if as many are there.
      await nextTurn();
    }
  }

  private next(): Promise<FromImporter> {
    const told = new Promise<FromImporter>((resolve) => {
      this.heard = resolve;
    });
    return Promise.race([told, this.broken]);
  }
}

/** The bytes' memory, if nothing else lies in it. */
function ownBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

function post(worker: Worker, message: ToImporter, moved: ArrayBuffer[] = []): void {
  worker.postMessage(message, moved);
}
