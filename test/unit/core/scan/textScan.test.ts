import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Tally } from '../../../../src/core/scan/tally';
import { TextScan } from '../../../../src/core/scan/textScan';

const FILE = 'file:///case/note.log';

function scanned(chunks: readonly string[]) {
  const tally = new Tally();
  const scan = new TextScan(FILE, tally);
  for (const chunk of chunks) scan.push(chunk);
  const lines = scan.end();
  return { lines, values: tally.values(), occurrences: tally.occurrences };
}

const token = fc.constantFrom(
  '203.0.113.7',
  'evil[.]example',
  ' ',
  '\n',
  '\r\n',
  '\r',
  'word',
  ',',
);
const text = fc.array(token, { maxLength: 40 }).map((parts: readonly string[]) => parts.join(''));

describe('a text that is searched in chunks', () => {
  it('gives the same wherever it is cut', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(200), { maxLength: 5 }), (whole, cuts) => {
        const at = [...cuts.map((cut) => cut % (whole.length + 1)), whole.length].sort(
          (a, b) => a - b,
        );
        const chunks = at.map((end, index) => whole.slice(at[index - 1] ?? 0, end));
        assert.deepEqual(scanned(chunks), scanned([whole]));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps lines of a mail together in which a host is cut', () => {
    const { values, lines } = scanned([
      '=3D\n<a href=3D"http://gallery.evil-lo=\n',
      'gin.example/a">\n',
    ]);
    assert.equal(lines, 4);
    assert.deepEqual(
      values.map(({ value, first }) => [value, first.line]),
      [['gallery.evil-login.example', 1]],
    );
  });

  it('numbers lines and columns as VS Code does, whatever the lines end with', () => {
    const { values, lines, occurrences } = scanned([
      'first\r\nto 203.0.113.7\ronce more 203.0.113.7\n\nevil[.]example',
    ]);
    assert.equal(lines, 5);
    assert.equal(occurrences, 3);
    assert.deepEqual(
      values.map(({ value, count, first }) => [value, count, first.line, first.start, first.end]),
      [
        ['203.0.113.7', 2, 1, 3, 14],
        ['evil.example', 1, 4, 0, 14],
      ],
    );
  });

  it('reads a line of many megabytes without keeping it, and cuts no indicator', () => {
    const part = '"host":"203.0.113.7","note":"nothing to see here at all",';
    const chunk = part.repeat(20_000);
    const { values, lines, occurrences } = scanned([chunk, chunk, chunk, '"198.51.100.9"']);
    assert.equal(lines, 1);
    assert.equal(occurrences, 60_001);
    assert.deepEqual(
      values.map(({ value }) => value),
      ['203.0.113.7', '198.51.100.9'],
    );
    assert.equal(values[1]?.first.start, 3 * chunk.length + 1);
  });

  it('knows an empty text from an empty line', () => {
    assert.equal(scanned(['']).lines, 0);
    assert.equal(scanned(['\n']).lines, 2);
  });

  it('prefers the first strong find of a value, and counts what it does not keep', () => {
    const tally = new Tally(1);
    const place = { file: FILE, start: 0, end: 8 };
    const find = { kind: 'fqdn', start: 0, end: 8 } as const;
    tally.add({ ...find, value: 'foo.name', grade: 'weak' }, { ...place, line: 0 });
    tally.add({ ...find, value: 'foo.name', grade: 'strong' }, { ...place, line: 7 });
    tally.add({ ...find, value: 'bar.name', grade: 'strong' }, { ...place, line: 9 });
    const [only, ...others] = tally.values();
    assert.equal(others.length, 0);
    assert.deepEqual([only?.grade, only?.first.line, only?.count], ['strong', 7, 2]);
    assert.deepEqual([tally.occurrences, tally.beyond], [3, 1]);
  });
});
