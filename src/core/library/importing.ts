import type { Case, SavedIndicator } from './model';

/** Bytes of a file that are read at most: a STIX bundle of some 100,000 indicators. */
export const MOST_BYTES = 128 * 1024 * 1024;

/** Something in a file that is not taken into the library, and why. */
export interface Refused {
  /** Where it is: `line 12`, `object 3, malware`. */
  readonly where: string;
  /** Its beginning, as it is in the file. */
  readonly what: string;
  /** One clause in words. */
  readonly why: string;
}

/** `library` is our own JSON; `text` is anything else that can be searched for indicators. */
type ImportFormat = 'library' | 'stix' | 'csv' | 'text';

/** Why a column is read as one of indicators. */
export type ColumnReason =
  /** By its name. */
  | 'named'
  /** Most of its cells are indicators. */
  | 'content'
  /** Its cells are what the column of types says. */
  | 'type'
  /** The analyst said so. */
  | 'chosen';

/** A column of a table, as it was read. */
export interface TableColumn {
  /** Its name in the header, or `column 3`. */
  readonly name: string;
  /** Present where its indicators are taken; of several, the first is what the others are related to. */
  readonly taken?: ColumnReason;
  /** Of the first rows: cells that hold something, and those of them that are indicators. */
  readonly filled: number;
  readonly indicators: number;
  /** The first cell that holds something. */
  readonly example: string;
}

/** How a table was read, so that it can be read in another way. */
export interface TableReading {
  /** Where the names of the columns come from. */
  readonly header: 'row' | 'comment' | 'none';
  readonly columns: readonly TableColumn[];
}

/** What a file holds for the library. */
export interface Incoming {
  readonly format: ImportFormat;
  /** Rows of a table, lines of a text, objects of a bundle, entries and cases of a library. */
  readonly read: number;
  /** Saved in a library of ours. */
  readonly entries: readonly SavedIndicator[];
  /** What others say about indicators. */
  readonly foreign: readonly SavedIndicator[];
  readonly cases: readonly Case[];
  readonly refused: readonly Refused[];
  /** Of tables that are not our own. */
  readonly table?: TableReading;
}

/** What readers must know of a file beside its text. */
export interface ImportSource {
  /** The file's name, which becomes the origin of what it says: `import iocs.csv`. */
  readonly name: string;
  /** The time of the import, ISO 8601 UTC, for files that tell none. */
  readonly at: string;
  /** Places, from 0, of the columns to take instead of those that would be. */
  readonly columns?: readonly number[];
}

/** Where a file is, or its bytes. */
export type ImportContent = { readonly path: string } | { readonly bytes: Uint8Array };

/** A file that cannot be read at all: one sentence for the analyst. */
export interface Unreadable {
  readonly unreadable: string;
}

/** Reads a file into what it holds for the library, off the thread of whoever asks. */
export interface FileImporter {
  /**
   * `onProgress` hears which part was read, from 0 to 1. Bytes that are given are gone afterwards. Rejects
   * with a LensError: internal, cancelled.
   */
  read(
    order: { readonly content: ImportContent; readonly source: ImportSource },
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Incoming | Unreadable>;
}
