import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createDoor } from 'node:net';
import type { Server as Door, Socket } from 'node:net';
import { certificate, privateKey } from './certificate';
import { plainHttpPage } from './reply';
import type { Place } from './vendor';

const HOST = '127.0.0.1';
/** First byte of a TLS handshake (RFC 8446, 5.1). */
const HANDSHAKE = 0x16;

export interface Listening {
  readonly place: Place;
  /** Cuts every connection, and resolves once nobody listens. */
  readonly stop: () => Promise<void>;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on any free port of loopback. */
export async function listenPlain(listener: Listener): Promise<Listening> {
  const server = createServer(listener);
  const port = await listen(server);
  return {
    place: { origin: `http://${HOST}:${port}`, host: HOST, port },
    stop: () => {
      server.closeAllConnections();
      return close(server);
    },
  };
}

/** The same behind TLS with a self-signed certificate. */
export async function listenTls(listener: Listener): Promise<Listening> {
  const tls = createTlsServer({ cert: certificate, key: privateKey }, listener);
  const sockets = new Set<Socket>();
  const door = tlsDoor(tls, sockets);
  const port = await listen(door);
  return {
    place: { origin: `https://${HOST}:${port}`, host: HOST, port },
    stop: () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      return close(door);
    },
  };
}

/** In front of TLS, so that plain HTTP is answered as nginx answers it, and not just cut off. */
function tlsDoor(tls: Server, sockets: Set<Socket>): Door {
  return createDoor((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      if (first[0] === HANDSHAKE) {
        socket.pause();
        socket.unshift(first);
        tls.emit('connection', socket);
        return;
      }
      const { body } = plainHttpPage;
      socket.end(
        `HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\n` +
          `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
    });
  });
}

function listen(server: Server | Door): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('The simulator has no port.'));
        return;
      }
      resolve(address.port);
    });
  });
}

function close(server: Server | Door): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
