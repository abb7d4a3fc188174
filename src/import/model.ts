import type { SavedIndicator } from '../core/library/model';
import type { LibraryContent } from '../export/libraryFormat';

/** Something in a file that is not taken into the library, and why. */
export interface Refused {
  /** Where it stands: `line 12`, `object 3, malware`. */
  readonly where: string;
  /** Its beginning, as it is in the file. */
  readonly what: string;
  /** One clause in words. */
  readonly why: string;
}

/** What a file holds for the library. */
export interface Incoming extends LibraryContent {
  readonly format: ImportFormat;
  /** What others say about indicators; `entries` were saved in a library of ours. */
  readonly foreign: readonly SavedIndicator[];
  readonly refused: readonly Refused[];
}

/** `library` is our own JSON; `text` is anything else that can be searched for indicators. */
type ImportFormat = 'library' | 'stix' | 'csv' | 'text';

/** What readers must know of a file beside its text. */
export interface ImportSource {
  /** The file's name, which becomes the origin of what it says: `import iocs.csv`. */
  readonly name: string;
  /** The time of the import, ISO 8601 UTC, for files that tell none. */
  readonly at: string;
}

/** A file that cannot be read at all. `message` is one sentence for the analyst. */
export class ImportError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ImportError';
  }
}

/** Where imported facts come from, in words. */
export function originOf({ name }: ImportSource): string {
  return `import ${name}`;
}
