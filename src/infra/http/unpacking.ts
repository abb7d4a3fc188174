import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';

/** The codings that `unpacked` reads, as a request offers them. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/** A body is packed no more often than this; a longer list is an attack. */
const MOST_LAYERS = 3;

type Unpack = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const gunzipped: Unpack = promisify(gunzip);
const inflated: Unpack = promisify(inflate);
const inflatedRaw: Unpack = promisify(inflateRaw);

/** Servers mean either format of RFC 1950 and RFC 1951; the first has a header that can be told. */
const deflated: Unpack = (bytes, options) =>
  hasZlibHeader(bytes) ? inflated(bytes, options) : inflatedRaw(bytes, options);

const UNPACK: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['gzip', gunzipped],
  ['x-gzip', gunzipped],
  ['deflate', deflated],
  ['br', promisify(brotliDecompress)],
]);

/** Why a body could not be unpacked. */
export class UnpackingError extends Error {
  constructor(
    readonly kind: 'cut' | 'damaged' | 'tooLarge' | 'unknownCoding',
    /** The coding, as the server names it. */
    readonly coding: string,
  ) {
    super(`${kind} ${coding}`);
    this.name = 'UnpackingError';
  }
}

/** The codings of `Content-Encoding` in the order in which they were applied (RFC 9110, section 8.4). */
export function codingsIn(header: string | undefined): readonly string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
}

/**
 * A body without its packing. Strict: axios takes a body that was cut for a whole one. Rejects with
 * an UnpackingError.
 */
export async function unpacked(
  packed: Buffer,
  codings: readonly string[],
  maxBytes: number,
): Promise<Buffer> {
  let bytes = packed;
  for (const [layer, coding] of codings.toReversed().entries()) {
    const unpack = layer < MOST_LAYERS ? UNPACK.get(coding) : undefined;
    if (unpack === undefined) {
      throw new UnpackingError('unknownCoding', coding);
    }
    try {
      bytes = await unpack(bytes, { maxOutputLength: maxBytes });
    } catch (thrown) {
      throw new UnpackingError(kindOf(thrown), coding);
    }
  }
  return bytes;
}

function kindOf(thrown: unknown): UnpackingError['kind'] {
  switch (thrown instanceof Error && 'code' in thrown ? thrown.code : undefined) {
    case 'Z_BUF_ERROR':
      return 'cut';
    case 'ERR_BUFFER_TOO_LARGE':
      return 'tooLarge';
    default:
      return 'damaged';
  }
}

/** RFC 1950, section 2.2: method 8, and a check over the first two bytes. */
function hasZlibHeader(bytes: Buffer): boolean {
  return bytes.length >= 2 && bytes.readUInt8(0) % 16 === 8 && bytes.readUInt16BE(0) % 31 === 0;
}
