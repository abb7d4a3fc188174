import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../../src/vscode/editor/lineIndex';

/** A document as VS Code keeps one: an array of lines. */
class Document {
  constructor(readonly lines: string[]) {}

  count(): number {
    return this.lines.length;
  }

  text(line: number): string {
    return this.lines[line] ?? '';
  }
}

/** Searches everything in slices of one batch each. */
function searched(index: LineIndex): LineIndex {
  for (let slices = 0; !index.complete; slices++) {
    assert.ok(slices < 10_000, 'the search comes to an end');
    index.step(0);
  }
  return index;
}

/** Everything an index says about a document. */
function told(index: LineIndex) {
  const lines = Array.from({ length: index.lineCount }, (_, line) => index.ofLine(line));
  const { occurrences, size } = index;
  const distinct = index
    .distinct()
    .map(({ value, grade, count, line, start, end }) => [value, grade, count, line, start, end]);
  return { lines, distinct, occurrences, size };
}

const WORDS = [
  'evil.example',
  'hidden.cc',
  '203[.]0[.]113[.]7',
  '2001:db8::1',
  'see',
  'foo.name',
  '10.0.0.1',
];
const line = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 4 })
  .map((words: readonly string[]) => words.join(' '));
const lines = fc.array(line, { minLength: 1, maxLength: 30 });
/** Where an edit is, in parts of the document, what it takes and what it brings, and slices before. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(6),
  inserted: fc.array(line, { maxLength: 6 }),
  steps: fc.nat(2),
  asked: fc.nat(30),
});

describe('the index of a document by line', () => {
  it('says after any edits what a fresh one says', () => {
    fc.assert(
      fc.property(lines, fc.array(edit, { maxLength: 12 }), (start, edits) => {
        const document = new Document([...start]);
        const index = new LineIndex(document);
        for (const { at, removed, inserted, steps, asked } of edits) {
          for (let step = 0; step < steps; step++) index.step(0);
          index.ofLine(asked);
          const from = Math.min(Math.floor(at * document.count()), document.count() - 1);
          const taken = Math.min(removed, document.count() - from);
          // A document has a line at least.
          const brought = inserted.length === 0 && taken === document.count() ? [''] : inserted;
          document.lines.splice(from, taken, ...brought);
          index.splice(from, taken, brought.length);
        }
        assert.equal(index.lineCount, document.count());
        assert.deepEqual(told(searched(index)), told(searched(new LineIndex(document))));
      }),
      { numRuns: 300 },
    );
  });

  it('reads a host that a mail cuts at the end of a line, whichever line is asked first', () => {
    const mail = ['=3D', '<a href=3D"http://gallery.evil-lo=', 'gin.example/a">', 'end'];
    for (const asked of [0, 1, 2, 3]) {
      const index = new LineIndex(new Document(mail));
      index.ofLine(asked);
      assert.deepEqual(
        searched(index)
          .distinct()
          .map(({ value, line }) => [value, line]),
        [['gallery.evil-login.example', 1]],
      );
    }
  });

  it('takes the lines around for evidence, and forgets it with them', () => {
    const document = new Document(['first.example', 'hidden.cc', 'last.example']);
    const index = searched(new LineIndex(document));
    assert.equal(index.size, 3);
    document.lines.splice(0, 1);
    index.splice(0, 1, 0);
    document.lines.splice(1, 1);
    index.splice(1, 1, 0);
    assert.equal(searched(index).size, 0);
  });

  it('lists each value once where it first stands, a strong find before a weak one', () => {
    const document = new Document([
      'see foo.name there',
      'at https://foo.name/ and 203.0.113.7',
      '203.0.113.7',
    ]);
    const index = searched(new LineIndex(document));
    assert.deepEqual(
      index.distinct().map(({ value, grade, line: at, start }) => [value, grade, at, start]),
      [
        ['foo.name', 'strong', 1, 11],
        ['203.0.113.7', 'strong', 1, 25],
      ],
    );
    assert.equal(index.occurrences, 4);
    assert.equal(index.size, 2);
  });

  it('is complete only when every line was searched', () => {
    const document = new Document(Array.from({ length: 5000 }, (_, at) => `203.0.113.${at % 256}`));
    const index = new LineIndex(document);
    index.step(0);
    assert.equal(index.complete, false);
    assert.ok(index.progress > 0 && index.progress < 1);
    searched(index);
    assert.equal(index.progress, 1);
    assert.equal(index.occurrences, 5000);
    assert.equal(index.size, 256);
    index.splice(17, 1, 1);
    assert.equal(index.complete, false, 'a changed line was not searched yet');
    index.step(0);
    assert.equal(index.searched, true, 'one line is one batch');
    assert.equal(index.distinct().length, 256, 'the old list stands until there is a new one');
  });

  it('reads a line of any length piece by piece, and any place in it at once', () => {
    const word = `${'x'.repeat(60)} `.repeat(3);
    const text = Array.from({ length: 3000 }, (_, at) => `${word}10.1.${at >> 8}.${at & 255}`).join(
      ' ',
    );
    const index = new LineIndex(new Document([text]));
    const column = text.indexOf('10.1.9.9') + 3;
    assert.equal(index.ofLine(0, column, column)[0]?.value, '10.1.9.9');
    let steps = 0;
    while (!index.complete) {
      index.step(0);
      steps++;
    }
    assert.ok(steps > 20, `${text.length} characters in ${steps} steps`);
    assert.equal(index.occurrences, 3000);
    const found = index.ofLine(0);
    assert.deepEqual(
      found.map(({ start, end }) => text.slice(start, end)),
      found.map(({ value }) => value),
    );
  });

  it('takes an edit of many lines', () => {
    const document = new Document(['203.0.113.1', '203.0.113.2', '203.0.113.3']);
    const index = searched(new LineIndex(document));
    const many = Array.from({ length: 20_000 }, () => 'a.example');
    document.lines.splice(1, 1, ...many);
    index.splice(1, 1, many.length);
    searched(index);
    assert.equal(index.lineCount, 20_002);
    assert.equal(index.occurrences, 20_002);
    assert.deepEqual(
      index.distinct().map(({ value }) => value),
      ['203.0.113.1', 'a.example', '203.0.113.3'],
    );
  });
});
