import { LIBRARY_FORMAT, LIBRARY_VERSION, written, type LibraryContent } from './libraryFormat';

/**
 * The library, or a part of it, whole: reading it back loses nothing. `exportedAt` is ISO 8601 UTC.
 * Format: docs/export.md.
 */
export function libraryToJson({ entries, cases }: LibraryContent, exportedAt: string): string {
  const file = {
    format: LIBRARY_FORMAT,
    version: LIBRARY_VERSION,
    exportedAt,
    cases,
    entries: entries.map(written),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
