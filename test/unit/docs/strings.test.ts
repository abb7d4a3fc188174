import assert from 'node:assert/strict';
import { englishBundle, readStrings } from '../../../scripts/build/strings.mjs';
import { root } from '../../rig/paths';

/** Those whose number is never 1: a smaller unit, other words or a question before stand for it. */
const NEVER_ONE: readonly string[] = [
  'Concerns {0} operations: {1}.',
  'HTTP {0}, {1} characters',
  'Look up {0} indicators',
  'This answer was made from {0} requests.',
  'asked at most {0} times a minute',
  'asked at most {0} times in {1} seconds',
  'in {0} months',
  'in {0} years',
  'stands there {0} times',
  '{0} characters, shortened',
  '{0} entries, {1} to {2}',
  '{0} months',
  '{0} requests',
  '{0} times',
  '{0} years',
];
const VERBS = new Set(['begins', 'does', 'has', 'holds', 'is', 'needs', 'was']);

/** How the text begins where its number is 1: `{0} of 1 question`. Undefined for one without a plural. */
function beginningOfOne(text: string): string | undefined {
  const found = /^(.*?)\{\d\} ((?:more |related |stored )?)([a-z]+s)\b/.exec(text);
  const [, before = '', kind = '', plural = ''] = found ?? [];
  return found === null || VERBS.has(plural)
    ? undefined
    : `${before}1 ${kind}${plural.replace(/ies$/, 'y').replace(/s$/, '')}`;
}

describe('the strings of the user interface', () => {
  it('are literals in the code, so that each can be translated', () => {
    const strings = readStrings(root);
    assert.ok(strings.length > 300, `${strings.length} strings`);
    assert.ok(strings.includes('Show as table') && strings.includes('Raw Response'));
  });

  it('are a bundle as VS Code reads it', () => {
    const bundle = JSON.parse(englishBundle(root)) as Readonly<Record<string, unknown>>;
    assert.equal(bundle['Show as table'], 'Show as table');
  });

  it('have a form for one beside each that counts', () => {
    const strings = readStrings(root);
    const lonely = strings.filter((text) => {
      const one = beginningOfOne(text);
      return one !== undefined && !strings.some((other) => other.startsWith(one));
    });
    assert.deepEqual(lonely.sort(), [...NEVER_ONE].sort());
  });

  it('number their values from 0 on', () => {
    const wrong = readStrings(root).filter((text) => {
      const used = [...text.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index));
      return used.some((index) => index > 0 && !used.includes(index - 1));
    });
    assert.deepEqual(wrong, []);
  });
});
