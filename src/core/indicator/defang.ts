import { detect } from './detect';
import type { IndicatorRef } from './model';
import { toAscii } from './name';
import { parseIndicator, parseName } from './parse';
import { inert, live, rewrites, rewritten } from './rewrites';

/** What an indicator is made of in which nothing is defanged. */
const PLAIN = /^[\p{L}\p{N}\p{M}._:-]+$/u;

/**
 * Makes an indicator inert: `evil.example` becomes `evil[.]example`, `2001:db8::1` becomes
 * `2001[:]db8[:][:]1`. In a longer text, each indicator and the scheme in front of it; everything
 * else stays as it is. What is defanged already stays so.
 */
export function defang(value: string): string {
  const whole = PLAIN.test(value) ? parseIndicator(value) : undefined;
  return whole === undefined
    ? rewritten(value, rewrites(value, detect(value), 'defanged'))
    : inert(value);
}

/**
 * Undoes defanging. One indicator, in any form, gives its normalised value, in its own case where it is
 * written in ASCII; a longer text keeps everything but the forms of its indicators and of what belongs
 * to them, so that `refang(defang(text))` is `text`.
 */
export function refang(raw: string): string {
  const whole = wholeValue(raw);
  if (whole === undefined) {
    return rewritten(raw, rewrites(raw, detect(raw), 'refanged'));
  }
  const plain = live(raw);
  const same = PLAIN.test(plain) && (toAscii(plain) === whole.value || isMapped(whole, plain));
  return same ? plain : whole.value;
}

/** What the text is when it is one indicator from its first character to its last. */
function wholeValue(raw: string): ReturnType<typeof parseIndicator> {
  const [first, second] = detect(raw);
  if (first?.start === 0 && first.end === raw.length && second === undefined) {
    return first;
  }
  // Weak forms, whose evidence stands around the raw text.
  return /^[\p{L}\p{N}_][^/@:"'`]*[\p{L}\p{N}]$/u.test(raw) ? parseName(raw) : undefined;
}

/** An IPv4 address that is written as an IPv6 address stays written so. */
const isMapped = ({ kind, value }: IndicatorRef, plain: string): boolean =>
  kind === 'ipv4' && plain.includes(':') && parseIndicator(plain)?.value === value;
