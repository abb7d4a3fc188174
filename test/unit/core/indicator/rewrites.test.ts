import assert from 'node:assert/strict';
import { detect, rewrites, rewritten, type Form } from '../../../../src/core/indicator';

function writtenAs(form: Form, text: string): string {
  return rewritten(text, rewrites(text, detect(text), form));
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
      assert.equal(writtenAs('defanged', plain), defanged);
      assert.equal(writtenAs('refanged', defanged), plain);
    });
  }

  it('leaves alone what is written so already', () => {
    assert.deepEqual(rewrites('a[.]example', detect('a[.]example'), 'defanged'), []);
    assert.deepEqual(rewrites('A.example', detect('A.example'), 'refanged'), []);
  });

  it('undoes the bracketed schemes', () => {
    assert.equal(
      writtenAs('refanged', 'hxxps[://]login-secure[.]example/auth'),
      'https://login-secure.example/auth',
    );
    assert.equal(
      writtenAs('refanged', 'hxxp[:]//login-secure[.]example'),
      'http://login-secure.example',
    );
  });
});
