import assert from 'node:assert/strict';
import { detect } from '../../../../src/core/indicator/index';
import { Text } from '../../../../src/core/indicator/text';

const unitsOf = (text: Text, from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => text.unit(from + index));

describe('the code units of a text', () => {
  it('are those of the string, in any representation, with zeros around them', () => {
    const plain = 'evil.example';
    const wide = 'bücher.example 😀 \ud800';
    for (const string of [plain, wide, (plain + wide).slice(3, 20), `${plain}${wide}`, '']) {
      const text = new Text(string);
      assert.equal(text.length, string.length);
      assert.deepEqual(
        unitsOf(text, 0, string.length),
        Array.from({ length: string.length }, (_, at) => string.charCodeAt(at)),
      );
      assert.deepEqual(unitsOf(text, -4, 0), [0, 0, 0, 0]);
      assert.deepEqual(unitsOf(text, string.length, string.length + 8), Array(8).fill(0));
      text.release();
    }
  });

  it('hold no trace of the longer text that was read before', () => {
    const long = new Text('x'.repeat(1000));
    long.release();
    const short = new Text('y');
    assert.deepEqual(unitsOf(short, -2, 10), [0, 0, 0x79, ...Array<number>(9).fill(0)]);
    short.release();
  });

  it('stay while another text is read', () => {
    const one = new Text('one');
    const other = new Text('two');
    assert.equal(one.unit(0), 'o'.charCodeAt(0));
    assert.equal(other.unit(0), 't'.charCodeAt(0));
    other.release();
    one.release();
  });
});

describe('a text of many parts', () => {
  const line = 'Beacon to 198[.]51[.]100[.]23 and login-secure[.]example, but not to item.length';
  const blanks = ' '.repeat(150_000);

  for (const [what, lines] of [
    ['short lines', Array<string>(4000).fill(line)],
    ['lines longer than a part', [line, blanks + line, line, blanks, blanks + line]],
  ] as const) {
    for (const end of ['\n', '\r\n']) {
      it(`has the finds of its lines where they stand: ${what}, ${JSON.stringify(end)}`, () => {
        const text = lines.join(end);
        let start = 0;
        const expected = lines.flatMap((one) => {
          const offset = start;
          start += one.length + end.length;
          return detect(one).map((found) => ({
            ...found,
            start: found.start + offset,
            end: found.end + offset,
          }));
        });
        assert.ok(expected.length > 6);
        assert.deepEqual(detect(text), expected);
      });
    }
  }
});
