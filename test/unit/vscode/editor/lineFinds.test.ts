import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineFinds } from '../../../../src/vscode/editor/lineFinds';

type Kept = readonly number[] | undefined;

function read(finds: LineFinds): Kept[] {
  return Array.from({ length: finds.length }, (_, line) => {
    const numbers: number[] = [];
    finds.each(line, (...find) => numbers.push(...find));
    return finds.isKnown(line) ? numbers : undefined;
  });
}

const find = fc.tuple(fc.nat(), fc.nat(), fc.nat());
/** Up to 40 finds a line outgrow the first array many times over. */
const line = fc.array(find, { maxLength: 40 }).map((finds) => finds.flat());
const edit = fc.record({
  at: fc.nat({ max: 60 }),
  removed: fc.nat({ max: 20 }),
  inserted: fc.array(fc.option(line, { nil: undefined }), { maxLength: 30 }),
});

describe('the finds of lines', () => {
  it('are what plain arrays would hold, after any edits', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.array(edit, { maxLength: 60 }), (lines, edits) => {
        const finds = new LineFinds(lines);
        const plain = new Array<Kept>(lines).fill(undefined);
        for (const { at, removed, inserted } of edits) {
          const from = Math.min(at, plain.length);
          const gone = Math.min(removed, plain.length - from);
          finds.splice(from, gone, inserted.length);
          plain.splice(from, gone, ...inserted);
          for (const [index, found] of inserted.entries()) {
            if (found !== undefined) finds.learn(from + index, found);
          }
        }
        assert.deepEqual(read(finds), plain);
        assert.equal(finds.unknownLines, plain.filter((kept) => kept === undefined).length);
      }),
    );
  });

  it('stay when one line is searched again and again', () => {
    const finds = new LineFinds(2);
    finds.learn(0, [1, 2, 3]);
    for (let round = 0; round < 10_000; round++) {
      finds.splice(1, 1, 1);
      finds.learn(1, [round, round + 1, 7]);
    }
    assert.deepEqual(read(finds).slice(0, 2), [
      [1, 2, 3],
      [9999, 10_000, 7],
    ]);
  });

  it('take more lines at once than a call takes arguments', () => {
    const finds = new LineFinds(2);
    finds.learn(0, [1, 2, 3]);
    finds.learn(1, [4, 5, 6]);
    finds.splice(1, 0, 300_000);
    assert.deepEqual([finds.length, finds.unknownLines], [300_002, 300_000]);
    assert.deepEqual(read(finds).at(-1), [4, 5, 6]);
    assert.deepEqual(read(finds)[0], [1, 2, 3]);
  });
});
