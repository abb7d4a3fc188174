import { setImmediate as nextTurn } from 'node:timers/promises';

/** Bytes that are read at once: their strike takes some milliseconds. */
const SLICE_BYTES = 128 * 1024;
/** Longer than any form of a secret, escaped twice. */
const LONGEST_FORM = 16 * 1024;
/** How long the window may be kept waiting. */
const PAUSE_AFTER_MS = 10;

/**
 * UTF-8 as text without secrets and without a byte order mark. A large body is read in slices, with
 * turns for the window between: at once, 60 MB would hold it for seconds. What lies across two slices
 * is struck out as well.
 */
export async function struckText(
  chunks: readonly Buffer[],
  strikeOut: (text: string) => string,
): Promise<string> {
  const decoder = new TextDecoder('utf-8');
  const done: string[] = [];
  let open = '';
  let since = performance.now();
  for (const slice of slicesOf(chunks)) {
    const text = strikeOut(open + decoder.decode(slice, { stream: true }));
    const closed = Math.max(0, text.length - LONGEST_FORM);
    done.push(text.slice(0, closed));
    open = text.slice(closed);
    if (performance.now() - since > PAUSE_AFTER_MS) {
      await nextTurn();
      since = performance.now();
    }
  }
  done.push(strikeOut(open + decoder.decode()));
  return done.join('');
}

/** Neither small pieces, of which each would cost a search of its own, nor large ones. */
function* slicesOf(chunks: readonly Buffer[]): Generator<Buffer> {
  let small: Buffer[] = [];
  let size = 0;
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      const part = chunk.subarray(at, at + SLICE_BYTES);
      small.push(part);
      size += part.length;
      if (size >= SLICE_BYTES) {
        yield Buffer.concat(small, size);
        small = [];
        size = 0;
      }
    }
  }
  if (size > 0) {
    yield Buffer.concat(small, size);
  }
}
