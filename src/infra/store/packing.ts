import { gunzipSync, gzipSync } from 'node:zlib';
import type { Result } from '../../core/result/model';

/** How a stored result is written. Another number is another program's: it is not read. */
export const RESULT_FORMAT = 1;

interface Packed {
  readonly bytes: Buffer;
  /** UTF-16 code units of the JSON: about what the result takes in memory. */
  readonly weight: number;
}

interface Unpacked {
  readonly result: Result;
  readonly weight: number;
}

/**
 * The result with its raw responses, as JSON, compressed. Gzip, because its checksum tells when the
 * disk has changed a byte; level 1 takes a third of the time of level 6 and makes a tenth of the size
 * of an answer of 60 kB.
 */
export function pack(result: Result): Packed {
  const json = JSON.stringify(result);
  return { bytes: gzipSync(json, { level: 1 }), weight: json.length };
}

/** Undefined where the bytes are not what was written. */
export function unpack(packed: Uint8Array): Unpacked | undefined {
  try {
    const json = gunzipSync(packed, { chunkSize: sizeOf(packed) }).toString();
    return { result: JSON.parse(json) as Result, weight: json.length };
  } catch {
    return undefined;
  }
}

/**
 * What the last four bytes of a gzip file say it unpacks to (RFC 1952), within bounds, for a damaged
 * one says anything. zlib otherwise takes 16 KiB outside the heap for each small answer, which the
 * collector has to find, and puts a large one together from pieces.
 */
function sizeOf(packed: Uint8Array): number {
  const { buffer, byteOffset, byteLength } = packed;
  const says =
    byteLength < 4 ? 0 : new DataView(buffer, byteOffset).getUint32(byteLength - 4, true);
  return Math.min(Math.max(says + 1, SMALLEST_CHUNK), LARGEST_CHUNK);
}

const SMALLEST_CHUNK = 1024;
const LARGEST_CHUNK = 1 << 20;
