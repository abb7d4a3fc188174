import { readFileSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import type { Certificate, Fault } from './table';
import { page, response, truly } from './wire';
import type { Step, Truth } from './wire';

const FRAMING =
  /^(?:content-length|content-encoding|transfer-encoding|connection|keep-alive|date)$/;

/** First byte of a TLS handshake (RFC 8446, section 5.1). */
const HANDSHAKE = '\x16';

/** Stands before a true server, asks it what is asked, and spoils what it says. */
export interface FaultyServer {
  readonly port: number;
  /** The first line of each request that came. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

export function pem(name: string): Buffer {
  return readFileSync(join(__dirname, 'tls', `${name}.pem`));
}

/** `origin` is that of the true server. */
export async function startFaultyServer(fault: Fault, origin: string): Promise<FaultyServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const listener = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      if (received.startsWith(HANDSHAKE)) {
        void act(socket, response('400 Bad Request', page('Bad Request')));
        return;
      }
      if (!received.includes('\r\n\r\n')) {
        return;
      }
      const asked = received;
      received = '';
      const [line = ''] = asked.split('\r\n');
      requests.push(line);
      const spoilt = fault.times === undefined || requests.length <= fault.times;
      void truthOf(asked, origin).then((truth) =>
        act(socket, (spoilt ? fault.answer : undefined)?.(truth, asked) ?? truly(truth)),
      );
    });
  };
  const server = serverFor(fault.way, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    stop: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function serverFor(way: Fault['way'], listener: (socket: Socket) => void): Server {
  if (way === 'handshakeReset') {
    return createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.resetAndDestroy());
    });
  }
  const certificate: Certificate | undefined =
    way === 'tlsForPlain'
      ? 'self-signed'
      : way === 'self-signed' || way === 'expired' || way === 'other-name'
        ? way
        : undefined;
  return certificate === undefined
    ? createServer(listener)
    : createTlsServer({ key: pem('key'), cert: pem(certificate) }, listener).on(
        'tlsClientError',
        () => undefined,
      );
}

/** What the true server answers to the same request. */
function truthOf(asked: string, origin: string): Promise<Truth> {
  const [line = '', ...headers] = asked.slice(0, asked.indexOf('\r\n\r\n')).split('\r\n');
  const [method = 'GET', path = '/'] = line.split(' ');
  const sent = headers
    .map((header) => [
      header.slice(0, header.indexOf(':')),
      header.slice(header.indexOf(':') + 1).trim(),
    ])
    .filter(([name = '']) => !/^(?:accept-encoding|host|connection)$/i.test(name));
  const target = new URL(path, origin);
  return new Promise((resolve, reject) => {
    const request = requestHttp(
      {
        host: target.hostname,
        port: target.port,
        path,
        method,
        headers: Object.fromEntries(sent) as Record<string, string>,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const headers = Object.entries(response.headers)
            .filter(([name]) => !FRAMING.test(name))
            .map(([name, value]) => `${name}: ${String(value)}`);
          resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) });
        });
      },
    );
    request.on('error', reject).end();
  });
}

async function act(socket: Socket, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (socket.destroyed) {
      return;
    }
    if (typeof step === 'string' || Buffer.isBuffer(step)) {
      socket.write(step);
    } else if ('pauseMs' in step) {
      await wait(step.pauseMs);
    } else {
      if (step.end === 'reset') {
        socket.resetAndDestroy();
      }
      return;
    }
  }
  socket.end();
}
