import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defang, detect, parseIndicator, refang } from '../../../src/core/indicator/index';
import type { Incoming } from '../../../src/core/library/importing';
import { readImport } from '../../../src/import/read';
import { skippedSuite } from '../../rig/besideCheckout';

interface Case {
  readonly id: string;
  readonly area: 'detect' | 'parse' | 'refang' | 'refang(defang)' | 'import' | 'import-field';
  readonly input: string;
  readonly languageId?: string;
  /** Of what is imported. */
  readonly fileName?: string;
  /** What of an entry must arrive. */
  readonly field?: string;
  readonly expected: unknown;
}

const FILE = join(process.cwd(), '..', 'shared', 'samples', 'cases', 'cases.jsonl');

/** What is found, each value once; one that ends in `~` is weak wherever it stands. */
function valuesIn({ input, languageId }: Case): ReadonlyMap<string, string> {
  const grades = new Map<string, string>();
  for (const { value, grade } of detect(input, languageId === undefined ? {} : { languageId })) {
    if (grades.get(value) !== 'strong') grades.set(value, grade);
  }
  return grades;
}

/** `evil.example~` may be weak or strong; a value without the mark must be strong. */
function assertFound(one: Case): void {
  const found = valuesIn(one);
  const expected = one.expected as readonly string[];
  const told = Array.from(found, ([value, grade]) => {
    const either = expected.includes(`${value}~`);
    return either || grade === 'weak' ? `${value}~` : value;
  });
  assert.deepEqual(told.sort(), [...expected].sort());
}

function imported({ input, fileName = 'x.txt' }: Case): Incoming {
  return readImport(input, { name: fileName, at: '2026-11-20T12:00:00.000Z' });
}

const CHECKS: Readonly<Record<Case['area'], (one: Case) => void>> = {
  detect: assertFound,
  import: (one) => {
    const { entries, foreign } = imported(one);
    const values = [...entries, ...foreign].map(({ indicator }) => indicator.value);
    assert.deepEqual(values.sort(), [...(one.expected as readonly string[])].sort());
  },
  'import-field': (one) => {
    const { foreign } = imported(one);
    const told = JSON.stringify(foreign).toLowerCase();
    assert.ok(told.includes(`${one.field ?? ''}:${String(one.expected)}`), told);
  },
  parse: ({ input, expected }) => {
    assert.equal(parseIndicator(input) ?? null, expected);
  },
  refang: ({ input, expected }) => {
    assert.equal(refang(input), expected);
  },
  'refang(defang)': ({ input, expected }) => {
    assert.equal(refang(defang(input)), expected);
  },
};

describe('texts that users of other tools reported', () => {
  if (!existsSync(FILE)) {
    skippedSuite(FILE);
    return;
  }
  for (const line of readFileSync(FILE, 'utf8').trim().split('\n')) {
    const one = JSON.parse(line) as Case;
    it(`${one.id}: ${JSON.stringify(one.input).slice(0, 100)}`, () => {
      CHECKS[one.area](one);
    });
  }
});
