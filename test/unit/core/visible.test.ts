import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shortened, textParts, visibleText } from '../../../src/core/visible';

describe('visible text', () => {
  const cases: readonly (readonly [what: string, text: string, shown: string])[] = [
    ['right-to-left override', 'a\u202Egpj.exe', 'a⟨U+202E⟩gpj.exe'],
    ['isolates', '\u2066x\u2069', '⟨U+2066⟩x⟨U+2069⟩'],
    ['escape sequence', '\u001B[31mred', '⟨U+001B⟩[31mred'],
    ['null and delete', '\u0000\u007F', '⟨U+0000⟩⟨U+007F⟩'],
    ['C1 control', '\u009B0m', '⟨U+009B⟩0m'],
    ['carriage return', 'a\rb', 'a⟨U+000D⟩b'],
    ['zero width', 'ev\u200Bil\uFEFF', 'ev⟨U+200B⟩il⟨U+FEFF⟩'],
    ['soft hyphen', 'ev\u00ADil', 'ev⟨U+00AD⟩il'],
    ['line separator', 'a\u2028b', 'a⟨U+2028⟩b'],
    ['tag characters', 'a\u{E0041}', 'a⟨U+E0041⟩'],
    ['lone surrogates', '\uD800x\uDC00', '⟨U+D800⟩x⟨U+DC00⟩'],
  ];
  for (const [what, text, shown] of cases) {
    it(`shows: ${what}`, () => {
      assert.equal(visibleText(text), shown);
    });
  }

  it('leaves ordinary text of any language alone, with tabs and line feeds', () => {
    const text = 'Ünï\tçødé\n日本語 עברית العربية 🦊';
    assert.deepEqual(textParts(text), [{ text, escaped: false }]);
  });

  it('loses nothing and lets nothing unseen through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parts = textParts(text);
        const plain = parts.map((part) =>
          part.escaped ? String.fromCodePoint(parseInt(part.text.slice(2), 16)) : part.text,
        );
        assert.equal(plain.join(''), text);
        assert.doesNotMatch(visibleText(text), /[\u000B-\u001F\u200B-\u200F\u202A-\u202E]/u);
      }),
    );
  });
});

describe('shortened', () => {
  it('leaves short text alone', () => {
    assert.deepEqual(shortened('abc', 3), { text: 'abc', cut: false });
  });

  it('cuts a megabyte, never within a character', () => {
    const fox = '🦊'.repeat(500_000);
    const { text, cut } = shortened(fox, 2001);
    assert.equal(cut, true);
    assert.equal(text.length, 2000);
    assert.equal(textParts(text).length, 1);
  });
});
