import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { partialExtractIOC } from 'ioc-extractor';
import type { detect as Detect } from '../../src/core/indicator/index';
import { TLDS } from '../../src/core/indicator/tlds';
import { bundled } from '../rig/bundle';
import { adversarialTexts } from '../unit/core/indicator/adversarial';
import { bigDocument } from './bigDocument';
import { measurement } from './measurement';
import type { Measurement } from './measurement';
import { generatedCode, generatedLists, generatedLogs } from './detectionTexts';

export const name = 'detection';

const ROUNDS = 9;
/** Until the compiler has made up its mind, on a machine that may be busy. */
const WARM_UP = 12;
const GLANCE_MS = 100;
const SETTLED_MS = 400;
/** How many of the adversarial texts are looked at closely. */
const WORST = 12;
const TEXT_BYTES = 6_000_000;
/** ioc-extractor takes seconds for a megabyte of log: it gets a prefix, and MB/s are compared. */
const SLOW_BYTES = 1_000_000;
const VISIBLE_LINES = 100;
/** Shorter times than this, in ms, are the clock's. */
const LEAST = 0.2;

/** As it ships: bundled. */
const { detect } = bundled('src/core/indicator/index.ts') as { readonly detect: typeof Detect };

setFlagsFromString('--expose-gc');
const collect = runInNewContext("() => gc({ type: 'minor' })") as () => void;

type Work = (text: string) => unknown;

interface Contender {
  readonly name: string;
  readonly work: Work;
  readonly bytes: number;
}

const tlds = new Set(TLDS);
const DOMAIN = /(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63})/gi;

function domainRegex(text: string): number {
  let found = 0;
  for (const match of text.matchAll(DOMAIN)) {
    found += Number(tlds.has((match[1] ?? '').toLowerCase()));
  }
  return found;
}

function charCodeLoop(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    sum += text.charCodeAt(at);
  }
  return sum;
}

function dotHops(text: string): number {
  let dots = 0;
  for (let at = text.indexOf('.'); at !== -1; at = text.indexOf('.', at + 1)) {
    dots++;
  }
  return dots;
}

const BASELINES: readonly Contender[] = [
  { name: 'charCodeAt loop', work: charCodeLoop, bytes: TEXT_BYTES },
  { name: "indexOf('.') hops", work: dotHops, bytes: TEXT_BYTES },
  { name: 'domain regex with TLD set', work: domainRegex, bytes: TEXT_BYTES },
  {
    name: 'ioc-extractor (domains, IPv4, IPv6)',
    work: (text) => partialExtractIOC(text, ['domains', 'ipv4s', 'ipv6s']),
    bytes: SLOW_BYTES,
  },
];

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Medians of interleaved rounds, so that a busy machine slows every contender alike. */
function compare(what: string, text: string, languageId: string | undefined): Measurement[] {
  const ours: Contender = {
    name: 'detect',
    work: (part) => detect(part, languageId === undefined ? {} : { languageId }),
    bytes: TEXT_BYTES,
  };
  const contenders = [ours, ...BASELINES].map((contender) => ({
    ...contender,
    part: wholeLines(text, contender.bytes),
    times: [] as number[],
  }));
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const { work, part, times } of contenders) {
      const time = milliseconds(() => work(part));
      if (round >= WARM_UP) times.push(time);
    }
  }
  const speeds = contenders.map(({ part, times }) => part.length / 1000 / median(times));
  const value = speeds[0] ?? NaN;
  return BASELINES.map(({ name: baseline }, index) => {
    const baselineValue = speeds[index + 1] ?? NaN;
    return measurement({ what, value, unit: 'MB/s', baseline, baselineValue });
  });
}

/** A flat string of whole lines, as an editor hands it out; at most `bytes` long. */
function wholeLines(text: string, bytes: number): string {
  const end = text.length <= bytes ? text.length : text.lastIndexOf('\n', bytes);
  return Buffer.from(text.slice(0, end)).toString();
}

/** Lines of a log as the editor shows them: the first screen of a file. */
function visible(text: string): Measurement[] {
  const lines = text.split('\n').slice(0, VISIBLE_LINES);
  const page = lines.join('\n');
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < 200; round++) {
    times.ours.push(milliseconds(() => lines.map((line) => detect(line))));
    if (round % 20 === 0) {
      times.theirs.push(milliseconds(() => partialExtractIOC(page, ['domains', 'ipv4s', 'ipv6s'])));
    }
  }
  const value = median(times.ours);
  const baselineValue = median(times.theirs);
  const row = { what: 'detect.visible100', value, unit: 'ms' };
  return [
    measurement({ ...row, baseline: 'ioc-extractor (domains, IPv4, IPv6)', baselineValue }),
    measurement({ ...row, baseline: 'bar', baselineValue: 1 }),
  ];
}

/**
 * The longest time for twice the text, over the inputs that are worst for scanners. The worst of a
 * first look are looked at closely: among hundreds, some are always disturbed by the machine.
 */
function adversarial(): Measurement {
  const small = adversarialTexts(100_000);
  const large = adversarialTexts(200_000);
  const ratio = (unit: string, ms: number): number =>
    timesTwice(small.get(unit) ?? '', large.get(unit) ?? '', ms);
  const worst = [...small.keys()]
    .map((unit) => ({ unit, first: ratio(unit, GLANCE_MS) }))
    .sort((a, b) => b.first - a.first)
    .slice(0, WORST);
  const ratios = worst.map(({ unit }) =>
    median(Array.from({ length: 3 }, () => ratio(unit, SETTLED_MS))),
  );
  return measurement({
    what: 'detect.adversarial',
    value: Math.max(...ratios),
    unit: '× for twice the text',
    baseline: 'bar',
    baselineValue: 2.5,
  });
}

/** How many times as long the second text takes, which is twice the first, measured for `ms`. */
function timesTwice(small: string, large: string, ms: number): number {
  const times = { small: [] as number[], large: [] as number[] };
  const until = performance.now() + ms;
  for (let round = 0; round < 2 * ROUNDS || performance.now() < until; round++) {
    times.small.push(collectedFirst(() => detect(small)));
    times.large.push(collectedFirst(() => detect(large)));
  }
  return settled(times.large) / Math.max(settled(times.small), LEAST);
}

/**
 * The least of the later half: a busy machine disturbs it least, and no early round counts that was
 * quick between two compilations.
 */
function settled(times: readonly number[]): number {
  return Math.min(...times.slice(Math.floor(times.length / 2)));
}

/** Milliseconds of work that starts with empty young space: what was found before is collected. */
function collectedFirst(work: () => unknown): number {
  collect();
  return milliseconds(work);
}

/** Every file below a folder as one text, at most 12 MB. */
function readCorpus(folder: string): string {
  const parts: string[] = [];
  let bytes = 0;
  const visit = (path: string): void => {
    if (bytes > 12_000_000) return;
    if (statSync(path).isDirectory()) {
      for (const entry of readdirSync(path).sort()) visit(join(path, entry));
      return;
    }
    const text = readFileSync(path, 'utf8');
    bytes += text.length;
    parts.push(text);
  };
  visit(folder);
  return parts.join('\n');
}

/** Speed of the detector against its peers and bounds: MB/s, more is better, or ms, less is. */
export async function run(options: { readonly corpus?: string } = {}): Promise<Measurement[]> {
  const results = [
    ...compare('detect.logs', generatedLogs(TEXT_BYTES), 'log'),
    ...compare('detect.code', generatedCode(TEXT_BYTES), 'typescript'),
    ...compare('detect.lists', generatedLists(TEXT_BYTES), 'plaintext'),
    ...visible(generatedLogs(200_000)),
    adversarial(),
    ...(await bigDocument()),
  ];
  if (options.corpus !== undefined) {
    results.push(...compare('detect.corpus', readCorpus(options.corpus), undefined));
  }
  return results;
}
