import type { Encoded } from './encoded';

const MARK = /%(?:25)*3a(?:%(?:25)*2f){2}/gi;
/** The target of a link that Proofpoint rewrote, version 2: percent signs are hyphens, slashes underscores. */
const PROOFPOINT = /[?&]u=(https?-3A__[^&\s"'<>]*)/gi;
const IN_PROOFPOINT = /-([0-9A-F]{2})|_/g;

/** Marks of schemes that are percent-encoded, once or more, and the targets of rewritten links. */
export function encodedMarks(raw: string): Encoded[] {
  const edits: Encoded[] = [];
  if (raw.includes('%')) {
    for (const { index, 0: mark } of raw.matchAll(MARK)) {
      edits.push({ start: index, end: index + mark.length, text: '://' });
    }
  }
  if (raw.includes('A__')) {
    for (const { index, 0: whole, 1: target = '' } of raw.matchAll(PROOFPOINT)) {
      const from = index + whole.length - target.length;
      for (const part of target.matchAll(IN_PROOFPOINT)) {
        const start = from + part.index;
        const text = part[1] === undefined ? '/' : String.fromCharCode(parseInt(part[1], 16));
        edits.push({ start, end: start + part[0].length, text });
      }
    }
    edits.sort((a, b) => a.start - b.start);
  }
  return edits;
}
