import { cofPage, cofQueryOf, maxsetError, ndjson } from '../../../src/sample/passivedns/cof';
import { nginxPage, retryAfter } from '../reply';
import type { Reply } from '../reply';
import type { Arrival, Surroundings, VendorFault } from '../vendor';
import { cofAccepts } from './authentication';
import type { CirclBehaviour } from './behaviour';

export const FAULTS = [
  'badRequest', // 400
  'unauthorized', // 401 with WWW-Authenticate
  'badCredentials', // 403
  'notProvisioned', // 403
  'notFound', // 404, empty
  'tooManyRequests', // 429 with Retry-After
  'serverError', // 500
  'maintenance', // 503
  'wrongShape', // 200, JSON that is no record
  'noEnvelope', // the same
  'rateLimitText', // 200 "Rate Limit Exceeded"
  'concatenated', // objects one after another, nothing between
  'crlf',
  'badLine', // a bad line between good ones
  'stringNumbers', // count and times as strings
  'maxset', // x-dribble-errors: 1000 of 532,915
] as const;

/** What a path asks for, or undefined where no query is under it. Throws a URIError. */
export function cofIndicator(path: string, basePath: string): string | undefined {
  const prefix = `${basePath}/`;
  return path.startsWith(prefix) ? decodeURIComponent(path.slice(prefix.length)).trim() : undefined;
}

export function cofReply(
  arrival: Arrival,
  indicator: string | undefined,
  fault: VendorFault | undefined,
  { behaviour, now }: Surroundings<CirclBehaviour>,
): Reply {
  const spoilt = fault === undefined ? undefined : faultReply(fault, now());
  if (spoilt !== undefined) {
    return spoilt;
  }
  if (!cofAccepts(arrival.headers, behaviour)) {
    return unauthorized();
  }
  if (arrival.method !== 'GET') {
    return nginxPage(405, '405 Method Not Allowed');
  }
  if (indicator === undefined) {
    return nginxPage(404, '404 Not Found');
  }
  const query = cofQueryOf(indicator, (name) => {
    const value = arrival.headers[name];
    return Array.isArray(value) ? value[0] : value;
  });
  const page = cofPage(query, behaviour);
  const reply: Reply = {
    status: 200,
    headers: {
      ...(behaviour.flavour === 'd4'
        ? { server: 'TornadoServer/6.2', 'content-type': 'text/html; charset=UTF-8' }
        : { 'content-type': 'application/x-ndjson' }),
      ...page.headers,
    },
    body: ndjson(page.records),
  };
  return fault === undefined ? reply : reshaped(reply, fault, indicator);
}

function unauthorized(): Reply {
  return nginxPage(401, '401 Authorization Required', '', {
    'www-authenticate': 'Basic realm="CIRCL Passive DNS"',
  });
}

function faultReply(fault: VendorFault, now: number): Reply | undefined {
  switch (fault.name) {
    case 'unauthorized':
      return unauthorized();
    case 'badCredentials':
    case 'notProvisioned':
      return {
        status: 403,
        headers: { 'content-type': 'text/plain' },
        body: 'not authorized to access resource\n',
      };
    case 'notFound':
      return { status: 404, headers: {}, body: '' };
    case 'badRequest':
      return nginxPage(400, '400 Bad Request');
    case 'serverError':
      return nginxPage(500, '500 Internal Server Error');
    case 'maintenance':
      return nginxPage(503, '503 Service Temporarily Unavailable');
    case 'tooManyRequests':
      return nginxPage(429, '429 Too Many Requests', '', retryAfter(fault, now));
    case 'rateLimitText':
      return {
        status: 200,
        headers: { 'content-type': 'text/plain' },
        body: 'Rate Limit Exceeded',
      };
    case 'wrongShape':
    case 'noEnvelope':
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"message":"not a record"}\n',
      };
    default:
      return undefined;
  }
}

/** The same records, written in another way that has been seen. */
function reshaped(reply: Reply, fault: VendorFault, indicator: string): Reply {
  const lines = reply.body.split('\n').filter((line) => line !== '');
  switch (fault.name) {
    case 'concatenated':
      return { ...reply, body: lines.join('') };
    case 'crlf':
      return { ...reply, body: lines.map((line) => `${line}\r\n`).join('') + '\r\n' };
    case 'badLine':
      return {
        ...reply,
        body: [...lines.slice(0, 1), '{"rrname": "cut off', ...lines.slice(1)].join('\n') + '\n',
      };
    case 'stringNumbers':
      return {
        ...reply,
        body: reply.body.replaceAll(/"(count|time_first|time_last)":(\d+)/g, '"$1":"$2"'),
      };
    case 'maxset':
      return {
        ...reply,
        headers: { ...reply.headers, 'x-dribble-errors': maxsetError(indicator, 532_915) },
      };
    default:
      return reply;
  }
}
