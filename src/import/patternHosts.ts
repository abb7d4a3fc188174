import type { IndicatorRef } from '../core/indicator/model';
import { isHostPath } from './stixObjects';
import { PatternError, readPattern } from './stixPattern';
import { readValue } from './value';

/** The addresses and names of a STIX pattern. */
interface PatternHosts {
  /** Each once. */
  readonly indicators: readonly IndicatorRef[];
  /** They say all that the pattern does. */
  readonly whole: boolean;
  /** Why there is none. */
  readonly why: string;
}

/** True where a text starts as a pattern does: `[domain-name:value = …`, `([ipv4-addr:value …`. */
export function isStixPattern(text: string): boolean {
  return /^\(*\s*\[\s*\(*\s*[a-z][a-z0-9-]*:[\w.'-]+[^=<>]{0,40}(?:[=<>!]|\bIN\b|\bLIKE\b|\bMATCHES\b)/.test(
    text,
  );
}

/** What of a pattern can be kept in a library. A pattern that is malformed holds nothing. */
export function patternHosts(pattern: string): PatternHosts {
  try {
    const { values, others, joined } = readPattern(pattern);
    const found = new Map<string, IndicatorRef>();
    const left = [...others];
    for (const { path, value } of values) {
      const read = isHostPath(path) ? readValue(value) : { why: `${path} = ${value}` };
      if ('indicator' in read) {
        found.set(read.indicator.value, read.indicator);
      } else {
        left.push(read.why);
      }
      if (path === 'url:value') {
        left.push(value);
      }
    }
    const hosts = values.filter(({ path }) => isHostPath(path));
    return {
      indicators: [...found.values()],
      whole: !joined && left.length === 0,
      why: hosts.length === 0 ? 'a pattern without an address or a host name' : (left[0] ?? ''),
    };
  } catch (thrown) {
    if (!(thrown instanceof PatternError)) {
      throw thrown;
    }
    return { indicators: [], whole: false, why: thrown.message };
  }
}
