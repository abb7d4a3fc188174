import { detect } from './detect';
import { undoForms } from './forms';
import type { Indicator, IndicatorRef } from './model';
import { parseIndicator } from './parse';

/**
 * Makes an indicator inert: `evil.example` becomes `evil[.]example`, `2001:db8::1` becomes
 * `2001[:]db8[:][:]1`. In a longer text, each indicator and the scheme in front of it.
 */
export function defang(value: string): string {
  const whole = parseIndicator(value);
  if (whole?.value === value) {
    return inert(whole.kind, value);
  }
  return replaceEach(value, detect(value), (raw, { kind }) =>
    /[[({<\\]/.test(raw) ? raw : inert(kind, raw),
  ).replace(/\bhttp(s?):\/\//gi, 'hxxp$1://');
}

/** Undoes every form of defanging: the opposite of `defang`, for one indicator or a longer text. */
export function refang(raw: string): string {
  const whole = /[/@]/.test(raw) ? undefined : parseIndicator(raw);
  return whole?.value ?? undoForms(raw);
}

function inert(kind: IndicatorRef['kind'], value: string): string {
  return kind === 'ipv6' ? value.replaceAll(':', '[:]') : value.replaceAll('.', '[.]');
}
function replaceEach(
  text: string,
  indicators: readonly Indicator[],
  replacement: (raw: string, indicator: Indicator) => string,
): string {
  let result = '';
  let from = 0;
  for (const indicator of indicators) {
    const raw = text.slice(indicator.start, indicator.end);
    result += text.slice(from, indicator.start) + replacement(raw, indicator);
    from = indicator.end;
  }
  return result + text.slice(from);
}
