import { Worker } from 'node:worker_threads';
import { LensError } from '../../core/errors';
import type {
  FileScanner,
  ScanFile,
  ScannedValue,
  ScanReport,
  SkippedFile,
} from '../../core/scan/model';
import { onEndOf } from '../threadEnd';
import type { FromWorker, ToWorker } from './messages';

type Options = Parameters<FileScanner['scan']>[1];
type FileDone = Extract<FromWorker, { readonly type: 'fileDone' }>;

/** Scans files on a worker thread of its own, which ends with the scan. `script` is the bundle. */
export function fileScanner(script: string): FileScanner {
  return {
    scan: async (files, options, signal) => {
      const scan = new Scan(new Worker(script, { argv: ['scan'] }), options, signal);
      try {
        return await scan.run(files);
      } finally {
        await scan.end();
      }
    },
  };
}

/** One scan: hands the worker file after file and adds up what it tells. */
class Scan {
  private readonly values: ScannedValue[] = [];
  private readonly skipped: SkippedFile[] = [];
  private files = 0;
  private lines = 0;
  private bytes = 0;
  private stopped = false;
  private waiting: ((message: FromWorker) => void) | undefined;
  private readonly failed: Promise<never>;
  private readonly cancel = () => this.post({ type: 'cancel' });

  constructor(
    private readonly worker: Worker,
    private readonly options: Options,
    private readonly signal: AbortSignal,
  ) {
    this.failed = new Promise((_, reject) => {
      const broken = (why: string) =>
        reject(
          new LensError({
            reason: 'internal',
            message: `The scan broke off: ${why}`,
            remedy: 'Scan fewer or smaller files.',
            action: 'none',
          }),
        );
      onEndOf(worker, broken);
    });
    // The end of the thread after the scan is no failure.
    this.failed.catch(() => undefined);
    worker.on('message', (message: FromWorker) => this.hear(message));
    signal.addEventListener('abort', this.cancel);
  }

  async run(files: readonly ScanFile[]): Promise<ScanReport> {
    for (const file of files) {
      if (this.signal.aborted) {
        break;
      }
      await this.scanFile(file);
      this.tellProgress(0);
    }
    const end = await this.ask({ type: 'finish' }, 'finished');
    return {
      values: this.values,
      occurrences: end.occurrences,
      files: this.files,
      lines: this.lines,
      bytes: this.bytes,
      skipped: this.skipped,
      cancelled: this.stopped || this.files + this.skipped.length < files.length,
      beyond: end.beyond,
    };
  }

  async end(): Promise<void> {
    this.signal.removeEventListener('abort', this.cancel);
    await this.worker.terminate();
  }

  private async scanFile({ file, languageId, content }: ScanFile): Promise<void> {
    const { maxBytes } = this.options;
    const order = { type: 'file', file, maxBytes, ...(languageId && { languageId }) } as const;
    let done: FileDone;
    if ('path' in content) {
      done = await this.ask({ ...order, content }, 'fileDone');
    } else {
      const bytes = await content.read().catch(() => undefined);
      if (bytes === undefined || bytes.length > maxBytes) {
        const reason = bytes === undefined ? 'unreadable' : 'tooLarge';
        this.skipped.push({ file, reason });
        return;
      }
      done = await this.ask({ ...order, content: { bytes } }, 'fileDone');
    }
    this.bytes += done.bytes;
    this.lines += done.lines;
    if (done.skipped !== undefined) {
      this.skipped.push({ file, reason: done.skipped });
    } else if (done.whole) {
      this.files++;
    } else {
      this.stopped = true;
    }
  }

  private ask<Type extends FromWorker['type']>(
    message: ToWorker,
    answer: Type,
  ): Promise<Extract<FromWorker, { readonly type: Type }>> {
    const answered = new Promise<Extract<FromWorker, { readonly type: Type }>>((resolve) => {
      this.waiting = (heard) => {
        if (isOf(heard, answer)) resolve(heard);
      };
    });
    this.post(message);
    return Promise.race([answered, this.failed]);
  }

  private hear(message: FromWorker): void {
    if (message.type === 'progress') {
      this.tellProgress(message.bytes);
    } else if (message.type === 'values') {
      for (const value of message.values) this.values.push(value);
    } else {
      this.waiting?.(message);
    }
  }

  private tellProgress(bytes: number): void {
    this.options.onProgress({
      files: this.files + this.skipped.length,
      bytes: this.bytes + bytes,
    });
  }

  private post(message: ToWorker): void {
    this.worker.postMessage(message);
  }
}

function isOf<Type extends FromWorker['type']>(
  message: FromWorker,
  type: Type,
): message is Extract<FromWorker, { readonly type: Type }> {
  return message.type === type;
}
