import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked, type Token } from 'marked';
import type { Outcome } from '../../../src/core/result/model';
import { caseReport } from '../../../src/export/caseReport';
import { ageOf } from '../../../src/export/caseActivity';
import { defangedList } from '../../../src/export/defangedList';
import { withStoredScore } from '../../../src/export/score';
import { resultWith } from './results';
import { aCase, anEntry } from './savedEntries';

const options = {
  now: Date.parse('2026-04-13T15:30:00Z'),
  titleOf: (operation: string) =>
    operation === 'example.registration' ? 'Domain WHOIS' : operation,
  lookups: [
    {
      indicator: anEntry().indicator,
      data: 'live' as const,
      at: '2026-04-12T14:00:00.000Z',
      askedFrom: 'editor',
      operations: ['example.registration'],
      asked: 1,
    },
  ],
};

describe('Case report', () => {
  const entry = anEntry();
  const text = caseReport(aCase, [{ ...entry, entry, results: [resultWith('cut')] }], options);

  it('says what the case holds, who holds it for what, and how far it may go', () => {
    assert.match(text, /^# Case: Phishing against Example Ltd$/m);
    assert.match(text, /\*\*TLP:AMBER\*\*/);
    assert.match(text, /^1 malicious\.$/m);
    assert.match(
      text,
      /\| `login-secure\[\.\]example` \| malicious \| kim, 2026-04-12 15:30:00 UTC \| 97 of 100 \|/,
    );
  });

  it('gives each fact its source, its time and its age', () => {
    assert.match(
      text,
      /\| Risk score \| 97 of 100 \| example\\\.risk \| 2026-04-12 14:02:00 UTC \| 25 h \|/,
    );
    assert.match(text, /\| Registrar \| `cut` \| Example Vendor, Domain WHOIS \| .* \| 25 h \|/);
    assert.match(
      text,
      /\| name server \| `ns1\[\.\]park-dns\[\.\]example` \| Domain WHOIS \| .* \| 25 h \|/,
    );
  });

  it('says which facts come from a server whose certificate was not verified', () => {
    const result = resultWith('cut');
    const source = { ...result.source, unverified: true } as const;
    const told = caseReport(
      aCase,
      [{ ...entry, entry, results: [{ ...result, source }] }],
      options,
    );
    assert.match(
      told,
      /\| Registrar \| `cut` \| Example Vendor \(certificate not verified\), Domain WHOIS \|/,
    );
  });

  it('names what is not whole', () => {
    const part = text.slice(text.indexOf('## What is not whole'), text.indexOf('## Activity'));
    assert.match(part, /Domain WHOIS: not whole\. cut/);
    assert.match(part, /Records\\?, 2 rows of 532,915\. The server sent at most 2 records/);
  });

  describe('on what is not whole', () => {
    const records = { type: 'table', id: 'r', title: 'Records', columns: [], rows: [] } as const;
    const gaps = (more: object, outcome: Outcome = { kind: 'found' }): string => {
      const result = resultWith('', { outcome, sections: [{ ...records, shown: 7, ...more }] });
      const report = caseReport(aCase, [{ ...entry, entry, results: [result] }], options);
      const part = report.slice(report.indexOf('## What is not whole'));
      return part.slice(0, part.indexOf('## Activity')).split('\n').slice(1).join('\n').trim();
    };
    const cappedBy = { by: 'vendor', reason: 'The server sent no more.' } as const;

    it('names a table with fewer rows than the vendor has, whoever cut it', () => {
      assert.match(gaps({ total: 8 }), /: Records, 7 rows of 8\.$/);
    });

    it('names a table that somebody cut, however many there are', () => {
      assert.match(gaps({ cappedBy }), /: Records, 7 rows\. The server sent no more\.$/);
      assert.match(gaps({ cappedBy, total: 7 }), /: Records, 7 rows of 7\. The server/);
    });

    it('names no table that is whole, nor one that has more than the vendor counts', () => {
      for (const whole of [{}, { total: 7 }, { total: 6 }]) {
        assert.equal(gaps(whole), 'Every stored answer is whole.');
      }
    });

    it('names a table beside what is partial, and why something failed', () => {
      assert.match(
        gaps({ total: 8 }, { kind: 'partial', reason: 'One page failed.' }),
        /not whole\. One page failed\.\n.*Records, 7 rows of 8/,
      );
      const failed = {
        kind: 'failed',
        reason: 'timeout',
        message: 'No answer came.',
        remedy: 'Try again.',
        action: 'retry',
      } as const;
      assert.match(gaps({}, failed), /failed\. No answer came\.$/);
    });

    it('names an indicator without a stored answer', () => {
      const report = caseReport(aCase, [{ ...entry, entry, results: [] }], options);
      assert.match(report, /`login-secure\[\.\]example`: no stored answer/);
      assert.doesNotMatch(report, /Every stored answer is whole/);
    });
  });

  it('tells who did what in order of time', () => {
    const rows = text.slice(text.indexOf('## Activity')).split('\n').slice(4).filter(Boolean);
    assert.deepEqual(
      rows.map((row) => row.split(' | ').slice(1).join(' | ').replace(/ \|$/, '')),
      [
        ' | case opened',
        ' | `login-secure[.]example` saved',
        'lee | `login-secure[.]example` judged suspicious',
        ' | `login-secure[.]example` looked up: Domain WHOIS (1 sent)',
        'kim | note on `login-secure[.]example`',
        'kim | `login-secure[.]example` judged malicious',
      ],
    );
  });

  it('lets nothing that came from outside act, whatever it is', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '](https://evil.example/) <img src=x onerror=alert(1)>',
        '```\n# head\n![x](https://evil.example/x.png)',
        '| a | b |\n[c](command:x)',
        'https://evil.example/path',
      ),
    );
    fc.assert(
      fc.property(hostile, (said) => {
        const bad = anEntry({
          tags: [said],
          attributes: [{ name: said, value: said, source: said, retrievedAt: entry.savedAt }],
          notes: [{ id: 'n', text: said, by: said, at: entry.savedAt }],
          verdicts: [{ verdict: 'unknown', by: said, at: entry.savedAt }],
        });
        const one = { ...aCase, name: said, description: said };
        const report = caseReport(
          one,
          [{ ...bad, entry: bad, results: [resultWith(said)] }],
          options,
        );
        void marked.walkTokens(marked.lexer(report), ({ type }: Token) => {
          assert.ok(!['link', 'image', 'html'].includes(type), type);
        });
        assert.ok(!report.includes('evil.example'));
      }),
      { numRuns: 300 },
    );
  });
});

describe('A score in the report of a case', () => {
  const { score: own, ...without } = anEntry();
  const answered = resultWith('said', { operation: 'example.risk' });

  it('comes from the stored answer where none was saved, and says so', () => {
    const text = caseReport(aCase, [{ ...without, entry: without, results: [answered] }], options);
    assert.match(text, /\| 97 of 100 \(stored answer\) \|/);
    assert.match(
      text,
      /\| Risk score \| 97 of 100 \| Example Vendor.*example.*risk \| .* \| 25 h \|/,
    );
  });

  it('is the saved one where there is one, for every format', () => {
    const saved = { ...without, ...(own && { score: { ...own, score: 12 } }) };
    const text = caseReport(aCase, [{ ...saved, entry: saved, results: [answered] }], options);
    assert.match(text, /\| 12 of 100 \|/);
    assert.doesNotMatch(text, /97 of 100/);
    assert.equal(
      withStoredScore(saved, () => [answered]),
      saved,
    );
    assert.deepEqual(withStoredScore(without, () => [answered]).score, {
      score: 97,
      operation: 'example.risk',
      retrievedAt: answered.retrievedAt,
    });
    assert.equal(
      withStoredScore(without, () => []),
      without,
    );
  });
});

describe('Counts of domains in the report of a case', () => {
  it('stand there for each host, whichever answer came first', () => {
    const entry = anEntry();
    const counted = (operation: string, labels: readonly string[]) =>
      resultWith('said', {
        operation,
        sections: [
          {
            type: 'facts',
            id: 'summary',
            title: 'Summary',
            facts: labels.map((label, at) => ({
              id: 'domainCount',
              label,
              type: 'number',
              values: [at + 38],
            })),
          },
        ],
      });
    const answers = [
      counted('example.neighbours', ['Domains that share the address']),
      counted('example.mailHosts', ['Domains on mx1', 'Domains on mx2']),
    ];
    for (const results of [answers, answers.toReversed()]) {
      const text = caseReport(aCase, [{ ...entry, entry, results }], options);
      for (const row of [
        /\| Domains that share the address \| 38 \|/,
        /\| Domains on mx1 \| 38 \|/,
        /\| Domains on mx2 \| 39 \|/,
      ]) {
        assert.match(text, row);
      }
    }
  });
});

describe('An age', () => {
  const now = Date.parse('2026-04-13T15:30:00Z');
  for (const [at, words] of [
    ['2026-04-13T15:29:40Z', 'under 1 min'],
    ['2026-04-13T14:31:00Z', '59 min'],
    ['2026-04-13T14:30:00Z', '1 h'],
    ['2026-04-11T15:31:00Z', '47 h'],
    ['2026-04-11T15:30:00Z', '2 days'],
  ] as const) {
    it(`of ${at} is ${words}`, () => {
      assert.equal(ageOf(at, now), words);
    });
  }
});

describe('Defanged list', () => {
  it('has each indicator once, a line each', () => {
    const list = defangedList([
      { kind: 'fqdn', value: 'login-secure.example' },
      { kind: 'ipv6', value: '2001:db8::1' },
      { kind: 'fqdn', value: 'login-secure.example' },
    ]);
    assert.equal(list, 'login-secure[.]example\n2001[:]db8[:][:]1\n');
  });
});
