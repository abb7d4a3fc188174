import { detect, type Indicator, type IndicatorRef } from '../core/indicator/index';
import type { ImportSource, Incoming, Refused } from '../core/library/importing';
import { isStixPattern, patternHosts } from './patternHosts';
import type { Progress } from './progress';
import { Drafts } from './draft';
import { excerpt, isNoHost, NONE, readValue } from './value';

/** How lists write remarks. */
const REMARK = /^\s*(?:#|;|\/\/)/;
/** A line of a hosts file: names that are sent nowhere, and a remark. */
const SINK =
  /^\s*(?:0\.0\.0\.0|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1?|fe80::1%\w+|255\.255\.255\.255)\s+([^\s#]+(?:\s+[^\s#]+)*)\s*(?:#.*)?$/;
/** A value and what is said of it behind: `evil.example # seen in mail`. */
const WITH_REMARK = /^\s*(\S+)\s+(?:#|\/\/|;|--?|–|—)\s/;
/** Characters that are searched together: lines are evidence for their neighbours. */
const TOGETHER = 1024 * 1024;

/**
 * A list with an indicator a line, or any text with indicators in it. A line that is one indicator
 * is read as such, whatever its name looks like; in other lines the sure finds of the detector count.
 */
export function readText(text: string, source: ImportSource, progress: Progress): Incoming {
  const drafts = new Drafts(source.at);
  const refused: Refused[] = [];
  let read = 0;
  let number = 0;
  for (const block of blocksOf(text.replace(/\r\n?/g, '\n'))) {
    const finds = findsByLine(block);
    block.split('\n').forEach((line, index) => {
      number += 1;
      if (line.trim() === '') {
        return;
      }
      read += 1;
      const { indicators, left } = readLine(line, finds[index] ?? []);
      indicators.forEach(({ kind, value }) =>
        drafts.of({ indicator: { kind, value }, data: 'live' }),
      );
      left.forEach(({ what, why }) => refused.push({ where: `line ${number}`, what, why }));
    });
    progress(block.length + 1, text.length + 1);
  }
  return { format: 'text', read, entries: [], foreign: drafts.entries(), cases: [], refused };
}

/** Whole lines, about so many characters of them at a time, without the line feed at their end. */
function* blocksOf(text: string): Generator<string> {
  let from = 0;
  while (from <= text.length) {
    const end = from + TOGETHER >= text.length ? -1 : text.indexOf('\n', from + TOGETHER);
    const to = end === -1 ? text.length : end;
    yield text.slice(from, to);
    from = to + 1;
  }
}

/** What the detector finds in the block, by the number of the line; columns count in the line. */
function findsByLine(block: string): readonly (readonly Indicator[])[] {
  const lines: Indicator[][] = [];
  let line = 0;
  let start = 0;
  let end = block.indexOf('\n');
  for (const find of detect(block)) {
    while (end !== -1 && end < find.start) {
      line += 1;
      start = end + 1;
      end = block.indexOf('\n', start);
    }
    (lines[line] ??= []).push({ ...find, start: find.start - start, end: find.end - start });
  }
  return lines;
}

interface ReadLine {
  readonly indicators: readonly IndicatorRef[];
  readonly left: readonly Pick<Refused, 'what' | 'why'>[];
}

function readLine(line: string, finds: readonly Indicator[]): ReadLine {
  const nothing = (why: string): ReadLine => ({
    indicators: [],
    left: [{ what: excerpt(line), why }],
  });
  if (REMARK.test(line)) {
    return nothing('a remark');
  }
  const sunk = SINK.exec(line)?.[1];
  if (sunk !== undefined) {
    return together(sunk.split(/\s+/).map(only));
  }
  if (isStixPattern(line.trim())) {
    const { indicators, why } = patternHosts(line.trim());
    return indicators.length > 0 ? { indicators, left: [] } : nothing(why);
  }
  if (!/\s/.test(line.trim())) {
    const read = readValue(line);
    if ('indicator' in read) {
      return { indicators: [read.indicator], left: [] };
    }
    if (read.why !== NONE) {
      return nothing(read.why);
    }
  }
  const first = WITH_REMARK.exec(line)?.[1];
  const listed = first === undefined ? [] : only(first).indicators;
  const sure = surelyIn(line, finds);
  const indicators = [...listed, ...sure];
  if (indicators.length > 0) {
    return { indicators, left: unsureOf(line, finds, indicators) };
  }
  // `evil [.] example`: defanged with blanks around the dot.
  const read = readValue(line);
  const unsure = unsureOf(line, finds, []);
  return 'indicator' in read
    ? { indicators: [read.indicator], left: [] }
    : unsure.length > 0
      ? { indicators: [], left: unsure }
      : nothing(read.why);
}

function only(word: string): ReadLine {
  const read = readValue(word);
  return 'indicator' in read
    ? { indicators: [read.indicator], left: [] }
    : { indicators: [], left: [{ what: excerpt(word), why: read.why }] };
}

function together(reads: readonly ReadLine[]): ReadLine {
  return {
    indicators: reads.flatMap(({ indicators }) => indicators),
    left: reads.flatMap(({ left }) => left),
  };
}

/** What the detector is sure of; an address with a prefix behind it is a network. */
function surelyIn(line: string, finds: readonly Indicator[]): readonly Indicator[] {
  const sure = finds.filter(
    (find) => find.grade === 'strong' && !isNetwork(line, find) && !isNoHost(find),
  );
  // `address=/evil.example/127.0.0.1`: a block list's way to say nowhere.
  const elsewhere = sure.filter(({ notSent }) => notSent !== 'loopback');
  return elsewhere.length > 0 ? elsewhere : sure;
}

function isNetwork(line: string, { kind, end }: Indicator): boolean {
  return kind !== 'fqdn' && /^\/\d{1,3}(?![\w/.-])/.test(line.slice(end));
}

/** Nothing that may be an indicator is left out without a word. */
function unsureOf(line: string, finds: readonly Indicator[], taken: readonly IndicatorRef[]) {
  const values = new Set(taken.map(({ value }) => value));
  return finds
    .filter(({ grade, value }) => grade === 'weak' && !values.has(value))
    .map(({ value }) => ({
      what: excerpt(value),
      why: 'it may be the name of a file or of something in a program',
    }));
}
