import type { Note } from '../../core/library/model';

/** What the path of a note says. */
export interface NotePath {
  /** The id as it stands in the path. */
  readonly part: string;
  readonly id: Note['id'];
  /** The indicator's. */
  readonly value: string;
}

/** `/id/value.md`: the last part is what the tab says. */
export function notePath(id: Note['id'], value: string): string {
  return `/${pathPart(id)}/${value}.md`;
}

/**
 * An id as one part of a path. Imported ids hold anything: slashes, dots alone, which paths leave out,
 * and halves of surrogate pairs, which no URI can hold.
 */
export function pathPart(id: Note['id']): string {
  const encoded = encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'));
  return /^\.+$/.test(encoded) ? encoded.replaceAll('.', '%2E') : encoded;
}

/** Undefined where the path is none of a note. */
export function readNotePath(path: string): NotePath | undefined {
  const [, part, file, more] = path.split('/');
  if (part === undefined || part === '' || more !== undefined || file?.endsWith('.md') !== true) {
    return undefined;
  }
  return { part, id: decoded(part), value: file.slice(0, -3) };
}

function decoded(part: string): Note['id'] {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
