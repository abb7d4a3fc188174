import type { Encoded } from './encoded';
import type { Language } from './surroundings';

/**
 * Host names as DNS sends them (RFC 1035, section 3.1): each label after its length. The debug log of
 * Microsoft's server writes `(3)www(4)evil(3)com(0)`, rules of Snort and Suricata `|04|evil|03|com|00|`.
 */
const NOTATIONS = [
  { last: '(0)', length: /\((\d{1,2})\)/, radix: 10 },
  { last: '|00', length: /\|([0-9a-f]{2})\|/i, radix: 16 },
  { last: '"; ', length: /\|([0-9a-f]{2})\|/i, radix: 16 },
] as const;
/** A name has 255 bytes at most; each of its labels has a length of four characters. */
const MAX_RAW = 640;

/** The lengths in such names, which stand for dots. */
export function wireNames(raw: string, language: Language): Encoded[] {
  if (language.code) {
    return [];
  }
  const edits: Encoded[] = [];
  for (const { last, length, radix } of NOTATIONS) {
    const name = new RegExp(`(?:${length.source}[\\w-]{1,63})+$`, 'i');
    for (let at = raw.indexOf(last); at !== -1; at = raw.indexOf(last, at + 1)) {
      if (/[\w-]/.test(raw.charAt(at - 1))) {
        edits.push(...lengthsIn(raw, at, name, length, radix, last));
      }
    }
  }
  return edits.length > 1 ? edits.sort((a, b) => a.start - b.start) : edits;
}

/** The lengths of the name that ends in front of `end`; none where they are not those of its labels. */
function lengthsIn(
  raw: string,
  end: number,
  name: RegExp,
  length: RegExp,
  radix: number,
  last: string,
): Encoded[] {
  const from = startOfName(raw, end);
  const found = name.exec(raw.slice(from, end));
  if (found === null) {
    return [];
  }
  const start = from + found.index;
  const edits: Encoded[] = [];
  let labelEnd = start;
  for (const match of found[0].matchAll(new RegExp(`${length.source}([\\w-]+)`, 'gi'))) {
    const [whole, size = '', label = ''] = match;
    const at = start + match.index;
    if (at !== labelEnd || parseInt(size, radix) !== label.length) {
      return [];
    }
    labelEnd = at + whole.length;
    edits.push({ start: at, end: labelEnd - label.length, text: edits.length === 0 ? ' ' : '.' });
  }
  return [...edits, { start: end, end: end + last.length, text: ' ' }];
}

/** Back over labels and their lengths, at most `MAX_RAW`. */
function startOfName(raw: string, end: number): number {
  let start = end;
  while (start > 0 && start > end - MAX_RAW && /[\w()|-]/.test(raw.charAt(start - 1))) start--;
  return start;
}

const WHOLE = /^[\w-]+(?:(?:\(\d{1,2}\)|\|[0-9a-f]{2}\|)[\w-]+)+$/i;

/** A name in that notation, without the length in front; as it is where it is none. */
export function undoWireName(raw: string): string {
  return WHOLE.test(raw) ? raw.replace(/\(\d{1,2}\)|\|[0-9a-f]{2}\|/gi, '.') : raw;
}
