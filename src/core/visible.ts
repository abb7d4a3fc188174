/** A run of ordinary text, or one character that must not act or hide. */
export interface TextPart {
  readonly text: string;
  readonly escaped: boolean;
}

/**
 * What could reorder, hide or drive a terminal, by Unicode property: controls (Cc), format characters
 * (Cf: bidirectional overrides and isolates of UAX #9, soft hyphen, zero-width characters, tags), line
 * and paragraph separators, surrogates without their other half, and everything else that renderers
 * leave out (DI: fillers, variation selectors). Attackers write WHOIS records and TXT data. Tabs and
 * line feeds stay: each place has its own way with them.
 */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}]/u;

const UNSEEN_EACH = new RegExp(UNSEEN.source, 'gu');

/** Text as parts, each unseen character told by its code point. Tabs and line feeds stay. */
export function textParts(text: string): readonly TextPart[] {
  if (!UNSEEN.test(text)) {
    return [{ text, escaped: false }];
  }
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(UNSEEN_EACH)) {
    if (match.index > from) {
      parts.push({ text: text.slice(from, match.index), escaped: false });
    }
    parts.push({ text: codePoint(match[0]), escaped: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) {
    parts.push({ text: text.slice(from), escaped: false });
  }
  return parts;
}

/** The same as one string, for places that show no more than text: `evil⟨U+202E⟩gpj.exe`. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN_EACH, (character) => `⟨${codePoint(character)}⟩`);
}

/** `visibleText` on one line: line breaks and tabs become a space. */
export function visibleLine(text: string): string {
  return visibleText(text.replace(/[\r\n\t]+/g, ' '));
}

/** The beginning of a text, never half a surrogate pair, and whether there is more. */
export function shortened(text: string, most: number): { text: string; cut: boolean } {
  if (text.length <= most) {
    return { text, cut: false };
  }
  const splits = /[\uD800-\uDBFF]$/.test(text.slice(0, most));
  return { text: text.slice(0, splits ? most - 1 : most), cut: true };
}

function codePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
