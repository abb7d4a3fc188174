import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { LensError } from '../../../src/core/errors';
import type { Failure, FailureReason } from '../../../src/core/errors';
import type { HttpRequest, HttpResponse, Log } from '../../../src/core/ports';
import { axiosHttp } from '../../../src/infra/http/axiosHttp';
import { closedPort, closeServers, serve, serveBytes, serveTls } from './server';

const lines: string[] = [];
const requested: string[] = [];
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
});

const ask = (
  url: string,
  more: Partial<HttpRequest> = {},
  signal = new AbortController().signal,
): Promise<HttpResponse> =>
  http.request({ method: 'GET', url, carriesCredentials: false, ...more }, signal);

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

  it('says when the host name is not found', async () => {
    const failure = await failureOf(ask('https://no-such-host.invalid/'), 'unreachable');
    assert.match(failure.message, /no-such-host\.invalid/);
  });

  it('says which kind of connection the port speaks', async () => {
    const plain = await serve((_, response) => response.end());
    const failure = await failureOf(ask(plain.origin.replace('http:', 'https:')), 'notSuchServer');
    assert.match(failure.message, /does not speak HTTPS/);
    assert.match(failure.remedy, /"Use HTTP"/);
  });

  it('does not trust a self-signed certificate, and accepts it for one request when told to', async () => {
    const { origin } = await serveTls('self-signed.pem', (_, response) => response.end('secret'));
    assert.equal((await ask(origin, { verifyTls: false })).body, 'secret');
    const failure = await failureOf(ask(origin), 'certificateNotTrusted');
    assert.match(failure.message, /not trusted/);
    assert.match(failure.remedy, /"Verify SSL"/);
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

  it('lets no secret into an error or the log', async () => {
    const { origin } = await serve((request, response) => {
      if (request.url?.startsWith('/reset') === true) {
        request.socket.resetAndDestroy();
      } else {
        response.end('x'.repeat(1000));
      }
    });
    const query =
      'api_username=example_user&api_key=topsecretkey&signature=topsecretsig&timestamp=now';
    const headers = { Authorization: 'Basic dG9wc2VjcmV0', 'X-Api-Key': 'topsecretheader' };
    for (const path of ['/reset', '/large', '/fine']) {
      const thrown: unknown = await ask(`${origin}${path}?${query}`, {
        headers,
        carriesCredentials: true,
        ...(path === '/large' ? { maxBytes: 10 } : {}),
      }).catch((error: unknown) => error);
      if (path !== '/fine') {
        assert.ok(thrown instanceof LensError);
        assert.doesNotMatch(inspect(thrown, { depth: 9 }), /topsecret|example_user|dG9wc2/);
      }
    }
    assert.ok(lines.length > 0);
    const written = [...lines, ...requested].join('\n');
    assert.match(written, /\/reset\?api_username=\[redacted\]/);
    assert.doesNotMatch(written, /topsecret|example_user|dG9wc2|=now/);
  });
});
