import assert from 'node:assert/strict';
import { englishBundle, readStrings } from '../../../scripts/build/strings.mjs';
import { root } from '../../rig/paths';

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

  it('number their values from 0 on', () => {
    const wrong = readStrings(root).filter((text) => {
      const used = [...text.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index));
      return used.some((index) => index > 0 && !used.includes(index - 1));
    });
    assert.deepEqual(wrong, []);
  });
});
