import type { Indicator } from './model';
import { Scanner } from './scanner';

export interface DetectOptions {
  /** VS Code's language id of the text, as evidence: `item.name` in code is rarely a host. */
  readonly languageId?: string;
}

/**
 * Finds addresses and host names in a text of any length, defanged or not, in the order in which they
 * stand. No indicator spans a line, so a text may as well be given line by line. Linear in the length
 * of the text. Offsets are UTF-16 code units and cover exactly the raw text of the host or address,
 * without scheme, user, port and path.
 */
export function detect(text: string, options: DetectOptions = {}): Indicator[] {
  return new Scanner(text, options.languageId).scan();
}
