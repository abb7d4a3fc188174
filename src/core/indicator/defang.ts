import { detect } from './detect';
import { undoForms } from './forms';
import type { Indicator, IndicatorKind } from './model';
import { parseIndicator } from './parse';

/** A raw indicator in which nothing is defanged. */
const PLAIN = /^[\p{L}\p{N}\p{M}._:-]+$/u;

/**
 * Makes an indicator inert: `evil.example` becomes `evil[.]example`, `2001:db8::1` becomes
 * `2001[:]db8[:][:]1`. In a longer text, each indicator and the scheme in front of it; everything
 * else stays as it is. What is defanged already stays so.
 */
export function defang(value: string): string {
  const whole = PLAIN.test(value) ? parseIndicator(value) : undefined;
  if (whole !== undefined) {
    return inert(whole.kind, value);
  }
  const text = replaceEach(value, (raw, { kind }) => (PLAIN.test(raw) ? inert(kind, raw) : raw));
  return text
    .replace(/(?<![a-z])http(?=s?:\/\/)/g, 'hxxp')
    .replace(/(?<![A-Z])HTTP(?=S?:\/\/)/g, 'HXXP')
    .replace(/(?<![a-z])ftp(?=s?:\/\/)/g, 'fxp');
}

/**
 * Undoes defanging. One indicator, in any form, gives its normalised value; a longer text keeps
 * everything but the forms of its indicators, so that `refang(defang(text))` is `text`.
 */
export function refang(raw: string): string {
  const value = wholeValue(raw);
  if (value !== undefined) {
    return PLAIN.test(raw) ? raw : plain(raw, value);
  }
  return undoForms(
    replaceEach(raw, (part, { value: found }) => (PLAIN.test(part) ? part : plain(part, found))),
  );
}

/** The value when the text is one indicator from its first character to its last. */
function wholeValue(raw: string): string | undefined {
  const [first, second] = detect(raw);
  if (first?.start === 0 && first.end === raw.length && second === undefined) {
    return first.value;
  }
  // Weak forms, whose evidence stands around the raw text.
  return /^[\p{L}\p{N}_][^/@:"'`]*[\p{L}\p{N}]$/u.test(raw)
    ? parseIndicator(raw)?.value
    : undefined;
}

/** The raw text without its forms, in its own case where the table can undo it. */
function plain(raw: string, value: string): string {
  const undone = undoForms(raw);
  return undone.toLowerCase() === value ? undone : value;
}

function inert(kind: IndicatorKind, value: string): string {
  return kind === 'ipv6' ? value.replaceAll(':', '[:]') : value.replaceAll('.', '[.]');
}

function replaceEach(
  text: string,
  replacement: (raw: string, indicator: Indicator) => string,
): string {
  let result = '';
  let from = 0;
  for (const indicator of detect(text)) {
    const raw = text.slice(indicator.start, indicator.end);
    result += text.slice(from, indicator.start) + replacement(raw, indicator);
    from = indicator.end;
  }
  return result + text.slice(from);
}
