import { Decoded } from './decoded';
import { Finds } from './finds';
import type { Indicator } from './model';
import { Scanner } from './scanner';
import { languageOf } from './surroundings';
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
  const language = languageOf(options.languageId);
  for (let start = 0; start < text.length;) {
    const end = endOfPart(text, start);
    const raw = text.slice(start, end);
    const decoded = Decoded.of(raw, language);
    const part = new Text(decoded?.string ?? raw);
    finds.startPart(start, decoded);
    new Scanner(part, language, finds).scan();
    part.release();
    start = end;
  }
  return finds.list;
}

/** End of the lines that start at `start` and are read at once. */
function endOfPart(text: string, start: number): number {
  let last = start + PART < text.length ? text.indexOf('\n', start + PART) : -1;
  while (last !== -1 && isSoftBreak(text, last)) last = text.indexOf('\n', last + 1);
  return last === -1 ? text.length : last + 1;
}

/** A mail goes on behind an equals sign at the end of a line. */
const isSoftBreak = (text: string, lineEnd: number): boolean =>
  text.charAt(lineEnd - 1) === '=' || text.startsWith('=\r', lineEnd - 2);
