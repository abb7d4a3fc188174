import assert from 'node:assert/strict';
import { detect, parseIndicator, refang } from '../../../../src/core/indicator/index';

/** Inputs that send a backtracking or rescanning detector into quadratic time. */
const ADVERSARIAL: readonly string[] = [
  'a.',
  '1.',
  '.',
  '..a',
  'a',
  '1.1.1.1.',
  'a.com.',
  'a.com ',
  'a.com/',
  '[.]',
  'a[.]',
  '[.',
  '.]',
  '(.',
  '[dot',
  '[dot]',
  'a[dot]',
  ' dot ',
  'a dot ',
  '-dot-',
  'a . ',
  ' . ',
  '\\.',
  'a\\.',
  '].[',
  '[]',
  'a[]',
  ':',
  '::',
  'a:',
  'a::',
  '1:2:3:4:5:6:7:',
  '[:]',
  'a[:]',
  '://',
  'http://',
  'http://a',
  'http://a.com/',
  'http://a.com/?u=',
  'hxxp[:]//a[.]com ',
  '@',
  'a@',
  'a.b@',
  '[at]',
  'a at ',
  '[@',
  '%2e',
  'a%2e',
  '%3a%2f%2f',
  'a.com@',
  'ZGVhZGJlZWY',
  '。',
  'a。',
  '我',
  '我.',
  '．',
  '\u200b',
  'a\u200b.',
  '\u00ad',
  'é.',
  '✪',
  '✪.',
  '😀.',
  '_',
  '_.',
  '-',
  '-.',
  'a-.',
  '&#46;',
  'a,',
  '1,',
  '(',
  '[',
  '{<',
  '   ',
  'a.name ',
  'x.name(',
  'a.com=',
  '1.2.3.4-',
  '/a.b',
  '\\a.b',
  '"a.com"',
  'version 1.2.3.4 ',
  '...com',
];

const SMALL = 100_000;

function fill(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Below, a machine measures itself: no ratio is taken. A quadratic input of this size takes seconds. */
const NOISE = 25;
const ROUNDS = 5;
const ATTEMPTS = 4;

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;

/** Twice the text in at most 2.5 times the time: medians of interleaved rounds. */
function assertLinear(
  name: string,
  work: (text: string) => unknown,
  make: (length: number) => string,
): void {
  const small = make(SMALL);
  const large = make(2 * SMALL);
  if (milliseconds(() => work(large)) <= NOISE) {
    return;
  }
  let ratio = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && ratio > 2.5; attempt++) {
    const times = { small: [] as number[], large: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      times.small.push(milliseconds(() => work(small)));
      times.large.push(milliseconds(() => work(large)));
    }
    ratio = median(times.large) <= NOISE ? 1 : median(times.large) / median(times.small);
  }
  assert.ok(ratio <= 2.5, `${name}: ${ratio.toFixed(2)} times as long for twice the text`);
}

describe('linear time', function () {
  this.timeout(120_000);

  it('on each adversarial input', () => {
    for (const unit of ADVERSARIAL) {
      assertLinear(JSON.stringify(unit), detect, (length) => fill(unit, length));
    }
  });

  it('on pairs of adversarial inputs, in one line and in many', () => {
    const units = ADVERSARIAL.filter((_, index) => index % 5 === 0);
    for (const [index, unit] of units.entries()) {
      const other = units[(index * 7 + 3) % units.length] ?? '';
      for (const glue of ['', ' ', '\n']) {
        const pair = `${unit}${glue}${other}`;
        assertLinear(JSON.stringify(pair), detect, (length) => fill(pair, length));
        const runs = unit.repeat(300) + glue + other.repeat(300);
        assertLinear(`300 × ${JSON.stringify(pair)}`, detect, (length) => fill(runs, length));
      }
    }
  });

  it('in source code', () => {
    for (const unit of ADVERSARIAL) {
      const work = (text: string): unknown => detect(text, { languageId: 'typescript' });
      assertLinear(JSON.stringify(unit), work, (length) => fill(`// ${unit}`, length));
    }
  });

  it('when refanging', () => {
    for (const unit of ADVERSARIAL.filter((_, index) => index % 4 === 0)) {
      assertLinear(JSON.stringify(unit), refang, (length) => fill(unit, length));
    }
  });

  it('reads nothing beyond what anybody types', () => {
    for (const unit of ADVERSARIAL) {
      const text = fill(unit, 4096);
      const times = Array.from({ length: ROUNDS }, () => milliseconds(() => parseIndicator(text)));
      assert.ok(median(times) < NOISE, unit);
    }
  });
});
