// VS Code's proxy layer replaces `http` and `https` as they are required by these very names; what is
// required as `node:https` passes it by (configureModuleLoading in its proxyResolver.ts).
import { request as requestHttp } from 'http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'http';
import { request as requestHttps } from 'https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** What axios sends a request by. */
interface Transport {
  readonly request: (
    options: RequestOptions,
    answered: (response: IncomingMessage) => void,
  ) => ClientRequest;
}

/** Whether anything of a request has left: what did not was neither counted nor billed by anybody. */
export class Departure {
  private hasLeft = false;
  private failed: unknown;

  /** True from the moment when the server, or a proxy, could read what is asked. */
  get left(): boolean {
    return this.hasLeft;
  }

  /**
   * What the connection failed of, also in the middle of an answer: the body then only says that it
   * was cut.
   */
  get error(): unknown {
    return this.failed;
  }

  /**
   * Sends by HTTP or HTTPS and watches the connection. `verifyTls` is asked of this one request: an
   * agent with that option would be lost behind a proxy, where VS Code puts its own in its place.
   */
  transport(protocol: string, verifyTls: boolean): Transport {
    const send = protocol === 'https:' ? requestHttps : requestHttp;
    return {
      request: (options, answered) => {
        const request = send(
          verifyTls ? options : Object.assign(options, { rejectUnauthorized: false }),
          (response) => {
            this.hasLeft = true;
            answered(response);
          },
        );
        request.on('error', (error) => {
          this.failed ??= error;
        });
        request.once('socket', (socket: Socket) => this.watch(socket));
        return request;
      },
    };
  }

  /** Bytes that are written before the connection stands, TLS included, wait in this process. */
  private watch(socket: Socket): void {
    const leave = (): void => {
      this.hasLeft = true;
    };
    if (socket instanceof TLSSocket) {
      if (isVerified(socket)) {
        leave();
      } else {
        socket.once('secureConnect', leave);
      }
    } else if (socket.pending) {
      socket.once('connect', leave);
    } else {
      leave();
    }
  }
}

/** True once the handshake is over, whichever way the certificate was judged. */
function isVerified(socket: TLSSocket): boolean {
  // Null before the handshake, although its type says Error.
  const error: unknown = socket.authorizationError;
  return socket.authorized || (error !== null && error !== undefined);
}
