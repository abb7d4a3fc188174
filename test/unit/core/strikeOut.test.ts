import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strikeOut, striker } from '../../../src/core/strikeOut';
import { latin1Writings, writings } from './writings';

const isLatin1 = (text: string): boolean => /^[\0-\xff]*$/.test(text);
const writingsOf = (secret: string) =>
  Object.entries(isLatin1(secret) ? { ...writings, ...latin1Writings } : writings);

const canaries = [
  '0123456789abcdef0123456789abcdef',
  'correct horse',
  '"quoted" \\ back/slash',
  'C:\\\\new\\"text"\\/end\\',
  '100%+25%=%2525',
  'Schlüssel=ÄÖ+/ß',
  'ключ от двери',
  '🔑🔑-🗝️-key<&amp;>',
  "O'Reilly & <Sons>; \t tab",
  '++++////====',
  '\\"\\"\\"\\"\\"',
  '::password::',
];

describe('striking out a secret', () => {
  for (const secret of canaries) {
    it(`knows ${JSON.stringify(secret)} however it is written`, () => {
      const strike = striker([secret]);
      for (const [writing, write] of writingsOf(secret)) {
        assert.equal(strike(`«${write(secret)}»`), '«(secret)»', writing);
      }
    });
  }

  it('leaves no form of any secret of 8 characters or more', () => {
    const characters = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 5 }),
      fc.constantFrom('"', '\\', '/', '+', '%', 'ü', ' ', '=', ':', '&', '<', "'", '%25', '\\u00'),
    );
    const secrets = fc
      .array(characters, { minLength: 8, maxLength: 30 })
      .map((parts) => parts.join(''))
      .filter((secret) => !/[«»]/.test(secret) && Array.from(secret.trim()).length >= 8);
    fc.assert(
      fc.property(secrets, (secret) => {
        const strike = striker([secret]);
        for (const [writing, write] of writingsOf(secret)) {
          assert.equal(strike(`«${write(secret)}»`), '«(secret)»', writing);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('knows a secret in the Base64 of something longer, and leaves nothing of it', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 40 }).filter((text) => text.trim().length >= 8),
        fc.string({ maxLength: 7 }),
        fc.string({ maxLength: 7 }),
        fc.constantFrom('base64' as const, 'base64url' as const),
        (secret, before, after, encoding) => {
          const whole = Buffer.from(`${before}:${secret}${after}`).toString(encoding);
          const struck = strikeOut(`Basic ${whole}`, [secret]);
          const [, ahead = '', behind = ''] = /^Basic (.*?)\(secret\)(.*)$/.exec(struck) ?? [];
          assert.notEqual(struck, `Basic ${whole}`);
          assert.ok(Buffer.from(ahead, encoding).length <= before.length + 1, struck);
          assert.ok(behind.replace(/=+$/, '').length <= Math.ceil((after.length * 8) / 6), struck);
        },
      ),
    );
  });

  it('knows what else a stored value holds', () => {
    const basic = Buffer.from('analyst:correct horse').toString('base64');
    const cases: readonly (readonly [stored: string, text: string, struck: string])[] = [
      ['analyst:correct horse', 'analyst says correct horse', 'analyst says (secret)'],
      ['analyst:correct horse', 'x analyst:correct horse x', 'x (secret) x'],
      ['analyst:correct horse', `Basic ${basic}`, 'Basic (secret)'],
      ['analyst:a:b:c:d:e', 'a:b:c:d:e', '(secret)'],
      ['Bearer analyst:abcdefgh', 'token=analyst:abcdefgh', 'token=(secret)'],
      ['Bearer abcdefgh.ijkl', 'token=abcdefgh.ijkl', 'token=(secret)'],
      [`Basic ${basic}`, `authorization ${basic}`, 'authorization (secret)'],
      [`Basic ${basic}`, 'the password is correct horse', 'the password is (secret)'],
      ['  abcdefgh \r\n', '[abcdefgh]', '[(secret)]'],
      ['analyst:abcdefg \r\n', Buffer.from('analyst:abcdefg ').toString('base64'), '(secret)'],
      ['\nabc: 12 \n', Buffer.from('abc: 12 ').toString('base64'), '(secret)'],
    ];
    for (const [stored, text, struck] of cases) {
      assert.equal(strikeOut(text, [stored]), struck, stored);
    }
  });

  it('takes a secret of 4 to 7 characters for a word', () => {
    const cases: readonly (readonly [text: string, struck: string])[] = [
      ['code', '(secret)'],
      ['codes decode Code encoder code5 5code', 'codes decode Code encoder code5 5code'],
      ['übercode codeüber', 'übercode codeüber'],
      ['_code_ "code" code-code', '_(secret)_ "(secret)" (secret)-(secret)'],
      ['?key=code&x=1', '?key=(secret)&x=1'],
      ['next=%3Fkey%3Dcode%26x', 'next=%3Fkey%3D(secret)%26x'],
      ['{"line":"one\\ncode\\n\\u003dcode"}', '{"line":"one\\n(secret)\\n\\u003d(secret)"}'],
      ['Y29kZQ==', '(secret)'],
      ['636f6465', '(secret)'],
      ['0636f6465', '0636f6465'],
    ];
    for (const [text, struck] of cases) {
      assert.equal(strikeOut(text, ['code']), struck);
    }
    assert.equal(strikeOut('xab-ab-ab', ['ab-ab']), 'xab-(secret)');
    assert.equal(strikeOut('Basic YW46Y29kZXI=', ['an:coder']), 'Basic (secret)');
  });

  it('never takes a shorter one, nor white space, for a secret', () => {
    const text = 'a ab abc           abc';
    assert.equal(strikeOut(text, ['', 'a', 'abc', '          ', '  abc  ', 'an:abc']), text);
  });

  it('strikes the longer of two secrets that begin alike', () => {
    assert.equal(strikeOut('abcdefgh-12345678', ['abcdefgh', 'abcdefgh-12345678']), '(secret)');
  });

  it('leaves JSON as valid as it was', () => {
    for (const secret of canaries) {
      const echo = { key: secret, url: `https://h/?key=${encodeURIComponent(secret)}`, n: [1] };
      const struck = { key: '(secret)', url: 'https://h/?key=(secret)', n: [1] };
      for (const text of [
        JSON.stringify(echo),
        JSON.stringify(echo).replaceAll('/', '\\/'),
        JSON.stringify(echo, null, 2),
      ]) {
        assert.deepEqual(JSON.parse(strikeOut(text, [secret])), struck);
      }
    }
  });

  it('leaves every other text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        assert.equal(strikeOut(text, ['0123456789abcdef', 'no such word']), text);
      }),
    );
  });

  it('takes linear time on any text', () => {
    const long = (part: string): string => part.repeat(Math.ceil(200_000 / part.length));
    const secrets = [
      '\\\\\\\\\\\\"/"/"/"z',
      '%25%25%25%25z',
      '&amp;&amp;&amp;z',
      '  ++  ++z',
      'a\\a\\a\\z',
    ];
    const strike = striker(secrets);
    const parts = [
      '\\',
      '\\"',
      '%',
      '%25',
      '&amp;',
      '&',
      ' ',
      '+',
      '"',
      '/"',
      'a\\',
      '%61%5C',
      '=',
    ];
    for (const part of parts) {
      const start = performance.now();
      strike(`z${long(part)}`);
      assert.ok(performance.now() - start < 1500, part);
    }
  });
});
