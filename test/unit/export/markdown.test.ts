import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import type { Result } from '../../../src/core/result/model';
import { toJson } from '../../../src/export/json';
import { toMarkdown } from '../../../src/export/markdown';
import { resultWith } from './results';

const report = (results: readonly Result[]): string =>
  toMarkdown(results, {
    now: Date.parse('2026-04-12T15:00:00Z'),
    titleOf: (operation) => (operation === 'example.registration' ? 'WHOIS' : operation),
  });
const draw = (markdown: string): string => marked.parse(markdown, { async: false, gfm: true });

/** Elements that the report itself is made of. */
const OURS = /^(h1|h2|h3|h4|p|ul|li|code|pre|strong|table|thead|tbody|tr|th|td)$/;

function foreignElements(html: string): string[] {
  return [...html.matchAll(/<\/?([a-z][a-z\d]*)/gi)]
    .map(([, name = '']) => name.toLowerCase())
    .filter((name) => !OURS.test(name));
}

describe('the Markdown report', () => {
  it('says what was asked, where, when, and how much of the answer is there', () => {
    const markdown = report([resultWith('said')]);
    const html = draw(markdown);
    for (const part of [
      '<h2><code>www[.]login-secure[.]example</code> (host name)</h2>',
      'Made 2026-04-12 15:00:00 UTC',
      '<li>Source: Example Vendor, api[.]vendor[.]example, asked now</li>',
      '<li>Retrieved: 2026-04-12 14:02:00 UTC</li>',
      '<li>Looked up: <code>login-secure[.]example</code></li>',
      '<li>Outcome: not whole. said</li>',
      '2 rows received of 532,915 that the source counts. The server sent at most 2 records.',
      '<td><code>203[.]0[.]113[.]80</code></td>',
      '<td>1,199</td>',
      '<strong>97 of 100</strong>',
      'Record of 2026-04-02',
    ]) {
      assert.ok(html.includes(part), `${part}\n${html}`);
    }
  });

  it('warns with each answer of a server whose certificate was not verified', () => {
    const { source } = resultWith('');
    const html = draw(report([resultWith('said', { source: { ...source, unverified: true } })]));
    assert.ok(
      html.includes(
        '<li><strong>Caution:</strong> The certificate of api[.]vendor[.]example was not verified: anyone on the network path could have written this answer.</li>',
      ),
      html,
    );
    assert.ok(html.includes('Example Vendor (certificate not verified), WHOIS'), html);
    assert.ok(!draw(report([resultWith('said')])).includes('not verified'));
  });

  it('sums up across operations first', () => {
    const html = draw(report([resultWith('said')]));
    const summary = html.slice(0, html.indexOf('<h3>'));
    for (const part of ['Risk', '97 of 100', 'Created', 'Registrar', 'Example Vendor, WHOIS']) {
      assert.ok(summary.includes(part), part);
    }
  });

  it('tells sample data, stored answers, failures and what was not asked', () => {
    const source = resultWith('').source;
    const html = draw(
      report([
        resultWith('', { source: { ...source, data: 'sample', from: 'cache' }, sections: [] }),
        resultWith('', {
          outcome: { kind: 'noRecord', reason: 'Nothing is known.' },
          sections: [],
        }),
        resultWith('', {
          outcome: {
            kind: 'failed',
            reason: 'timeout',
            message: 'It did not answer.',
            remedy: 'Ask again.',
            action: 'retry',
          },
          sections: [],
          parameters: { limit: 25 },
          offers: [{ label: 'Read all 24 records', parameters: { limit: 25 }, cost: [] }],
        }),
      ]),
    );
    for (const part of [
      '<strong>Sample data</strong>, stored answer',
      'Outcome: no record. Nothing is known.',
      'Outcome: failed. It did not answer. Ask again.',
      'Parameters: <code>limit=25</code>',
      'Not asked: Read all 24 records',
    ]) {
      assert.ok(html.includes(part), `${part}\n${html}`);
    }
  });

  it('says how many rows it leaves out', () => {
    const rows = Array.from({ length: 102 }, (_, index) => [`row${index}`]);
    const markdown = report([
      resultWith('', {
        sections: [
          {
            type: 'table',
            id: 't',
            title: 'T',
            columns: [{ id: 'a', label: 'A', type: 'text' }],
            rows,
            shown: 102,
          },
        ],
      }),
    ]);
    assert.match(markdown, /102 rows received\. The first 100 are listed here\./);
    assert.ok(markdown.includes('row99') && !markdown.includes('row100'));
  });

  const HOSTILE = [
    '![x](https://evil.example/p.png)',
    '[click](command:workbench.action.quit)',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'http://evil.example/path and www.evil.example and a@evil.example',
    '`![x](http://evil.example)`',
    '```\n![x](http://evil.example)\n```',
    '~~~\n# Title\n~~~',
    'x\\| ![a](http://evil.example/)',
    'x | y | <b>bold</b> | \\',
    '| a | b |\n|---|---|\n| ![x](http://evil.example) |',
    '\\`<img src=x>\\`',
    '# heading\n\n- list\n\n> quote',
    '[ref]: http://evil.example',
    '<!-- comment',
    '&lt;script&gt; &#60;b&#62;',
    '$$\\href{http://evil.example}{x}$$',
  ];
  for (const text of HOSTILE) {
    it(`keeps text: ${JSON.stringify(text)}`, () => {
      const html = draw(report([resultWith(text)]));
      assert.deepEqual(foreignElements(html), [], html);
      assert.equal(html.match(/<h[1-4]/g)?.length, 8, html);
    });
  }

  it('keeps any mixture of markup as text', () => {
    const parts = [
      '`',
      '``',
      '|',
      '\\',
      '<b>',
      '</code>',
      '![x](y)',
      '\n',
      '*',
      '_',
      '&#124;',
      'a ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), (pieces) => {
        const html = draw(report([resultWith(pieces.join(''))]));
        assert.deepEqual(foreignElements(html), [], html);
        assert.equal(html.match(/<h[1-4]/g)?.length, 8);
        assert.equal(html.match(/<table>/g)?.length, 5);
      }),
      { numRuns: 300 },
    );
  });

  it('names what nobody would see', () => {
    const markdown = report([resultWith('evil\u202Egpj.exe \u0000 \u001b[31m zero\u200Bwidth')]);
    assert.match(markdown, /⟨U\+202E⟩/);
    assert.match(markdown, /⟨U\+001B⟩/);
    assert.doesNotMatch(markdown, /[\u0000\u001b\u202E\u200B]/);
  });

  it('leaves no live indicator', () => {
    const markdown = report([resultWith('see http://evil.com/a, 8.8.8.8 and ns1.evil.com')]);
    assert.doesNotMatch(markdown, /evil\.com|8\.8\.8\.8|http:/);
  });
});

describe('JSON', () => {
  it('is the results as they are', () => {
    const results = [resultWith('said'), resultWith('"\u2028\n')];
    assert.deepEqual(JSON.parse(toJson(results)), results);
  });
});
