import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { FaultDetails, VendorFault } from './vendor';

/** A whole answer, before a fault of the transport spoils it. */
export interface Reply {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

/** What nginx answers by itself. */
export function nginxPage(
  status: number,
  title: string,
  more = '',
  headers: OutgoingHttpHeaders = {},
): Reply {
  return {
    status,
    headers: { server: 'nginx/1.22.1', 'content-type': 'text/html', ...headers },
    body:
      `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n` +
      `${more}<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n`,
  };
}

export const plainHttpPage = nginxPage(
  400,
  '400 The plain HTTP request was sent to HTTPS port',
  '<center>The plain HTTP request was sent to HTTPS port</center>\r\n',
);

/** Faults that hit every vendor alike, or that each has a form of its own for. */
export const SHARED_FAULTS = [
  'html200',
  'html404',
  'html429', // with Retry-After
  'html502',
  'empty200',
  'truncated', // half of the body, then the connection ends
  'hang', // never answers
  'slow', // answers after `ms`
  'reset', // connection reset
  'redirect', // 302 to `location`
  'huge', // the true body, padded to `megabytes`
  'plainHttpToHttps', // 400, nginx page
] as const;

export type SharedFault = (typeof SHARED_FAULTS)[number];

/** Answers that any server gives instead of its own, or undefined where the fault is none of them. */
export function sharedReply(fault: VendorFault, elsewhere: string, now: number): Reply | undefined {
  switch (fault.name) {
    case 'html200':
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=UTF-8' },
        body: '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>{"not":"a record"}</body></html>\n',
      };
    case 'html404':
      return nginxPage(404, '404 Not Found');
    case 'html429':
      return nginxPage(429, '429 Too Many Requests', '', retryAfter(fault, now));
    case 'html502':
      return nginxPage(502, '502 Bad Gateway');
    case 'empty200':
      return { status: 200, headers: {}, body: '' };
    case 'redirect':
      return { status: 302, headers: { location: fault.location ?? elsewhere }, body: '' };
    case 'plainHttpToHttps':
      return plainHttpPage;
    default:
      return undefined;
  }
}

/** `Retry-After` of a 429, in seconds or as a date, where the fault has one. */
export function retryAfter(
  { retryAfterSeconds = 2, retryAfterAsDate = false }: FaultDetails,
  now: number,
): OutgoingHttpHeaders {
  if (retryAfterSeconds === 0) {
    return {};
  }
  return {
    'retry-after': retryAfterAsDate
      ? new Date(now + retryAfterSeconds * 1000).toUTCString()
      : String(retryAfterSeconds),
  };
}

/** Sends a reply the way the fault says; without one, whole and at once. */
export async function send(
  response: ServerResponse,
  reply: Reply,
  fault: VendorFault | undefined,
  acceptsGzip: boolean,
): Promise<void> {
  switch (fault?.name) {
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'slow':
      await wait(fault.ms ?? 500);
      break;
    case 'truncated': {
      const whole = Buffer.from(reply.body);
      response.writeHead(reply.status, { ...reply.headers, 'content-length': whole.length });
      response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy());
      return;
    }
    case 'huge':
      await sendHuge(response, reply, fault.megabytes ?? 80);
      return;
    default:
  }
  const body = Buffer.from(reply.body);
  const sent = acceptsGzip && body.length > 0 ? gzipSync(body) : body;
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(sent === body ? {} : { 'content-encoding': 'gzip', vary: 'Accept-Encoding' }),
    'content-length': sent.length,
  });
  response.end(sent);
}

/** Spaces in front, which both formats allow. No length is announced, so that a client must count. */
async function sendHuge(response: ServerResponse, reply: Reply, megabytes: number): Promise<void> {
  const block = Buffer.alloc(1024 * 1024, ' ');
  response.writeHead(reply.status, reply.headers);
  for (let sent = 0; sent < megabytes && !response.destroyed; sent++) {
    await new Promise<void>((done) => {
      response.once('close', done);
      response.write(block, () => {
        response.off('close', done);
        done();
      });
    });
  }
  response.end(reply.body);
}
