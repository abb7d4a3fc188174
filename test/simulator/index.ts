import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createDoor } from 'node:net';
import type { Server as Door, Socket } from 'node:net';
import { certificate, privateKey } from './certificate';
import type { CofAddress, ServerName, Simulator, StartSimulator } from './model';
import { plainHttpPage } from './reply';
import { serve } from './server';
import type { Surroundings } from './server';
import { State } from './state';

export type { Fault, LoggedRequest, Simulator } from './model';

const HOST = '127.0.0.1';
/** First byte of a TLS handshake (RFC 8446, 5.1). */
const HANDSHAKE = 0x16;

/**
 * Starts a DomainTools server and a COF server, the latter with and without TLS, on loopback. Both
 * answer from the sample case.
 */
export const startSimulator: StartSimulator = async (options = {}) => {
  const { basePath = '/pdns/query', now = Date.now } = options;
  const state = new State(options);
  const surroundings: Surroundings = { state, basePath, now };
  const domaintools = createServer(listener('domaintools', surroundings));
  const circl = createServer(listener('circl', surroundings));
  const tls = createTlsServer(
    { cert: certificate, key: privateKey },
    listener('circlTls', surroundings),
  );
  const sockets = new Set<Socket>();
  const door = tlsDoor(tls, sockets);
  const [domaintoolsPort, circlPort, circlTlsPort] = await Promise.all([
    listen(domaintools, options.domaintoolsPort),
    listen(circl, options.circlPort),
    listen(door, options.circlTlsPort),
  ]);
  const simulator: Simulator = {
    domaintools: `http://${HOST}:${domaintoolsPort}`,
    circl: cofAddress('http', circlPort, basePath),
    circlTls: cofAddress('https', circlTlsPort, basePath),
    requests: state.requests,
    fault: (fault) => state.addFault(fault),
    clearFaults: () => state.clearFaults(),
    configure: (behaviour) => {
      state.behaviour = { ...state.behaviour, ...behaviour };
    },
    reset: () => state.reset(),
    stop: async () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      for (const server of [domaintools, circl]) {
        server.closeAllConnections();
      }
      await Promise.all([domaintools, circl, door].map((server) => close(server)));
    },
  };
  return simulator;
};

function listener(name: ServerName, surroundings: Surroundings) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    serve(name, surroundings, request, response).catch((error: unknown) => {
      // A client that went away while its answer was made is its own business.
      if (!request.destroyed) {
        console.error(error);
      }
      response.destroy();
    });
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

function cofAddress(scheme: string, port: number, basePath: string): CofAddress {
  return { url: `${scheme}://${HOST}:${port}${basePath}`, host: HOST, port, basePath };
}

function listen(server: Server | Door, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server | Door): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
