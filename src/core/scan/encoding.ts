/** How the bytes of a file stand for text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Bytes at the start of a file that tell what it is: as many as VS Code looks at. */
const LOOKED_AT = 512;

/**
 * The encoding of a file by its first bytes, or `binary`: by the byte order mark, or as VS Code guesses
 * (`src/vs/workbench/services/textfile/common/encoding.ts`), by where zeros stand.
 */
export function encodingOf(bytes: Uint8Array): Encoding | 'binary' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return 'utf-16be';
  }
  const head = bytes.subarray(0, LOOKED_AT);
  if (!head.includes(0)) {
    return 'utf-8';
  }
  // ASCII in UTF-16 has a zero in every other byte.
  const zeros = (odd: number) => head.every((byte, at) => (byte === 0) === (at % 2 === odd));
  return zeros(1) ? 'utf-16le' : zeros(0) ? 'utf-16be' : 'binary';
}

/** Turns the bytes of a file into text, chunk by chunk. The byte order mark is left out. */
export class ChunkDecoder {
  private readonly decoder;
  private odd: number | undefined;

  constructor(private readonly encoding: Encoding) {
    // Not every build of Node knows big-endian UTF-16: its bytes are swapped here.
    this.decoder = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'utf-16le');
  }

  decode(chunk: Uint8Array): string {
    const bytes = this.encoding === 'utf-16be' ? this.swapped(chunk) : chunk;
    return this.decoder.decode(bytes, { stream: true });
  }

  /** What an unfinished character at the end leaves. */
  end(): string {
    return this.decoder.decode();
  }

  private swapped(chunk: Uint8Array): Uint8Array {
    const whole =
      this.odd === undefined ? Uint8Array.from(chunk) : Uint8Array.from([this.odd, ...chunk]);
    const even = whole.length & ~1;
    this.odd = whole.length > even ? whole[even] : undefined;
    for (let at = 0; at < even; at += 2) {
      const high = whole[at] ?? 0;
      whole[at] = whole[at + 1] ?? 0;
      whole[at + 1] = high;
    }
    return whole.subarray(0, even);
  }
}
