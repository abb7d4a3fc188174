import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { LensError } from '../../../src/core/errors';
import type { Failure, FailureReason } from '../../../src/core/errors';
import type { HttpRequest, HttpResponse, Log } from '../../../src/core/ports';
import { striker } from '../../../src/core/strikeOut';
import { axiosHttp } from '../../../src/infra/http/axiosHttp';
import { latin1Writings, writings } from '../core/writings';
import { closedPort, closeServers, serve, serveBytes, serveTls } from './server';

const lines: string[] = [];
const requested: string[] = [];
const told: string[] = [];
const log: Log = {
  debug: (message) => lines.push(message),
  info: (message) => lines.push(message),
  warn: (message) => lines.push(message),
  error: (message) => lines.push(message),
};
const http = axiosHttp({
  userAgentVersion: '1.2.3',
  log,
  onRequest: (request) => requested.push(request),
  onSecrets: (secrets) => told.push(...secrets),
});

const ask = (
  url: string,
  more: Partial<HttpRequest> = {},
  signal = new AbortController().signal,
): Promise<HttpResponse> =>
  http.request({ method: 'GET', url, carriesCredentials: false, ...more }, signal);

const SETTINGS = {
  address: 'lens.host',
  plainHttp: 'lens.plainHttp',
  verifyTls: 'lens.verifyTls',
} as const;

async function failureOf(asked: Promise<unknown>, reason: FailureReason): Promise<Failure> {
  const thrown: unknown = await asked.then(
    () => assert.fail('the request was answered'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof LensError, inspect(thrown));
  assert.equal(thrown.failure.reason, reason, inspect(thrown.failure));
  assert.equal(thrown.cause, undefined);
  return thrown.failure;
}

describe('the HTTP port', () => {
  beforeEach(() => {
    lines.length = 0;
    requested.length = 0;
    told.length = 0;
  });
  afterEach(closeServers);

  it('gives status, headers and the body as text that nobody parsed', async () => {
    const { origin } = await serve((request, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.setHeader('X-Dribble-Cursor', '7346046680497455128');
      response.setHeader('Set-Cookie', 'dtsession=abc');
      response.end(JSON.stringify({ agent: request.headers['user-agent'], name: 'bücher' }));
    });
    const response = await ask(`${origin}/v1/account`);
    assert.equal(response.status, 200);
    assert.equal(response.body, '{"agent":"IndicatorLens/1.2.3 (VS Code)","name":"bücher"}');
    assert.equal(response.headers['x-dribble-cursor'], '7346046680497455128');
    assert.equal(response.headers['set-cookie'], undefined);
    assert.deepEqual(requested, [`GET ${origin}/v1/account`]);
  });

  it('sends a body as it is given', async () => {
    const { origin } = await serve((request, response) => {
      let received = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (received += chunk));
      request.on('end', () =>
        response.end(`${String(request.headers['content-type'])} ${received}`),
      );
    });
    const response = await ask(origin, {
      method: 'POST',
      body: 'domain=a.example&x=1',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(response.body, 'application/x-www-form-urlencoded domain=a.example&x=1');
  });

  it('unpacks gzip', async () => {
    const { origin } = await serve((_, response) => {
      response.setHeader('Content-Encoding', 'gzip');
      response.end(gzipSync('{"response":{}}'));
    });
    assert.equal((await ask(origin)).body, '{"response":{}}');
  });

  for (const status of [204, 206, 400, 401, 403, 404, 429, 500, 503]) {
    it(`returns status ${status}, for the provider to read`, async () => {
      const { origin } = await serve((_, response) => {
        response.statusCode = status;
        response.end();
      });
      const response = await ask(origin);
      assert.deepEqual([response.status, response.body], [status, '']);
    });
  }

  it('follows no redirect', async () => {
    const asked: string[] = [];
    const { origin } = await serve((request, response) => {
      asked.push(String(request.url));
      response.writeHead(302, { Location: '/elsewhere' });
      response.end();
    });
    const response = await ask(`${origin}/here`, { headers: { 'X-Api-Key': 'k' } });
    assert.deepEqual([response.status, response.headers.location], [302, '/elsewhere']);
    assert.deepEqual(asked, ['/here']);
  });

  it('ignores the proxies of the environment: VS Code decides on them', async () => {
    const proxied: string[] = [];
    const proxy = await serve((request, response) => {
      proxied.push(String(request.url));
      response.end('from the proxy');
    });
    const before = process.env.HTTP_PROXY;
    process.env.HTTP_PROXY = proxy.origin;
    try {
      const { origin } = await serve((_, response) => response.end('direct'));
      assert.equal((await ask(origin)).body, 'direct');
      assert.deepEqual(proxied, []);
    } finally {
      if (before === undefined) {
        delete process.env.HTTP_PROXY;
      } else {
        process.env.HTTP_PROXY = before;
      }
    }
  });

  it('takes the modules that VS Code replaces: those required as "http" and "https"', () => {
    const folder = join(__dirname, '../../../src/infra/http');
    for (const file of readdirSync(folder)) {
      const source = readFileSync(join(folder, file), 'utf8');
      assert.doesNotMatch(source, /^import (?!type)[^;]*'node:https?'/m, file);
    }
  });

  it('stops at the size cap, also when the answer is packed', async () => {
    const { origin } = await serve((request, response) => {
      if (request.url === '/packed') {
        response.setHeader('Content-Encoding', 'gzip');
        response.end(gzipSync('x'.repeat(1_000_000)));
      } else {
        response.end('x'.repeat(100_000));
      }
    });
    for (const path of ['/plain', '/packed']) {
      const failure = await failureOf(
        ask(`${origin}${path}`, { maxBytes: 50_000 }),
        'answerTooLarge',
      );
      assert.match(failure.message, /more than 0 MiB|more than 0\.\d MiB/);
    }
    assert.equal((await ask(`${origin}/plain`, { maxBytes: 100_000 })).body.length, 100_000);
  });

  it('times out on a server that never answers, and on a body that trickles for ever', async () => {
    const { origin } = await serve((request, response) => {
      if (request.url === '/trickle') {
        response.write('a');
        const drip = setInterval(() => response.write('a'), 20);
        response.on('close', () => clearInterval(drip));
      }
    });
    for (const path of ['/silent', '/trickle']) {
      const start = Date.now();
      const failure = await failureOf(ask(`${origin}${path}`, { timeoutMs: 200 }), 'timeout');
      assert.ok(Date.now() - start < 2000);
      assert.match(failure.message, /did not answer within 0\.2 s/);
    }
  });

  it('cancels before the request, while waiting, and in the middle of a body', async () => {
    let reached = 0;
    const { origin } = await serve((_, response) => {
      reached++;
      response.write('half of ');
    });
    await failureOf(ask(origin, {}, AbortSignal.abort()), 'cancelled');
    assert.equal(reached, 0);
    const cancel = new AbortController();
    const asked = ask(origin, {}, cancel.signal);
    setTimeout(() => cancel.abort(), 100);
    await failureOf(asked, 'cancelled');
    assert.equal(reached, 1);
  });

  it('tells the ways in which a server cannot be reached apart', async () => {
    const refused = await failureOf(ask(`http://127.0.0.1:${await closedPort()}/`), 'unreachable');
    assert.match(refused.message, /refused the connection/);
    const reset = await failureOf(ask((await serveBytes(undefined)).origin), 'unreachable');
    assert.match(reset.message, /closed the connection/);
    assert.equal(reset.action, 'retry');
    const cut = await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf');
    assert.match((await failureOf(ask(cut.origin), 'unreachable')).message, /before the answer/);
    const foreign = await serveBytes('SSH-2.0-OpenSSH_9.6\r\n');
    assert.match((await failureOf(ask(foreign.origin), 'notSuchServer')).message, /in HTTP/);
  });

  it('says of a failure whether anything of the request had left', async () => {
    const neverLeft = async (asked: Promise<unknown>): Promise<boolean> => {
      const thrown: unknown = await asked.catch((error: unknown) => error);
      assert.ok(thrown instanceof LensError, inspect(thrown));
      return thrown.neverLeft;
    };
    const closed = `http://127.0.0.1:${await closedPort()}/`;
    const silent = await serve(() => undefined);
    const plain = await serve((_, response) => response.end());
    const untrusted = await serveTls('self-signed.pem', (_, response) => response.end());
    const stays: Readonly<Record<string, () => Promise<unknown>>> = {
      'refused connection': () => ask(closed),
      'unknown name': () => ask('http://no-such-host.invalid/'),
      'no TLS': () => ask(plain.origin.replace('http:', 'https:')),
      'untrusted certificate': () => ask(untrusted.origin),
      'clear text': () => ask('http://192.0.2.1/', { carriesCredentials: true }),
      'cancelled before': () => ask(plain.origin, {}, AbortSignal.abort()),
    };
    for (const [what, asked] of Object.entries(stays)) {
      assert.equal(await neverLeft(asked()), true, what);
    }
    const secure = await serveTls('self-signed.pem', () => undefined);
    const leaves: Readonly<Record<string, () => Promise<unknown>>> = {
      silence: async () => ask((await serve(() => undefined)).origin, { timeoutMs: 100 }),
      'silence behind TLS': () => ask(secure.origin, { timeoutMs: 300, verifyTls: false }),
      reset: async () => ask((await serveBytes(undefined)).origin),
      'cut body': async () =>
        ask((await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf')).origin),
      'other protocol': async () => ask((await serveBytes('SSH-2.0-OpenSSH_9.6\r\n')).origin),
    };
    for (const [what, asked] of Object.entries(leaves)) {
      assert.equal(await neverLeft(asked()), false, what);
    }
    assert.equal(await neverLeft(ask(silent.origin, {}, AbortSignal.timeout(100))), false);
  });

  it('says when the host name is not found', async () => {
    const failure = await failureOf(ask('https://no-such-host.invalid/'), 'unreachable');
    assert.match(failure.message, /no-such-host\.invalid/);
  });

  it('says which kind of connection the port speaks', async () => {
    const plain = await serve((_, response) => response.end());
    const secure = plain.origin.replace('http:', 'https:');
    const failure = await failureOf(ask(secure, { settings: SETTINGS }), 'notSuchServer');
    assert.match(failure.message, /does not speak HTTPS/);
    assert.match(failure.remedy, /switch lens\.plainHttp on/);
    const without = await failureOf(
      ask(secure, { settings: { address: 'lens.host' } }),
      'notSuchServer',
    );
    assert.equal(without.remedy, 'Check lens.host.');
  });

  it('does not trust a self-signed certificate, and accepts it for one request when told to', async () => {
    const { origin } = await serveTls('self-signed.pem', (_, response) => response.end('secret'));
    assert.equal((await ask(origin, { verifyTls: false })).body, 'secret');
    const failure = await failureOf(ask(origin, { settings: SETTINGS }), 'certificateNotTrusted');
    assert.match(failure.message, /not trusted/);
    assert.match(failure.remedy, /switch lens\.verifyTls off/);
    const without = await failureOf(
      ask(origin, { settings: { address: 'lens.host' } }),
      'certificateNotTrusted',
    );
    assert.doesNotMatch(without.remedy, /switch/);
  });

  it('carries no credential in clear text off loopback, and opens no socket to find out', async () => {
    const sent: Partial<HttpRequest> = {
      carriesCredentials: true,
      headers: { Authorization: 'x' },
    };
    for (const url of ['http://192.0.2.1/', 'http://pdns.example/', 'http://localhost.example/']) {
      const failure = await failureOf(ask(url, sent), 'insecure');
      assert.match(failure.message, /clear text/);
    }
    await failureOf(ask('http://user:password@pdns.example/'), 'insecure');
    assert.deepEqual(requested, []);
    const { origin, port } = await serve((_, response) => response.end('ok'));
    assert.equal((await ask(origin, sent)).body, 'ok');
    assert.equal((await ask(`http://127.1:${port}/`, sent)).body, 'ok');
  });

  it('shows of a URL what the request says may be shown, and no user information', async () => {
    const { origin, port } = await serve((_, response) => response.end());
    await ask(`${origin}/a?user=analyst&signature=0123456789abcdef`, { shownUrl: `${origin}/a` });
    await ask(`http://analyst:password@127.0.0.1:${port}/b`, { carriesCredentials: true });
    assert.deepEqual(requested, [`GET ${origin}/a`, `GET ${origin}/b`]);
    assert.doesNotMatch(lines.join('\n'), /analyst|0123456789|password/);
  });

  it('says what each request carries that must not be seen', async () => {
    const { origin, port } = await serve((_, response) => response.end());
    await ask(origin, { secrets: ['0123456789abcdef'] });
    await ask(`http://analyst:pass%3Aword@127.0.0.1:${port}/`, { carriesCredentials: true });
    await ask(`http://t%2Foken@127.0.0.1:${port}/`, { carriesCredentials: true });
    assert.deepEqual(told, ['0123456789abcdef', 'analyst:pass:word', 't/oken']);
  });
});

/** Secrets with what escaping is about; a header carries Latin-1 at most. */
const canaries = [
  'c4n4ry-0123456789abcdef',
  'c4n4ry "quoted" \\ back/slash\\',
  'c4n4ry+100%+25%=%2525=',
  'c4n4ry Schlüssel=ÄÖ/ß',
  "c4n4ry & O'Reilly <Sons>",
  'Bearer c4n4ry.c4n4ry.c4n4ry',
];

/** No part of a canary that is long enough to be told from anything else. */
function assertSilent(canary: string, ...shown: readonly string[]): void {
  const text = shown.join('\n');
  assert.doesNotMatch(text, /c4n4ry/i);
  const value = canary.replace('Bearer ', '');
  for (const [writing, write] of Object.entries({ ...writings, ...latin1Writings })) {
    assert.ok(!text.includes(write(value)), `${writing}: ${text}`);
  }
  for (const before of ['', '1', '12']) {
    const base64 = Buffer.from(before + value).toString('base64');
    assert.ok(!text.includes(base64.slice(4, 16)), `Base64: ${text}`);
  }
}

describe('a secret of a request', () => {
  beforeEach(() => {
    lines.length = 0;
    requested.length = 0;
  });
  afterEach(closeServers);

  /** Sends the canary wherever a request can hold something. */
  const askWith = (
    canary: string,
    origin: string,
    more: Partial<HttpRequest> = {},
  ): Promise<HttpResponse> =>
    ask(
      `${origin}/${encodeURIComponent(canary)}?key=${encodeURIComponent(canary)}&${new URLSearchParams({ form: canary }).toString()}`,
      {
        method: 'POST',
        headers: {
          'X-OTX-API-KEY': canary,
          Authorization: `Basic ${Buffer.from(`analyst:${canary}`).toString('base64')}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ key: canary }),
        carriesCredentials: true,
        secrets: [canary],
        ...more,
      },
    );

  const echoes: readonly (readonly [
    where: string,
    echo: (request: IncomingMessage, body: string, response: ServerResponse) => void,
  ])[] = [
    [
      'the body',
      (request, body, response) => {
        const { method, url, headers } = request;
        response.end(JSON.stringify({ method, url, headers, body }));
      },
    ],
    [
      'a body in Latin-1',
      (request, body, response) =>
        response.end(Buffer.from(`${inspect(request.headers)} ${body}`, 'latin1')),
    ],
    [
      'a packed body',
      (request, body, response) => {
        response.setHeader('Content-Encoding', 'gzip');
        response.end(gzipSync(request.rawHeaders.join('\n') + body));
      },
    ],
    [
      'headers',
      (request, body, response) => {
        response.setHeader('X-Key', String(request.headers['x-otx-api-key']));
        response.setHeader('X-Body', Buffer.from(body).toString('latin1'));
        response.setHeader('X-Authorization', String(request.headers.authorization));
        response.setHeader('ETag', `"${Buffer.from(body).toString('base64url')}"`);
        response.setHeader(`X-${Buffer.from(decodedPath(request)).toString('hex')}`, 'name');
        response.end();
      },
    ],
    [
      'the target of a redirect',
      (request, _, response) => {
        const target = `/sign-in?next=${encodeURIComponent(String(request.url))}`;
        response.writeHead(302, { Location: target });
        response.end();
      },
    ],
    [
      'an error page',
      (request, body, response) => {
        response.statusCode = 500;
        const { html = String } = { html: writings.HTML };
        response.end(
          `<h1>${html(String(request.headers['x-otx-api-key']))}</h1>${html(body)}${html(html(decodedPath(request)))}`,
        );
      },
    ],
    [
      'a reason phrase',
      (request, _, response) => {
        response.writeHead(403, `No ${String(request.headers['x-otx-api-key'])}`);
        response.end();
      },
    ],
  ];
  for (const [where, echo] of echoes) {
    it(`does not come back in ${where}`, async () => {
      const { origin } = await serve((request, response) => {
        let body = '';
        request.setEncoding('utf8');
        request.on('data', (chunk: string) => (body += chunk));
        request.on('end', () => echo(request, body, response));
      });
      for (const canary of canaries) {
        const response = await askWith(canary, origin);
        assertSilent(canary, inspect(response, { depth: 9 }), response.body, ...lines);
        assertSilent(canary, ...requested);
        if (where !== 'a reason phrase') {
          assert.match(inspect(response), /\(secret\)/);
        }
        if (where === 'the body') {
          assert.match(inspect(JSON.parse(response.body)), /body: '\{"key":"\(secret\)"\}'/);
        }
      }
    });
  }

  it('does not come back in bytes that a header holds as UTF-8', async () => {
    const canary = 'c4n4ry Schlüssel';
    const { origin } = await serveBytes(
      `HTTP/1.1 200 ${canary}\r\nX-Key: ${canary}\r\nContent-Length: 0\r\n\r\n`,
    );
    const response = await ask(origin, { secrets: [canary] });
    assert.equal(response.headers['x-key'], '(secret)');
  });

  it('is in no failure, and in no line of the log about it', async () => {
    const { origin } = await serve((request, response) => {
      if (request.headers['x-end'] === 'reset') {
        request.socket.resetAndDestroy();
      } else if (request.headers['x-end'] === 'large') {
        response.end('x'.repeat(1000));
      }
    });
    for (const canary of canaries) {
      const failed = async (more: Partial<HttpRequest>): Promise<string> => {
        const thrown: unknown = await askWith(canary, origin, more).catch(
          (error: unknown) => error,
        );
        assert.ok(thrown instanceof LensError);
        assert.equal(thrown.cause, undefined);
        return inspect(thrown, { depth: 9 });
      };
      const words = [
        await failed({ headers: { 'X-End': 'reset', 'X-Key': canary } }),
        await failed({ headers: { 'X-End': 'large', 'X-Key': canary }, maxBytes: 10 }),
        await failed({ headers: { 'X-End': 'never', 'X-Key': canary }, timeoutMs: 50 }),
        // What Node says of the name of a header quotes it.
        await failed({ headers: { [`X ${canary}`]: 'x' } }),
      ];
      assert.match(words.at(-1) ?? '', /could not be made.*\(secret\)/);
      assertSilent(canary, ...words, ...lines, ...requested);
    }
    assert.ok(lines.some((line) => line.startsWith('✗')));
  });

  it('is found in a large body at little cost', async () => {
    const line = `${JSON.stringify({ rrname: 'mail.example.com', text: '50% of \u00e9 &#39;' })}\n`;
    const large = line.repeat(Math.floor((16 * 1024 * 1024) / line.length));
    const { origin } = await serve((request, response) =>
      response.end(`${large}${String(request.headers['x-key'])}`),
    );
    const canary = canaries[0]!;
    const response = await ask(origin, { headers: { 'X-Key': canary }, secrets: [canary] });
    assert.ok(response.body.endsWith('}\n(secret)'));
    const strike = striker([canary]);
    const start = performance.now();
    assert.equal(strike(large), large);
    assert.ok(performance.now() - start < 1000);
  });
});

function decodedPath({ url = '' }: IncomingMessage): string {
  return decodeURIComponent(new URL(url, 'http://h').pathname.slice(1));
}
