import { Finds } from './finds';
import type { Indicator } from './model';
import { Scanner } from './scanner';
import { Text } from './text';

export interface DetectOptions {
  /** VS Code's language id of the text, as evidence: `item.name` in code is rarely a host. */
  readonly languageId?: string;
}

/** Code units that are read at once: as many as stay in the processor's cache. */
const PART = 2 ** 16;

/**
 * Finds addresses and host names in a text of any length, defanged or not, in the order in which they
 * stand. No indicator spans a line, so a text may as well be given line by line. Linear in the length
 * of the text. Offsets are UTF-16 code units and cover exactly the raw text of the host or address,
 * without scheme, user, port and path.
 */
export function detect(text: string, options: DetectOptions = {}): Indicator[] {
  const finds = new Finds();
  for (let start = 0; start < text.length;) {
    const end = endOfPart(text, start);
    const part = new Text(text.slice(start, end));
    finds.offset = start;
    new Scanner(part, options.languageId, finds).scan();
    part.release();
    start = end;
  }
  return finds.list;
}

/** End of the lines that start at `start` and are read at once. */
function endOfPart(text: string, start: number): number {
  const last = start + PART < text.length ? text.indexOf('\n', start + PART) : -1;
  return last === -1 ? text.length : last + 1;
}
