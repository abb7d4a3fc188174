import type { IndicatorGrade, IndicatorRef, NotSentReason } from '../indicator';

/** A find of a scan: which file, and where in it. Line and columns count from 0. */
export interface ScanPlace {
  /** The name by which the file was given: a URI. */
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A value that a scan found. */
export interface ScannedValue extends IndicatorRef {
  /** `strong` where one of its finds is. */
  readonly grade: IndicatorGrade;
  readonly notSent?: NotSentReason;
  /** How often it was found. */
  readonly count: number;
  /** Where it was found first. */
  readonly first: ScanPlace;
}

/** Why a file was not read. */
export type SkipReason = 'binary' | 'tooLarge' | 'unreadable';

export interface SkippedFile {
  readonly file: string;
  readonly reason: SkipReason;
}

/** A file to scan: where the worker reads it itself, or its bytes. */
export interface ScanFile {
  /** A URI, by which the file is called in what comes back. */
  readonly file: string;
  /** As evidence for the detector. */
  readonly languageId?: string;
  readonly content: { readonly path: string } | { readonly read: () => Promise<Uint8Array> };
}

export interface ScanProgress {
  /** Files that were read or skipped. */
  readonly files: number;
  /** Bytes that were read, of all files together. */
  readonly bytes: number;
}

/** What was found in files, and what was not read. */
export interface ScanReport {
  /** In the order of the files, then of the text. */
  readonly values: readonly ScannedValue[];
  /** Finds, counted with repetition. */
  readonly occurrences: number;
  /** Files that were read to their end. */
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
  readonly skipped: readonly SkippedFile[];
  /** True when the scan was stopped before its end: what was found until then is in `values`. */
  readonly cancelled: boolean;
  /** Finds of further values, which a scan that found too many different ones only counts. */
  readonly beyond: number;
}

/** Reads files off the thread of the extension host. */
export interface FileScanner {
  /** Rejects with a LensError where the reading itself fails; a file that cannot be read is skipped. */
  scan(
    files: readonly ScanFile[],
    options: {
      /** Larger files are skipped. Bytes. */
      readonly maxBytes: number;
      readonly onProgress: (progress: ScanProgress) => void;
    },
    signal: AbortSignal,
  ): Promise<ScanReport>;
}
