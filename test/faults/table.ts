import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { FailureReason } from '../../src/core/errors';
import { HANG, HTML, JSON_TYPE, RESET, half, head, packed, page, response, truly } from './wire';
import type { Step, Truth } from './wire';

/** How a question can end. */
export type Ending = FailureReason | 'found' | 'partial' | 'noRecord';

/** How the way to the server is broken, where it is not the answer that is. */
type Way = 'closedPort' | 'unknownName' | 'plainForTls' | 'tlsForPlain' | Certificate;
export type Certificate = 'self-signed' | 'expired' | 'other-name' | 'handshakeReset';

/** One fault of a server or of the network. */
export interface Fault {
  readonly what: string;
  readonly group: 'connection' | 'head' | 'body' | 'content' | 'status' | 'wait';
  /** Every true ending; which of them depends on what the vendor means by it. */
  readonly ends: readonly Ending[];
  readonly way?: Way;
  /** `asked`: the request as it came, without its body. */
  readonly answer?: (truth: Truth, asked: string) => readonly Step[];
  /** Requests that it hits; absent: all. */
  readonly times?: number;
  /** The server has answered before. */
  readonly known?: true;
}

const CUT: readonly Ending[] = ['unreachable'];
const NOT_READ: readonly Ending[] = ['notUnderstood'];
const LATER: readonly Ending[] = ['busy', 'quotaPerMinute', 'quotaSpent'];
const ADDRESS: readonly Ending[] = ['notSuchServer', 'badRequest'];

const BOMB = gzipSync(Buffer.alloc(16 * 1024 * 1024, 'a'));

function wait(retryAfter: string | undefined, status = '429 Too Many Requests'): Fault['answer'] {
  const headers = retryAfter === undefined ? [] : [`Retry-After: ${retryAfter}`];
  return () => response(status, '', headers);
}

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/** Where the vendor's answer says something, it is nested this deep instead. */
function deepValue({ body }: Truth): string {
  return body.toString('utf8').replace(/:\s*"[^"]*"/, `:${nested(20_000)}`);
}

function status(
  code: string,
  ends: readonly Ending[],
  body = '',
  headers: readonly string[] = [],
): Fault {
  const kind = body === '' ? ', empty' : headers === HTML ? ', a web page' : '';
  return {
    what: `${code}${kind}`,
    group: 'status',
    ends,
    answer: () => response(code, body, headers),
  };
}

export const FAULTS: readonly Fault[] = [
  { what: 'connection refused', group: 'connection', ends: CUT, way: 'closedPort' },
  { what: 'host name unknown', group: 'connection', ends: CUT, way: 'unknownName' },
  {
    what: 'HTTPS asked of a port that speaks HTTP',
    group: 'connection',
    ends: ['notSuchServer'],
    way: 'plainForTls',
  },
  {
    what: 'HTTP asked of a port that speaks HTTPS',
    group: 'connection',
    ends: ['notSuchServer', 'unreachable'],
    way: 'tlsForPlain',
  },
  {
    what: 'certificate self-signed',
    group: 'connection',
    ends: ['certificateNotTrusted'],
    way: 'self-signed',
  },
  {
    what: 'certificate expired',
    group: 'connection',
    ends: ['certificateNotTrusted'],
    way: 'expired',
  },
  {
    what: 'certificate of another name',
    group: 'connection',
    ends: ['certificateNotTrusted'],
    way: 'other-name',
  },
  { what: 'reset during the TLS handshake', group: 'connection', ends: CUT, way: 'handshakeReset' },
  { what: 'closed before a byte came', group: 'connection', ends: CUT, answer: () => [] },
  { what: 'reset before a byte came', group: 'connection', ends: CUT, answer: () => [RESET] },
  {
    what: 'reset before a byte came, once',
    group: 'connection',
    ends: ['found', 'partial', 'unreachable'],
    times: 1,
    answer: () => [RESET],
  },
  { what: 'no answer', group: 'connection', ends: ['timeout'], answer: () => [HANG] },
  {
    what: 'SSH banner',
    group: 'head',
    ends: ['notSuchServer'],
    answer: () => ['SSH-2.0-OpenSSH_9.6\r\n'],
  },
  {
    what: 'headers cut',
    group: 'head',
    ends: CUT,
    answer: () => ['HTTP/1.1 200 OK\r\nContent-Ty'],
  },
  {
    what: 'headers, then nothing',
    group: 'head',
    ends: ['timeout'],
    answer: () => [head('200 OK', ['Content-Length: 10']), HANG],
  },
  {
    what: 'only "100 Continue"',
    group: 'head',
    ends: ['timeout'],
    answer: () => [head('100 Continue'), HANG],
  },
  {
    what: 'one header of 20 KB',
    group: 'head',
    ends: NOT_READ,
    answer: (truth) => truly(truth, { headers: [`X-Bomb: ${'a'.repeat(20_000)}`] }),
  },
  {
    what: '5,000 headers',
    group: 'head',
    ends: NOT_READ,
    answer: (truth) =>
      truly(truth, { headers: Array.from({ length: 5000 }, (_, at) => `X-${at}: ${at}`) }),
  },
  {
    what: 'a header without a name',
    group: 'head',
    ends: NOT_READ,
    answer: (truth) => [
      head('200 OK', [': x', `Content-Length: ${truth.body.length}`]),
      truth.body,
    ],
  },
  {
    what: 'length that is no number',
    group: 'head',
    ends: NOT_READ,
    answer: ({ body }) => [head('200 OK', ['Content-Length: -5']), body],
  },
  {
    what: 'two lengths that differ',
    group: 'head',
    ends: NOT_READ,
    answer: ({ body }) => [
      head('200 OK', [`Content-Length: ${body.length}`, 'Content-Length: 3']),
      body,
    ],
  },
  {
    what: 'chunks with a length',
    group: 'head',
    ends: NOT_READ,
    answer: ({ body }) => [
      head('200 OK', [`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked']),
      '0\r\n\r\n',
    ],
  },
  {
    what: 'cut after half of its length',
    group: 'body',
    ends: CUT,
    answer: ({ headers, body }) => [
      head('200 OK', [...headers, `Content-Length: ${body.length}`]),
      half(body),
    ],
  },
  {
    what: 'cut after half of its length, once',
    group: 'body',
    ends: ['found', 'partial', 'unreachable'],
    times: 1,
    answer: ({ headers, body }) => [
      head('200 OK', [...headers, `Content-Length: ${body.length}`]),
      half(body),
    ],
  },
  {
    what: 'reset after half of its length',
    group: 'body',
    ends: CUT,
    answer: ({ headers, body }) => [
      head('200 OK', [...headers, `Content-Length: ${body.length}`]),
      half(body),
      { pauseMs: 20 },
      RESET,
    ],
  },
  {
    what: 'chunks without a last one',
    group: 'body',
    ends: CUT,
    answer: ({ headers, body }) => [
      head('200 OK', [...headers, 'Transfer-Encoding: chunked']),
      `${body.length.toString(16)}\r\n`,
      body,
      '\r\n',
    ],
  },
  {
    what: 'chunk of no size',
    group: 'body',
    ends: NOT_READ,
    answer: ({ headers, body }) => [
      head('200 OK', [...headers, 'Transfer-Encoding: chunked']),
      'xyz\r\n',
      body,
      '\r\n0\r\n\r\n',
    ],
  },
  {
    what: 'gzip cut in half',
    group: 'body',
    ends: CUT,
    answer: (truth) => packed(truth, 'gzip', half(gzipSync(truth.body))),
  },
  {
    what: 'gzip without its last byte',
    group: 'body',
    ends: CUT,
    answer: (truth) => packed(truth, 'gzip', gzipSync(truth.body).subarray(0, -1)),
  },
  {
    what: 'deflate cut in half',
    group: 'body',
    ends: CUT,
    answer: (truth) => packed(truth, 'deflate', half(deflateSync(truth.body))),
  },
  {
    what: 'Brotli cut in half',
    group: 'body',
    ends: CUT,
    answer: (truth) => packed(truth, 'br', half(brotliCompressSync(truth.body))),
  },
  {
    what: 'gzip with wrong bytes',
    group: 'body',
    ends: NOT_READ,
    answer: (truth) => packed(truth, 'gzip', gzipSync(truth.body).fill(0xff, 12, 30)),
  },
  {
    what: 'gzip that is none',
    group: 'body',
    ends: NOT_READ,
    answer: (truth) => packed(truth, 'gzip', truth.body),
  },
  {
    what: 'a packing nobody asked for',
    group: 'body',
    ends: NOT_READ,
    answer: (truth) => packed(truth, 'zstd', truth.body),
  },
  {
    what: '16 MiB packed into 16 KiB',
    group: 'body',
    ends: ['answerTooLarge'],
    answer: (truth) => packed(truth, 'gzip', BOMB),
  },
  {
    what: 'more than is read',
    group: 'body',
    ends: ['answerTooLarge'],
    answer: (truth) => truly(truth, { body: Buffer.alloc(2 * 1024 * 1024, ' ') }),
  },
  {
    what: 'a byte now and then',
    group: 'body',
    ends: ['timeout'],
    answer: () => [
      head('200 OK', ['Content-Length: 99']),
      ...Array.from({ length: 40 }, (): Step[] => [' ', { pauseMs: 60 }]).flat(),
    ],
  },
  {
    what: 'empty',
    group: 'content',
    ends: ['noRecord', 'notUnderstood'],
    answer: () => response('200 OK'),
  },
  {
    what: 'a sign-in page',
    group: 'content',
    ends: ['notSuchServer'],
    answer: () => response('200 OK', page('Sign in'), HTML),
  },
  {
    what: 'half of it, said to be the whole',
    group: 'content',
    ends: ['notUnderstood', 'partial'],
    answer: (truth) => truly(truth, { body: half(truth.body) }),
  },
  {
    what: 'JSON of something else',
    group: 'content',
    ends: NOT_READ,
    answer: () => response('200 OK', '{"ok":true}', JSON_TYPE),
  },
  {
    what: 'null',
    group: 'content',
    ends: NOT_READ,
    answer: () => response('200 OK', 'null', JSON_TYPE),
  },
  {
    what: 'JSON nested 20,000 deep',
    group: 'content',
    ends: NOT_READ,
    answer: () => response('200 OK', nested(20_000), JSON_TYPE),
  },
  {
    what: 'a value nested 20,000 deep',
    group: 'content',
    ends: ['notUnderstood', 'partial', 'found', 'noRecord'],
    answer: (truth) => truly(truth, { body: deepValue(truth) }),
  },
  {
    what: 'words about a limit',
    group: 'content',
    ends: ['notUnderstood', 'quotaSpent'],
    answer: () => response('200 OK', 'Rate Limit Exceeded', ['Content-Type: text/plain']),
  },
  status('202 Accepted', ['serverError']),
  status('204 No Content', ['noRecord', 'notUnderstood']),
  status('206 Partial Content', NOT_READ),
  {
    what: '206 with half of it',
    group: 'status',
    ends: ['notUnderstood', 'partial'],
    answer: (truth) => truly(truth, { status: '206 Partial Content', body: half(truth.body) }),
  },
  {
    what: '301 to another host',
    group: 'status',
    ends: ['redirected'],
    answer: () => response('301 Moved Permanently', '', ['Location: https://elsewhere.example/']),
  },
  {
    what: '307 to itself',
    group: 'status',
    ends: ['redirected'],
    answer: () => response('307 Temporary Redirect', '', ['Location: ']),
  },
  status('304 Not Modified', ['serverError']),
  status('400 Bad Request', ADDRESS, page('Bad Request'), HTML),
  status('401 Unauthorized', ['badCredentials', 'noAccess']),
  status('402 Payment Required', ['noAccess']),
  status('403 Forbidden', ['noAccess', 'notSuchServer']),
  status('403 Forbidden', ['notSuchServer'], page('Blocked by your administrator'), HTML),
  status('404 Not Found', ['notSuchServer', 'notUnderstood']),
  {
    ...status('404 Not Found', ['notSuchServer', 'noRecord']),
    what: '404, empty, of a server that has answered before',
    known: true,
  },
  status('404 Not Found', ['notSuchServer'], page('Not Found'), HTML),
  status('405 Method Not Allowed', ADDRESS),
  status('407 Proxy Authentication Required', ['unreachable']),
  status('408 Request Timeout', ['timeout']),
  status('414 URI Too Long', ['badRequest']),
  status("418 I'm a teapot", ADDRESS),
  status('425 Too Early', ['serverError']),
  status('431 Request Header Fields Too Large', ['badRequest']),
  status('451 Unavailable For Legal Reasons', ['badRequest']),
  { what: '429', group: 'wait', ends: LATER, answer: wait(undefined) },
  { what: '429 for 7 s', group: 'wait', ends: LATER, answer: wait('7') },
  { what: '429 for 10⁹ s', group: 'wait', ends: LATER, answer: wait('1000000000') },
  { what: '429 for 10³⁰⁰ s', group: 'wait', ends: LATER, answer: wait(`1${'0'.repeat(300)}`) },
  { what: '429 for 1e300 s', group: 'wait', ends: LATER, answer: wait('1e300') },
  {
    what: '429 until the year 9999',
    group: 'wait',
    ends: LATER,
    answer: wait('Fri, 31 Dec 9999 23:59:59 GMT'),
  },
  {
    what: '429 until 1970',
    group: 'wait',
    ends: LATER,
    answer: wait('Thu, 01 Jan 1970 00:00:00 GMT'),
  },
  { what: '429 for 0 s', group: 'wait', ends: LATER, answer: wait('0') },
  { what: '429 for −5 s', group: 'wait', ends: LATER, answer: wait('-5') },
  { what: '429 until “soon 5”', group: 'wait', ends: LATER, answer: wait('soon 5') },
  { what: '429 for “7, 9” s', group: 'wait', ends: LATER, answer: wait('7, 9') },
  {
    what: '503',
    group: 'wait',
    ends: ['busy', 'serverError'],
    answer: wait(undefined, '503 Service Unavailable'),
  },
  {
    what: '503 for 10³⁰⁰ s',
    group: 'wait',
    ends: ['busy', 'serverError'],
    answer: wait(`1${'0'.repeat(300)}`, '503 Service Unavailable'),
  },
  status('500 Internal Server Error', ['serverError']),
  {
    what: '500 Internal Server Error, once',
    group: 'status',
    ends: ['found', 'partial', 'serverError'],
    times: 1,
    answer: () => response('500 Internal Server Error'),
  },
  status('501 Not Implemented', ['serverError', 'notApplicable']),
  status('502 Bad Gateway', ['serverError'], page('Bad Gateway'), HTML),
  status('504 Gateway Timeout', ['serverError']),
  status('511 Network Authentication Required', ['notSuchServer'], page('Sign in'), HTML),
  status('599 Unheard Of', ['serverError']),
];
