import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import { codeFence, codeSpan, escapedMarkdown, escapedWords } from '../../../src/core/markdown';

const HOSTILE = [
  '`code` ``two`` ```three',
  '![x](https://evil.example/p.png)',
  '[click](command:evil)',
  '<img src=x onerror=alert(1)>',
  'http://evil.example www.evil.example a@evil.example',
  '` starts and ends with a backtick `',
  '~~~\n```\nends a fence',
];

describe('Markdown from strangers', () => {
  for (const text of HOSTILE) {
    it(`keeps as text: ${JSON.stringify(text)}`, async () => {
      const line = text.replaceAll('\n', ' ');
      for (const source of [
        codeSpan(line),
        escapedMarkdown(line),
        escapedWords(line),
        codeFence(text),
      ]) {
        const html = await marked.parse(source, { gfm: true });
        assert.doesNotMatch(html, /<(a|img|script)[ >]/, source);
      }
    });
  }

  it('makes no span of nothing', () => {
    assert.equal(codeSpan('  '), '');
  });

  for (const [text, written] of [
    ['Example Vendor, Domain WHOIS', 'Example Vendor, Domain WHOIS'],
    ['E-mail (abuse): kim; 12:30, 1.5 of 2', 'E-mail (abuse): kim; 12:30, 1.5 of 2'],
    ['case_417 and _this_', 'case_417 and \\_this\\_'],
    ['- no list', '\\- no list'],
    ['# no heading', '\\# no heading'],
    ['1. no list', '1\\. no list'],
    ['2) no list', '2\\) no list'],
    ['www.evil.example', 'www\\.evil\\.example'],
    ['http://evil', 'http\\:\\//evil'],
  ] as const) {
    it(`writes ${JSON.stringify(text)} so that it can be read unrendered`, async () => {
      assert.equal(escapedWords(text), written);
      const html = await marked.parse(written, { gfm: true });
      assert.match(html, /^<p>[^<]*<\/p>\n$/);
    });
  }

  it('makes a paragraph without markup of any words', () => {
    const piece = fc.constantFrom(
      ...[
        '`',
        '*',
        '_',
        '__',
        '~~',
        '[',
        ']',
        '(',
        ')',
        '!',
        '<b>',
        '&lt;',
        '&#60;',
        '|',
        '\\',
        '#',
      ],
      ...['-', '+', '=', '---', '1.', '2)', ':', '/', '//', '.', '@', '$', '"', "'", ' ', 'a', '7'],
      ...['www.', 'http:', 'ftp://', 'mailto:', 'xmpp:', 'a.example', 'x@y.example'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const line = pieces.join('').trim();
        const html = marked.parse(escapedWords(line), { async: false, gfm: true });
        assert.match(html, line === '' ? /^$/ : /^<p>[^<]*<\/p>\n$/);
        const table = marked.parse(`| a |\n| --- |\n| ${escapedWords(line)} |`, { async: false });
        assert.equal(/<(?!\/?(table|thead|tbody|tr|th|td)>)/.exec(table), null, table);
      }),
      { numRuns: 1000 },
    );
  });
});
