import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import { detect, parseIndicator } from '../../../src/core/indicator/index';
import { skippedSuite } from '../../rig/besideCheckout';

interface Expected {
  readonly type: 'ip' | 'fqdn';
  readonly value: string;
}

interface Case {
  readonly source: string;
  readonly text: string;
  readonly expect: readonly Expected[];
  readonly types: readonly Expected['type'][];
  readonly match: 'exact' | 'includes';
  readonly tags?: readonly string[];
}

interface Score {
  readonly passed: boolean;
  readonly right: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

const FOLDER = join(process.cwd(), '..', 'shared', 'samples', 'detection');

/** Forms that are weak: alone they are no evidence, and only their IP variants may be found. */
const WEAK =
  /\/(?: \. spaced dot| dot {2}bare word| DOT |-dot-|DOT glued|\]\.\[ inverted|\[\] empty|\[,\]|comma|\^\.|U\+2024|U\+30FB|%2E|&#46;)/;

function casesOf(file: string): readonly Case[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)
    .filter(({ tags }) => tags?.includes('contested') !== true);
}

/** The reference keeps IPv4-mapped addresses as they are written; we read them as IPv4. */
const normalised = (value: string): string =>
  value.includes(':')
    ? (parseIndicator(value)?.value ?? '')
    : domainToASCII(value) || value.toLowerCase();

function score({ text, expect, types, match }: Case): Score {
  const expected = new Set(
    expect.filter(({ type }) => types.includes(type)).map(({ value }) => normalised(value)),
  );
  const found = new Set(
    detect(text)
      .filter(({ kind }) => types.includes(kind === 'fqdn' ? 'fqdn' : 'ip'))
      .map(({ value }) => normalised(value)),
  );
  const missed = [...expected].filter((value) => !found.has(value));
  const wrong = match === 'exact' ? [...found].filter((value) => !expected.has(value)) : [];
  return {
    passed: missed.length + wrong.length === 0,
    right: expected.size - missed.length,
    missed,
    wrong,
  };
}

const describeCase = ({ source, text }: Case, { missed, wrong }: Score): string =>
  `${source}: ${JSON.stringify(text)} missed [${missed.join(' ')}], wrong [${wrong.join(' ')}]`;

describe('detection against the reference cases', () => {
  if (!existsSync(FOLDER)) {
    skippedSuite(FOLDER);
    return;
  }

  it('finds every strong form, exactly and with exact offsets', () => {
    for (const one of casesOf('defang_forms.jsonl').filter(({ source }) => !WEAK.test(source))) {
      const result = score(one);
      assert.ok(result.passed, describeCase(one, result));
      for (const { start, end, value } of detect(one.text)) {
        assert.equal(parseIndicator(one.text.slice(start, end))?.value, value, one.text);
      }
    }
  });

  it('passes at least 96 % of the cases of its peers, as a mean over them', () => {
    const sources = new Map<string, boolean[]>();
    for (const one of casesOf('peer_cases.jsonl')) {
      const source = one.source.split('/')[0] ?? '';
      sources.set(source, [...(sources.get(source) ?? []), score(one).passed]);
    }
    const rates = [...sources.values()].map(
      (passed) => passed.filter(Boolean).length / passed.length,
    );
    const macro = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    assert.ok(macro >= 0.96, `macro pass rate ${(100 * macro).toFixed(1)} %`);
  });

  it('reads real lines with an F1 of at least 99 %', () => {
    const scores = casesOf('lines.jsonl').map(score);
    const sum = (count: (one: Score) => number): number =>
      scores.reduce((all, one) => all + count(one), 0);
    const right = sum((one) => one.right);
    const f1 =
      (2 * right) / (2 * right + sum((one) => one.missed.length) + sum((one) => one.wrong.length));
    assert.ok(f1 >= 0.99, `F1 ${(100 * f1).toFixed(2)} %`);
  });
});
