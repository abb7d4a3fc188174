import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resultsToCsv, tableToCsv } from '../../../src/export/csv';
import { resultWith } from './results';

/** Reads CSV as RFC 4180 writes it, with the separator that a locale uses. */
function parse(text: string, separator = ','): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (quoted) {
      if (character !== '"') {
        cell += character;
      } else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else {
        quoted = false;
      }
    } else if (character === '"' && cell === '') {
      quoted = true;
    } else if (character === separator) {
      line.push(cell);
      cell = '';
    } else if (character === '\r' || character === '\n') {
      if (character === '\r' && text[at + 1] === '\n') {
        at++;
      }
      lines.push([...line, cell]);
      line = [];
      cell = '';
    } else {
      cell += character;
    }
  }
  return lines;
}

const one = (text: string): string =>
  tableToCsv({ columns: [{ id: 'a', label: 'A', type: 'text' }], rows: [[text]] });

describe('CSV', () => {
  it('writes a header with the labels and a line a row, with CRLF', () => {
    const csv = tableToCsv({
      columns: [
        { id: 'name', label: 'Name', type: 'indicator' },
        { id: 'count', label: 'Count', type: 'number' },
      ],
      rows: [
        [{ kind: 'fqdn', value: 'mx1.example', text: '10 mx1.example' }, -3],
        ['a "quoted", text', null],
      ],
    });
    assert.equal(csv, 'Name,Count\r\n10 mx1.example,-3\r\n"a ""quoted"", text",\r\n');
  });

  it('warns with the answer of a server whose certificate was not verified', () => {
    const { source } = resultWith('');
    const reasons = (unverified: boolean) =>
      parse(
        resultsToCsv([
          resultWith('said', { source: { ...source, ...(unverified && { unverified }) } }),
        ]),
      )
        .slice(1, 3)
        .map((cells) => cells[5]);
    assert.deepEqual(reasons(false), ['said', '']);
    assert.deepEqual(reasons(true), [
      'The certificate of api.vendor.example was not verified: anyone on the network path could have written this answer. said',
      '',
    ]);
  });

  it('reads back as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string().filter((text) => !/[=+\-@＝＋－＠]/.test(text))),
        (texts) => {
          const rows = texts.map((text) => [text, 'end']);
          const columns = ['A', 'B'].map((label) => ({ id: label, label, type: 'text' as const }));
          assert.deepEqual(parse(tableToCsv({ columns, rows })), [['A', 'B'], ...rows]);
        },
      ),
    );
  });

  it('defuses what a spreadsheet would run, and leaves numbers and names alone', () => {
    for (const text of [
      '=1+1',
      '+cmd',
      '-2+3',
      '@SUM(1)',
      ' =1',
      '\t=1',
      '＝1',
      "=HYPERLINK('x')",
    ]) {
      const [, [cell] = []] = parse(one(text));
      assert.match(cell ?? '', /^[\s]*'/, text);
    }
    for (const text of ['-5', '+49.5', 'a=b', 'v=spf1 -all', 'xn--bcher-kva.example']) {
      assert.equal(parse(one(text))[1]?.[0], text);
    }
  });

  it('lets no cell start a formula, whatever the separator of the locale', () => {
    const hostile = fc
      .array(
        fc.constantFrom('=', '+', '-', '@', ';', ',', '\t', '"', "'", '\n', '\r', ' ', 'x', '1'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (text) => {
        for (const separator of [',', ';', '\t']) {
          for (const cell of parse(one(text), separator).slice(1).flat()) {
            assert.ok(!/^[=+\-@]/.test(cell) || /^[+-]?\d+$/.test(cell), JSON.stringify(cell));
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('brings answers of every shape into one table, and keeps those without a section', () => {
    const failed = resultWith('', {
      sections: [],
      outcome: {
        kind: 'failed',
        reason: 'quotaPerMonth',
        message: 'The month is used up.',
        remedy: 'Wait.',
        action: 'none',
      },
    });
    const [header, ...lines] = parse(resultsToCsv([resultWith('said'), failed]));
    const column = (line: readonly string[], name: string): string =>
      line[header!.indexOf(name)] ?? '';
    assert.ok(lines.every((line) => line.length === header!.length));
    assert.deepEqual(
      [...new Set(lines.map((line) => column(line, 'section')))],
      ['Registration', 'Records', 'Risk', 'Raw record', 'Hosting', ''],
    );
    const last = lines.at(-1)!;
    assert.equal(column(last, 'outcome'), 'quotaPerMonth');
    assert.equal(column(last, 'reason'), 'The month is used up.');
    const count = lines.find((line) => column(line, 'field') === 'Count')!;
    assert.equal(column(count, 'value'), '1199');
    assert.equal(column(count, 'looked_up'), 'login-secure.example');
    assert.equal(column(count, 'indicator'), 'www.login-secure.example');
    assert.equal(column(count, 'retrieved_at_utc'), '2026-04-12T14:02:00.000Z');
  });

  it('shows what a terminal would act on or nobody would see', () => {
    const text = 'Safe\u202Egnikcah\u001B[31m\u0000';
    const csv = tableToCsv({
      columns: [{ id: 'a', label: 'A', type: 'text' }],
      rows: [[text]],
    });
    assert.match(csv, /Safe⟨U\+202E⟩gnikcah⟨U\+001B⟩\[31m⟨U\+0000⟩/);
  });
});
