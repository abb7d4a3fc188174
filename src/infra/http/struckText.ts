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
  bytes: Buffer,
  strikeOut: (text: string) => string,
): Promise<string> {
  const decoder = new TextDecoder('utf-8');
  const done: string[] = [];
  let open = '';
  let since = performance.now();
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    const slice = bytes.subarray(at, at + SLICE_BYTES);
    const last = at + SLICE_BYTES >= bytes.length;
    const text = strikeOut(open + decoder.decode(slice, { stream: !last }));
    const closed = last ? text.length : Math.max(0, text.length - LONGEST_FORM);
    done.push(text.slice(0, closed));
    open = text.slice(closed);
    if (performance.now() - since > PAUSE_AFTER_MS) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      since = performance.now();
    }
  }
  return done.join('');
}
