import assert from 'node:assert/strict';
import { marked } from 'marked';
import { codeFence, codeSpan, escapedMarkdown } from '../../../src/core/markdown';

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
      for (const source of [codeSpan(line), escapedMarkdown(line), codeFence(text)]) {
        const html = await marked.parse(source, { gfm: true });
        assert.doesNotMatch(html, /<(a|img|script)[ >]/, source);
      }
    });
  }

  it('makes no span of nothing', () => {
    assert.equal(codeSpan('  '), '');
  });
});
