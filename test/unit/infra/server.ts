import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';

interface Running {
  readonly origin: string;
  readonly port: number;
}

const open = new Set<{ server: Server; sockets: Set<Socket> }>();

/** Serves HTTP on a free port of loopback until `closeServers`. */
export async function serve(listener: RequestListener): Promise<Running> {
  return listen(createServer(listener), 'http');
}

/** Serves HTTPS with one of the certificates beside this file; they are made for tests alone. */
export async function serveTls(certificate: string, listener: RequestListener): Promise<Running> {
  const file = (name: string): Buffer => readFileSync(join(__dirname, 'tls', name));
  const server = createTlsServer({ key: file('key.pem'), cert: file(certificate) }, listener);
  server.on('tlsClientError', () => undefined);
  return listen(server, 'https');
}

/** Answers each connection with raw bytes, or with a reset where there are none. */
export async function serveBytes(bytes: Buffer | string | undefined): Promise<Running> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      if (bytes === undefined) {
        socket.resetAndDestroy();
      } else {
        socket.end(bytes);
      }
    });
  });
  return listen(server, 'http');
}

/** A port of loopback where nothing listens. */
export async function closedPort(): Promise<number> {
  const { port } = await serve(() => undefined);
  await closeServers();
  return port;
}

export async function closeServers(): Promise<void> {
  await Promise.all(
    [...open].map(({ server, sockets }) => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise<void>((resolve) => server.close(() => resolve()));
    }),
  );
  open.clear();
}

async function listen(server: Server, scheme: string): Promise<Running> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.add({ server, sockets });
  const { port } = server.address() as AddressInfo;
  return { origin: `${scheme}://127.0.0.1:${port}`, port };
}
