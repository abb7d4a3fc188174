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

function fastest(work: () => unknown, rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const cpu = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(cpu);
    best = Math.min(best, user + system);
  }
  return best / 1000;
}

/** Milliseconds that are noise on any machine: below, no ratio is taken. */
const NOISE = 12;

function assertLinear(
  name: string,
  work: (text: string) => unknown,
  make: (length: number) => string,
): void {
  const small = make(SMALL);
  const large = make(2 * SMALL);
  for (let attempt = 0; ; attempt++) {
    const time = fastest(() => work(large), 3);
    const bound = 2.5 * fastest(() => work(small), 3);
    if (time <= NOISE || time <= bound) {
      return;
    }
    if (attempt === 3) {
      assert.fail(
        `${name}: ${time.toFixed(1)} ms for twice what takes ${(bound / 2.5).toFixed(1)} ms`,
      );
    }
  }
}

describe('linear time', function () {
  this.timeout(120_000);

  it('on each adversarial input', () => {
    for (const unit of ADVERSARIAL) {
      assertLinear(JSON.stringify(unit), detect, (length) => fill(unit, length));
    }
  });

  it('on pairs of adversarial inputs, in one line and in many', () => {
    const units = ADVERSARIAL.filter((_, index) => index % 3 === 0);
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
    for (const unit of ADVERSARIAL) {
      assertLinear(JSON.stringify(unit), refang, (length) => fill(unit, length));
    }
  });

  it('reads nothing beyond what anybody types', () => {
    for (const unit of ADVERSARIAL) {
      assert.ok(fastest(() => parseIndicator(fill(unit, 4096)), 3) < NOISE, unit);
    }
  });
});
