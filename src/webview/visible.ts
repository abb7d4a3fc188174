/** A run of ordinary text, or one character that must not act or hide. */
export interface TextPart {
  readonly text: string;
  readonly escaped: boolean;
}

/**
 * What could reorder, hide or drive a terminal: C0 and C1 controls, soft hyphen, bidirectional
 * marks, overrides and isolates (UAX #9), zero-width characters, tags, lone surrogates.
 * Attackers write WHOIS records and TXT data.
 */
const UNSEEN =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{E0000}-\u{E0FFF}]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/u;

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

/** The same as one string, for tooltips and names: `evil<U+202E>gpj.exe`. */
export function visibleText(text: string): string {
  return textParts(text)
    .map((part) => (part.escaped ? `<${part.text}>` : part.text))
    .join('');
}

/** The beginning of a text, never half a surrogate pair, and how much there is in all. */
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
