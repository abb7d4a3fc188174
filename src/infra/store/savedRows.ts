import { crc32 } from 'node:zlib';
import type { Case, SavedIndicator } from '../../core/library/model';
import { text } from './libraryColumns';
import type { Row } from './sqlite';
import { readJson, savedEntrySchema, tlpSchema } from './storedSchemas';

/** Rows of the tables `library_entries` and `library_cases`. */

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

export function savedCaseOf(row: Row): Case {
  return {
    id: text(row.case_id),
    name: text(row.name),
    description: text(row.description),
    // A marking that cannot be read counts as the strictest.
    tlp: tlpSchema.safeParse(row.tlp).data ?? 'red',
    createdAt: text(row.created_at),
  };
}
