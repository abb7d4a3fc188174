import { normaliseIpv6, parseIpv4 } from './address';
import { toPlain, DOT, COLON } from './forms';
import type { Indicator, IndicatorKind } from './model';
import { normaliseName } from './name';
import { notSentReason } from './notSent';

export interface DetectOptions {
  /** VS Code's language id of the text, as evidence: `a.name` in code is rarely a host. */
  readonly languageId?: string;
}

const LABEL = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}_])?';
const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}_.-])${LABEL}(?:(?:${DOT})${LABEL}){1,20}(?![\\p{L}\\p{N}_-]|@)`,
  'giu',
);
const IPV6 = new RegExp(
  `(?<![\\w.:])(?:[0-9a-f]{1,4})?(?:(?:${COLON}){1,2}[0-9a-f]{1,4}){1,7}(?:(?:${COLON}){2})?(?:(?:\\.\\d{1,3}){3})?(?![\\w:]|\\.\\d)`,
  'giu',
);

/** Finds addresses and host names. Offsets cover exactly the raw text; values are normalised. */
export function detect(text: string, options: DetectOptions = {}): Indicator[] {
  const found: Indicator[] = [];
  collect(text, IPV6, found, (plain) => {
    const value = plain.includes('::') && !/\d/.test(plain) ? undefined : normaliseIpv6(plain);
    return value === undefined ? undefined : { kind: 'ipv6', value };
  });
  collect(text, NAME, found, (plain) => {
    if (parseIpv4(plain) !== -1) {
      return { kind: 'ipv4', value: plain };
    }
    const value = normaliseName(plain);
    return value === undefined ? undefined : { kind: 'fqdn', value };
  });
  const code = options.languageId !== undefined && CODE.has(options.languageId);
  return found
    .sort((a, b) => a.start - b.start)
    .filter((one, index, all) => index === 0 || one.start >= (all[index - 1]?.end ?? 0))
    .map((one) => ({ ...one, grade: code && one.kind === 'fqdn' ? 'weak' : 'strong' }));
}

const CODE = new Set(['javascript', 'typescript', 'python', 'java', 'go', 'rust', 'c', 'cpp']);

function collect(
  text: string,
  pattern: RegExp,
  into: Indicator[],
  judge: (plain: string) => { kind: IndicatorKind; value: string } | undefined,
): void {
  for (const match of text.matchAll(pattern)) {
    const ref = judge(toPlain(match[0]));
    if (ref !== undefined) {
      const notSent = notSentReason(ref);
      into.push({
        ...ref,
        start: match.index,
        end: match.index + match[0].length,
        grade: 'strong',
        ...(notSent === undefined ? {} : { notSent }),
      });
    }
  }
}
