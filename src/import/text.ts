import { detect, type IndicatorRef } from '../core/indicator/index';
import { newEntry } from '../core/library/entry';
import type { ImportSource, Incoming, Refused } from './model';
import { excerpt, NONE, readValue } from './value';

/** How lists write remarks. */
const REMARK = /^\s*(?:#|;|\/\/)/;

/**
 * A list with an indicator a line, or any text with indicators in it. A line that is one indicator
 * is read as such, whatever its name looks like; in other lines the sure finds of the detector count.
 */
export function readText(text: string, source: ImportSource): Incoming {
  const found = new Map<string, IndicatorRef>();
  const refused: Refused[] = [];
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === '') {
      return;
    }
    const read = REMARK.test(line) ? { why: 'a remark' } : readValue(line);
    const indicators =
      'indicator' in read ? [read.indicator] : read.why === NONE ? findsIn(line) : [];
    for (const { kind, value } of indicators) {
      found.set(value, { kind, value });
    }
    if (indicators.length === 0) {
      const why = 'why' in read ? read.why : NONE;
      refused.push({ where: `line ${index + 1}`, what: excerpt(line), why });
    }
  });
  const foreign = Array.from(found.values(), (indicator) =>
    newEntry({ indicator, data: 'live' }, source.at),
  );
  return { format: 'text', entries: [], foreign, cases: [], refused };
}

/** What the detector is sure of; an address with a prefix behind it is a network. */
function findsIn(line: string): readonly IndicatorRef[] {
  return detect(line).filter(
    ({ grade, kind, end }) =>
      grade === 'strong' && (kind === 'fqdn' || !/^\/\d{1,3}(?![\w/.-])/.test(line.slice(end))),
  );
}
