import { detect, parseIndicator, type IndicatorRef } from '../core/indicator/index';
import { isStixPattern, patternHosts } from './patternHosts';
import { isNoHost, NONE, readValue } from './value';

/** How a cell holds what it holds. */
export type CellForm = 'address' | 'name' | 'url' | 'email';

export interface ReadCell {
  /** Each once, in the order of the cell. */
  readonly indicators: readonly IndicatorRef[];
  /** Of the first. */
  readonly form?: CellForm;
  /** True where there is nothing else in the cell, but for ports. */
  readonly whole: boolean;
  /** Why there is none. */
  readonly why: string;
}

const SCHEME = /^["'<([]?[a-z][a-z0-9+.*_[\]-]{1,20}\]?(?::|\[:\])(?:\/\/|\\\\)/i;
/** Where a list of URLs goes on: each may hold commas of its own. */
const NEXT_URL = /[,;|]+(?=["'<([]?[a-z][a-z0-9+.*_[\]-]{1,20}\]?(?::|\[:\])\/\/)/i;
const PORT = /^:?\d{1,5}(?:\/(?:tcp|udp))?$/i;

/**
 * The indicators of a cell: one value, several of them (`evil.example, 192.0.2.1`), a composite as MISP
 * writes it (`evil.example|192.0.2.1`, `192.0.2.1|443`), or a STIX pattern.
 */
export function readCell(cell: string): ReadCell {
  const text = cell.trim();
  if (isStixPattern(text)) {
    const { indicators, why } = patternHosts(text);
    return { indicators, whole: true, why };
  }
  const parts = partsOf(text);
  const [only = ''] = parts;
  if (parts.length < 2) {
    return one(only);
  }
  const reads = parts.map((part) => ({ part, read: readValue(part) }));
  const found = reads.flatMap(({ read }) => ('indicator' in read ? [read.indicator] : []));
  if (found.length === 0) {
    // `evil [.] example`: defanged with blanks around the dot.
    return one(text);
  }
  const whole = reads.every(({ part, read }) => 'indicator' in read || PORT.test(part));
  const first = reads.find(({ read }) => 'indicator' in read)?.part ?? '';
  const indicators = whole ? found : [...startOf(only), ...surelyIn(text)];
  return { indicators: onceEach(indicators), form: formOf(first), whole, why: NONE };
}

function one(text: string): ReadCell {
  const read = readValue(text);
  return 'indicator' in read
    ? { indicators: [read.indicator], form: formOf(text), whole: true, why: '' }
    : { indicators: [], whole: false, why: read.why };
}

function partsOf(text: string): readonly string[] {
  return text
    .split(/\s+/)
    .flatMap((word) => word.split(SCHEME.test(word) ? NEXT_URL : /[,;|]+/))
    .filter((part) => part !== '');
}

/** `evil.example (sinkhole)`: what the cell starts with is meant. */
function startOf(part: string): readonly IndicatorRef[] {
  const indicator = parseIndicator(part);
  return indicator === undefined ? [] : [indicator];
}

function surelyIn(text: string): readonly IndicatorRef[] {
  return detect(text)
    .filter((find) => find.grade === 'strong' && !isNoHost(find))
    .map(({ kind, value }) => ({ kind, value }));
}

function onceEach(indicators: readonly IndicatorRef[]): readonly IndicatorRef[] {
  return [...new Map(indicators.map((indicator) => [indicator.value, indicator])).values()];
}

function formOf(part: string): CellForm {
  if (SCHEME.test(part)) {
    return 'url';
  }
  if (/@|\[at\]/i.test(part)) {
    return 'email';
  }
  return parseIndicator(part)?.kind === 'fqdn' ? 'name' : 'address';
}
