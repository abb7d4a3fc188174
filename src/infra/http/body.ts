import type { IncomingMessage } from 'node:http';
import { LensError } from '../../core/errors';
import { answerTooLarge, cannotBeUnpacked, closedEarly } from './failures';
import { struckText } from './struckText';
import { UnpackingError, codingsIn, unpacked } from './unpacking';

interface Expected {
  readonly status: number;
  readonly contentEncoding: string | undefined;
  /** For what comes over the wire and for what it unpacks to. */
  readonly maxBytes: number;
  /** Who answers, for words. */
  readonly host: string;
  readonly strikeOut: (text: string) => string;
}

/**
 * The body as UTF-8, without secrets and a byte order mark. Only one that ended as HTTP and its packing say is a
 * body. Rejects with a LensError, or with the error of the connection.
 */
export async function textOf(message: IncomingMessage, expected: Expected): Promise<string> {
  const { chunks, size } = await received(message, expected);
  const codings = codingsIn(expected.contentEncoding);
  if (codings.length > 0 && size === 0 && isSuccess(expected.status)) {
    throw new LensError(closedEarly(expected.host)); // nothing, packed, is not nothing
  }
  const body =
    codings.length > 0 && size > 0
      ? [await opened(Buffer.concat(chunks, size), codings, expected)]
      : chunks;
  return struckText(body, expected.strikeOut);
}

async function received(
  message: IncomingMessage,
  { maxBytes, host }: Expected,
): Promise<{ readonly chunks: readonly Buffer[]; readonly size: number }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new LensError(answerTooLarge(host, maxBytes)); // which destroys the connection
    }
    chunks.push(chunk);
  }
  if (!message.complete) {
    throw new LensError(closedEarly(host));
  }
  return { chunks, size };
}

async function opened(
  bytes: Buffer,
  codings: readonly string[],
  { maxBytes, host }: Expected,
): Promise<Buffer> {
  try {
    return await unpacked(bytes, codings, maxBytes);
  } catch (thrown) {
    if (!(thrown instanceof UnpackingError)) {
      throw thrown;
    }
    const { kind, coding } = thrown;
    throw new LensError(
      kind === 'tooLarge'
        ? answerTooLarge(host, maxBytes)
        : kind === 'cut'
          ? closedEarly(host)
          : cannotBeUnpacked(host, kind, coding),
    );
  }
}

/** A success that has a body: 204 and 205 have none (RFC 9110, section 15.3). */
function isSuccess(status: number): boolean {
  return status >= 200 && status < 300 && status !== 204 && status !== 205;
}
