import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import { codeSpan, commandLink, escapedWords, visible } from '../../../src/vscode/safeText';

/** What a stranger may write into WHOIS, TXT data or a file. */
const HOSTILE = [
  'http://evil.example/a www.evil.example x@evil.example',
  '![x](https://evil.example/p.png)',
  '[click](command:workbench.action.quit)',
  '<img src=x onerror=alert(1)> <b>bold</b>',
  '`` ` ``` `[a](command:b)',
  '`',
  '\\`[a](command:b)\\`',
  '$(bug) &lt;b&gt; &#x5b;',
  'a\n\n# heading\n\n[a](command:b)',
  '| a | b |\n|---|---|\n| c | d |',
  '[a]: command:b\n\n[a]',
  '<https://evil.example>',
  '<command:workbench.action.quit>',
];

/** Characters that mean something to Markdown, and some that do not. */
const SIGNIFICANT = '` \\ [ ] ( ) ! < > * _ $ a . : / @ w # - + | ~ & ;'
  .split(' ')
  .concat(' ', '\n');

function html(markdown: string): string {
  return marked.parse(markdown, { async: false, gfm: true });
}

describe('safe text', () => {
  it('shows what cannot be seen', () => {
    assert.equal(visible('evil\u202Egpj.exe'), 'evil⟨U+202E⟩gpj.exe');
    assert.equal(visible('a\u200Bb\u00ADc\uFEFF'), 'a⟨U+200B⟩b⟨U+00AD⟩c⟨U+FEFF⟩');
    assert.equal(visible('\u001B[31mred\u0007'), '⟨U+001B⟩[31mred⟨U+0007⟩');
    assert.equal(visible('lone \uD800 half'), 'lone ⟨U+D800⟩ half');
    assert.equal(visible('tag \u{E0041}'), 'tag ⟨U+E0041⟩');
    assert.equal(visible('one\r\n two\tthree'), 'one  two three');
  });

  it('cuts long text, and never in the middle of a character', () => {
    assert.equal(visible('a'.repeat(300), 10), `${'a'.repeat(10)}…`);
    assert.equal(visible(`abc${'😀'.repeat(9)}`, 4), 'abc…');
  });

  for (const text of HOSTILE) {
    it(`keeps ${JSON.stringify(text)} as text, in a code span and among our words`, () => {
      for (const markdown of [codeSpan(text), escapedWords(text)]) {
        const drawn = html(`before ${markdown} after`);
        assert.doesNotMatch(drawn, /<(?!\/?(p|code)>)/, drawn);
      }
    });
  }

  it('keeps any text in its code span', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...SIGNIFICANT) }), (text) => {
        const drawn = html(`before ${codeSpan(text)} after`);
        assert.doesNotMatch(drawn, /<(?!\/?(p|code)>)/);
      }),
    );
  });

  it('keeps any text among our words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...SIGNIFICANT) }), (text) => {
        const drawn = html(`before ${escapedWords(text)} after`);
        assert.doesNotMatch(drawn, /<(?!\/?p>)/);
      }),
    );
  });

  it('links to one command with one argument, whatever the argument holds', () => {
    const argument = { value: 'a) [x](command:other) "\'`' };
    const link = commandLink('Enrich [all](x)', 'indicatorLens.enrich', argument);
    const target =
      /^<p><a href="command:indicatorLens\.enrich\?([^"]*)">Enrich \[all\]\(x\)<\/a><\/p>\n$/.exec(
        html(link),
      )?.[1];
    assert.notEqual(target, undefined);
    assert.deepEqual(JSON.parse(decodeURIComponent(target!.replaceAll('&#39;', "'"))), [argument]);
  });
});
