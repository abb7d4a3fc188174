import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChunkDecoder, encodingOf, type Encoding } from '../../../../src/core/scan/encoding';

const TEXT = 'Grüße from evil.example 🦊 例え.example\r\n';

function encoded(text: string, encoding: Encoding): Uint8Array {
  const bytes = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

describe('the encoding of a file', () => {
  it('is told by its byte order mark', () => {
    assert.equal(encodingOf(encoded(`\ufeff${TEXT}`, 'utf-8')), 'utf-8');
    assert.equal(encodingOf(encoded(`\ufeff${TEXT}`, 'utf-16le')), 'utf-16le');
    assert.equal(encodingOf(encoded(`\ufeff${TEXT}`, 'utf-16be')), 'utf-16be');
  });

  it('is guessed by its zeros where there is no mark', () => {
    assert.equal(encodingOf(encoded('plain words', 'utf-16le')), 'utf-16le');
    assert.equal(encodingOf(encoded('plain words', 'utf-16be')), 'utf-16be');
    assert.equal(encodingOf(encoded(TEXT, 'utf-8')), 'utf-8');
    assert.equal(encodingOf(new Uint8Array()), 'utf-8');
  });

  it('is none where zeros stand anywhere', () => {
    assert.equal(encodingOf(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0)), 'binary');
  });

  it('gives the text back wherever its bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be'),
        fc.array(fc.nat(200), { maxLength: 4 }),
        (encoding, cuts) => {
          const bytes = encoded(`\ufeff${TEXT}`, encoding);
          const at = [...cuts.map((cut) => cut % bytes.length), bytes.length].sort((a, b) => a - b);
          const decoder = new ChunkDecoder(encoding);
          const parts = at.map((end, index) =>
            decoder.decode(bytes.subarray(at[index - 1] ?? 0, end)),
          );
          assert.equal(parts.join('') + decoder.end(), TEXT);
        },
      ),
    );
  });
});
