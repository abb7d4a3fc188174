import assert from 'node:assert/strict';
import { detect } from '../../../src/core/indicator';
import { rewrites } from '../../../src/vscode/editor/rewrite';

function rewritten(text: string, form: 'defanged' | 'refanged'): string {
  let result = text;
  for (const { start, end, text: piece } of rewrites(text, detect(text), form).reverse()) {
    result = result.slice(0, start) + piece + result.slice(end);
  }
  return result;
}

describe('defang and refang in a file', () => {
  const pairs: readonly (readonly [string, string])[] = [
    ['see login-secure.example now', 'see login-secure[.]example now'],
    ['https://login-secure.example/auth?a=1', 'hxxps://login-secure[.]example/auth?a=1'],
    ['http://203.0.113.80:8443/x', 'hxxp://203[.]0[.]113[.]80:8443/x'],
    ['from 203.0.113.80 to 198.51.100.23', 'from 203[.]0[.]113[.]80 to 198[.]51[.]100[.]23'],
    ['address 2001:db8:80::23 seen', 'address 2001[:]db8[:]80[:][:]23 seen'],
    ['two\nlines.example\r\nhere.example', 'two\nlines[.]example\r\nhere[.]example'],
  ];

  for (const [plain, defanged] of pairs) {
    it(`writes ${JSON.stringify(plain)} inert, and back`, () => {
      assert.equal(rewritten(plain, 'defanged'), defanged);
      assert.equal(rewritten(defanged, 'refanged'), plain);
    });
  }

  it('leaves alone what is written so already', () => {
    assert.deepEqual(rewrites('a[.]example', detect('a[.]example'), 'defanged'), []);
    assert.deepEqual(rewrites('A.example', detect('A.example'), 'refanged'), []);
  });

  it('undoes the bracketed schemes', () => {
    assert.equal(
      rewritten('hxxps[://]login-secure[.]example/auth', 'refanged'),
      'https://login-secure.example/auth',
    );
    assert.equal(
      rewritten('hxxp[:]//login-secure[.]example', 'refanged'),
      'http://login-secure.example',
    );
  });
});
