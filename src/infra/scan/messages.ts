import type { ScannedValue, SkipReason } from '../../core/scan/model';

/** What the extension host tells the worker. One file at a time. */
export type ToWorker =
  | {
      readonly type: 'file';
      readonly file: string;
      readonly languageId?: string;
      readonly maxBytes: number;
      /** Where it is, or its bytes. */
      readonly content: { readonly path: string } | { readonly bytes: Uint8Array };
    }
  /** Stops within the file. */
  | { readonly type: 'cancel' }
  | { readonly type: 'finish' };

/** What the worker tells. */
export type FromWorker =
  /** Bytes of the file that were read so far. */
  | { readonly type: 'progress'; readonly bytes: number }
  | {
      readonly type: 'fileDone';
      readonly bytes: number;
      readonly lines: number;
      /** False where it was cancelled or skipped. */
      readonly whole: boolean;
      readonly skipped?: SkipReason;
    }
  /** Some of the values: taking over all at once would keep the extension host busy. */
  | { readonly type: 'values'; readonly values: readonly ScannedValue[] }
  | { readonly type: 'finished'; readonly occurrences: number; readonly beyond: number };
