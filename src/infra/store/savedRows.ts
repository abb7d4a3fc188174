import { crc32 } from 'node:zlib';
import type { SavedIndicator } from '../../core/library/model';
import type { Row } from './sqlite';
import { readJson, savedEntrySchema } from './storedSchemas';

/** Rows of the table `library_entries`. */

/** The column that tells whether the disk has changed the text since it was written. */
export function checksumOf(text: string): number {
  return crc32(text);
}

/** Undefined where the row is not as it was written. */
export function savedEntryOf({ entry, checksum }: Row): SavedIndicator | undefined {
  if (typeof entry !== 'string') {
    return undefined;
  }
  if (checksum === null) {
    return readJson(entry, savedEntrySchema) as SavedIndicator | undefined;
  }
  return checksum === crc32(entry) ? (JSON.parse(entry) as SavedIndicator) : undefined;
}
