import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { LensError } from '../../../src/core/errors';
import type { Failure, FailureReason } from '../../../src/core/errors';
import type { HttpRequest, HttpResponse } from '../../../src/core/ports';
import { axiosHttp } from '../../../src/infra/http/axiosHttp';
import { closeServers, serveBytes } from './server';

const none = (): void => undefined;
const http = axiosHttp({
  userAgentVersion: '1.2.3',
  log: { debug: none, info: none, warn: none, error: none },
});

const TEXT = Array.from({ length: 5000 }, (_, row) => `{"rrname":"host${row}.example"}\n`).join('');

/** A response in raw bytes: `lines` are its headers. */
function wire(lines: readonly string[], body: Buffer | string, status = '200 OK'): Buffer {
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`),
    Buffer.from(body),
  ]);
}

/** With the length that is sent, so that only the packing can tell that something is missing. */
function packed(encoding: string, body: Buffer, status?: string): Buffer {
  return wire([`Content-Encoding: ${encoding}`, `Content-Length: ${body.length}`], body, status);
}

function cut(body: Buffer, share = 0.5): Buffer {
  return body.subarray(0, Math.floor(body.length * share));
}

async function answerTo(bytes: Buffer | string, more: Partial<HttpRequest> = {}) {
  const { origin } = await serveBytes(bytes);
  return http.request(
    { method: 'GET', url: origin, carriesCredentials: false, ...more },
    new AbortController().signal,
  );
}

async function failureTo(bytes: Buffer | string, reason: FailureReason): Promise<Failure> {
  const thrown: unknown = await answerTo(bytes).then(
    ({ body }: HttpResponse) => assert.fail(`${body.length} characters counted as whole`),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof LensError, inspect(thrown));
  assert.equal(thrown.failure.reason, reason, inspect(thrown.failure));
  return thrown.failure;
}

describe('a body that did not end properly', () => {
  afterEach(closeServers);

  const packings: Readonly<Record<string, (text: string) => Buffer>> = {
    gzip: gzipSync,
    'x-gzip': gzipSync,
    deflate: deflateSync,
    br: brotliCompressSync,
  };
  for (const [encoding, pack] of Object.entries(packings)) {
    for (const share of [0.02, 0.5, 0.999]) {
      it(`is no answer where ${encoding} is cut after ${share * 100} %`, async () => {
        const failure = await failureTo(packed(encoding, cut(pack(TEXT), share)), 'unreachable');
        assert.match(failure.message, /before the answer was complete/);
        assert.equal(failure.action, 'retry');
      });
    }
  }

  it('is no answer where raw deflate is cut, or the last eight bytes of gzip are missing', async () => {
    await failureTo(packed('deflate', cut(deflateRawSync(TEXT))), 'unreachable');
    await failureTo(packed('gzip', gzipSync(TEXT).subarray(0, -8)), 'unreachable');
    await failureTo(packed('gzip', gzipSync(TEXT).subarray(0, -1)), 'unreachable');
  });

  it('is no answer where nothing came of what was to be packed', async () => {
    await failureTo(packed('gzip', Buffer.alloc(0)), 'unreachable');
    for (const status of ['204 No Content', '304 Not Modified', '404 Not Found']) {
      const { body } = await answerTo(packed('gzip', Buffer.alloc(0), status));
      assert.equal(body, '', status);
    }
  });

  it('is no answer where it is shorter than announced, or has no last chunk', async () => {
    const half = TEXT.slice(0, 1000);
    for (const bytes of [
      wire([`Content-Length: ${TEXT.length}`], half),
      wire(['Transfer-Encoding: chunked'], `3e8\r\n${half}\r\n`),
      wire(['Transfer-Encoding: chunked'], `3e8\r\n${half}\r\n0\r\n`),
      wire(['Transfer-Encoding: chunked'], `fff\r\n${half}`),
    ]) {
      assert.match((await failureTo(bytes, 'unreachable')).message, /before the answer/);
    }
  });

  it('is told from one whose chunks break the rules', async () => {
    const bytes = wire(['Transfer-Encoding: chunked'], `3e8\r\n${TEXT.slice(0, 1000)}\r\nxyz\r\n`);
    assert.match((await failureTo(bytes, 'notUnderstood')).message, /rules of HTTP/);
  });

  it('is told from one that is damaged', async () => {
    const damaged = gzipSync(TEXT);
    damaged.fill(0xff, 40, 80);
    for (const [encoding, body] of [
      ['gzip', damaged],
      ['gzip', Buffer.from(TEXT)],
      ['deflate', Buffer.from(TEXT)],
      ['br', Buffer.from(TEXT)],
    ] as const) {
      const failure = await failureTo(packed(encoding, body), 'notUnderstood');
      assert.match(failure.message, new RegExp(`could not be unpacked \\(${encoding}\\)`));
      assert.doesNotMatch(failure.remedy, /report/i);
    }
  });

  it('names a packing that is not read', async () => {
    const failure = await failureTo(packed('zstd', Buffer.from('x')), 'notUnderstood');
    assert.match(failure.message, /zstd/);
  });
});

describe('a body that ended properly', () => {
  afterEach(closeServers);

  const bodies: Readonly<Record<string, readonly [encoding: string, body: Buffer]>> = {
    gzip: ['gzip', gzipSync(TEXT)],
    'gzip in capitals': ['GZIP', gzipSync(TEXT)],
    'gzip of two members': [
      'gzip',
      Buffer.concat([gzipSync(TEXT.slice(0, 900)), gzipSync(TEXT.slice(900))]),
    ],
    deflate: ['deflate', deflateSync(TEXT)],
    'raw deflate': ['deflate', deflateRawSync(TEXT)],
    br: ['br', brotliCompressSync(TEXT)],
    'packed twice': ['deflate, gzip', gzipSync(deflateSync(TEXT))],
    identity: ['identity', Buffer.from(TEXT)],
  };
  for (const [what, [encoding, body]] of Object.entries(bodies)) {
    it(`is unpacked: ${what}`, async () => {
      const response = await answerTo(packed(encoding, body));
      assert.equal(response.body, TEXT);
    });
  }

  it('loses its byte order mark, and may be packed as nothing', async () => {
    assert.equal((await answerTo(packed('gzip', gzipSync('\uFEFF{}')))).body, '{}');
    assert.equal((await answerTo(packed('gzip', gzipSync('')))).body, '');
  });
});
