import { setImmediate as nextTurn } from 'node:timers/promises';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { ChunkDecoder, encodingOf } from '../../core/scan/encoding';
import type { SkipReason } from '../../core/scan/model';
import { Tally } from '../../core/scan/tally';
import { TextScan } from '../../core/scan/textScan';
import type { FromWorker, ToWorker } from './messages';

/**
 * The thread that reads files and searches them, a chunk at a time: a file of any size takes little
 * memory, and the extension host is never kept waiting.
 */

const CHUNK = 1 << 20;
/** Values that are handed over together. */
const TOGETHER = 1000;

const tally = new Tally();
let cancelled = false;

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

type FileOrder = Extract<ToWorker, { readonly type: 'file' }>;

async function scanFile({ file, languageId, maxBytes, content }: FileOrder): Promise<void> {
  let bytes = 0;
  let decoder: ChunkDecoder | undefined;
  const scan = new TextScan(file, tally, languageId === undefined ? {} : { languageId });
  const skip = (skipped: SkipReason) =>
    tell({ type: 'fileDone', bytes, lines: 0, whole: false, skipped });
  try {
    if ('path' in content) {
      const { size } = await stat(content.path);
      if (size > maxBytes) {
        skip('tooLarge');
        return;
      }
    }
    for await (const chunk of chunksOf(content)) {
      if (decoder === undefined) {
        const encoding = encodingOf(chunk);
        if (encoding === 'binary') {
          skip('binary');
          return;
        }
        decoder = new ChunkDecoder(encoding);
      }
      if (cancelled) {
        break;
      }
      scan.push(decoder.decode(chunk));
      bytes += chunk.length;
      tell({ type: 'progress', bytes });
    }
    if (decoder !== undefined && !cancelled) {
      scan.push(decoder.end());
    }
    tell({ type: 'fileDone', bytes, lines: scan.end(), whole: !cancelled });
  } catch {
    skip('unreadable');
  }
}

async function* chunksOf(content: FileOrder['content']): AsyncGenerator<Uint8Array> {
  if ('path' in content) {
    for await (const chunk of createReadStream(content.path, { highWaterMark: CHUNK })) {
      yield chunk as Uint8Array;
    }
    return;
  }
  for (let at = 0; at < content.bytes.length; at += CHUNK) {
    yield content.bytes.subarray(at, at + CHUNK);
    // Lets a message that cancels come through.
    await nextTurn();
  }
}

function finish(): void {
  const values = tally.values();
  for (let at = 0; at < values.length; at += TOGETHER) {
    tell({ type: 'values', values: values.slice(at, at + TOGETHER) });
  }
  tell({ type: 'finished', occurrences: tally.occurrences, beyond: tally.beyond });
}

parentPort?.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'file':
      void scanFile(message);
      return;
    case 'cancel':
      cancelled = true;
      return;
    case 'finish':
      finish();
  }
});
