import type { Encoded } from './encoded';
import type { Language } from './surroundings';

/** RFC 2045, section 6.7: an encoded line has at most 76 characters, and encoders fill it. */
const FULL_LINE = 73;
const LONGEST_LINE = 76;
/** What encoders write for signs and blanks; `page=20` of a query is none of it. */
const CODED = /=(?:3D|2E|0D|0A|09|E2=|C[2-5]=)|=20(?=\r?$)/m;
const SIGNS = /=(?:(2E|3D|2F|3A|3C|3E|2D|5F|0A|0D|09)|(40|22|20)(?=[a-z"<=]))/g;
/** The user and the host of a URL, and the host of a mail address, which hold no equals sign. */
const AUTHORITY = /(?::\/\/[^\s/?#=]*|[\w.+-]@[\w.-]+)=$/;

/**
 * The signs and soft line breaks of quoted-printable mail (RFC 2045, section 6.7). A line that ends in
 * an equals sign goes on in the next one where something else tells that it is mail: `=3D` and its kin
 * in either, a line as long as encoders make it, or a host that is cut.
 */
export function quotedPrintable(raw: string, language: Language): Encoded[] {
  if (language.code || language.json) {
    return [];
  }
  const edits = raw.includes('=\n') || raw.includes('=\r\n') ? softBreaks(raw) : [];
  if (edits.length > 0 || raw.includes('=2E')) {
    for (const match of raw.matchAll(SIGNS)) {
      const code = parseInt(match[1] ?? match[2] ?? '', 16);
      const text = code < 0x20 ? ' ' : String.fromCharCode(code);
      edits.push({ start: match.index, end: match.index + 3, text });
    }
    edits.sort((a, b) => a.start - b.start);
  }
  return edits;
}

function softBreaks(raw: string): Encoded[] {
  const edits: Encoded[] = [];
  let chained = -1;
  for (let at = nextBreak(raw, 0); at !== -1; at = nextBreak(raw, at + 1)) {
    const end = raw.indexOf('\n', at) + 1;
    const from = Math.max(0, at - 2 * LONGEST_LINE);
    const line = raw.slice(
      Math.max(from, raw.slice(from, at).lastIndexOf('\n') + 1 + from),
      at + 1,
    );
    const next = lineFrom(raw, end);
    const full = line.length >= FULL_LINE && line.length <= LONGEST_LINE;
    const mail =
      chained === at || full || CODED.test(line) || CODED.test(next) || AUTHORITY.test(line);
    if (mail && line.length > 1 && next.trim() !== '') {
      edits.push({ start: at, end, text: '' });
      chained = end + next.length - 1 - Number(next.endsWith('\r'));
    }
  }
  return edits;
}

/** The equals sign at the end of a line, from `from` on; -1 when there is none. */
function nextBreak(raw: string, from: number): number {
  for (let at = raw.indexOf('=', from); at !== -1; at = raw.indexOf('=', at + 1)) {
    const next = raw.charCodeAt(at + 1);
    if (next === 0x0a || (next === 0x0d && raw.charCodeAt(at + 2) === 0x0a)) {
      return at;
    }
  }
  return -1;
}

function lineFrom(raw: string, start: number): string {
  const window = raw.slice(start, start + 2 * LONGEST_LINE);
  const end = window.indexOf('\n');
  return end === -1 ? window : window.slice(0, end);
}
