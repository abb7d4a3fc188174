import { dnsdbAnswer } from '../../../src/sample/dnsdb/answer';
import type { DnsdbQuestion } from '../../../src/sample/dnsdb/answer';
import { retryAfter } from '../reply';
import type { Reply } from '../reply';
import type { Arrival, Surroundings, VendorFault } from '../vendor';
import type { DnsdbBehaviour } from './behaviour';

export const ENDPOINTS = ['rrset', 'rdata', 'rateLimit'] as const;

export const FAULTS = [
  'badRequest', // 400
  'unauthorized', // 401
  'notProvisioned', // 403
  'notFound', // 404 in the words of version 1
  'tooManyRequests', // 429
  'serverError', // 500
  'maintenance', // 503: too many connections
  'wrongShape', // 200, JSON that is no record
  'safLimited', // half of the records, then the end mark `limited`
  'safFailed', // half of the records, then the end mark `failed`
  'safCut', // half of the records, and no end mark
] as const;

const DAY_S = 86_400;
const PRODUCT = 'dnsdb';

type Around = Surroundings<DnsdbBehaviour>;

export function reply(
  arrival: Arrival,
  question: DnsdbQuestion | undefined,
  fault: VendorFault | undefined,
  surroundings: Around,
): Reply {
  const refused = refusal(arrival, fault, surroundings);
  if (refused !== undefined) {
    return refused;
  }
  if (question === undefined) {
    return plain(404, 'Error: unknown path');
  }
  const { dnsdbAllowance: allowance, dnsdbResultsMax } = surroundings.behaviour;
  if (allowance !== 'unlimited' && surroundings.spent(PRODUCT) >= allowance) {
    return overLimit(surroundings);
  }
  surroundings.spend(PRODUCT, 1);
  const whole = dnsdbAnswer(question, dnsdbResultsMax);
  return {
    status: 200,
    headers: { 'content-type': 'application/x-ndjson', ...rateHeaders(surroundings) },
    body: fault === undefined ? whole : reshaped(whole, fault),
  };
}

/** `/rate_limit`, which costs nothing. */
export function rateReply(
  arrival: Arrival,
  fault: VendorFault | undefined,
  surroundings: Around,
): Reply {
  const refused = refusal(arrival, fault, surroundings);
  if (refused !== undefined) {
    return refused;
  }
  const { limit, remaining, reset, expires } = rate(surroundings);
  const block = surroundings.behaviour.dnsdbAllowanceKind === 'block';
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify({
      rate: {
        reset,
        limit,
        remaining,
        ...(block && { expires, burst_size: 10, burst_window: 300 }),
        results_max: surroundings.behaviour.dnsdbResultsMax,
        offset_max: 'n/a',
      },
    })}\n`,
  };
}

function refusal(
  { method, headers }: Arrival,
  fault: VendorFault | undefined,
  surroundings: Around,
): Reply | undefined {
  const spoilt = fault === undefined ? undefined : faultReply(fault, surroundings);
  if (spoilt !== undefined) {
    return spoilt;
  }
  if (headers['x-api-key'] === undefined) {
    return plain(401, 'Error: Unauthorized: no API key');
  }
  if (headers['x-api-key'] !== surroundings.behaviour.dnsdbKey) {
    return plain(403, 'Error: Forbidden: the API key is not valid');
  }
  return method === 'GET' ? undefined : plain(405, 'Error: Method not allowed');
}

function faultReply(fault: VendorFault, surroundings: Around): Reply | undefined {
  switch (fault.name) {
    case 'badRequest':
      return plain(400, 'Error: unable to parse the name');
    case 'unauthorized':
      return plain(401, 'Error: Unauthorized');
    case 'notProvisioned':
      return plain(403, 'Error: Forbidden: the block quota has expired');
    case 'notFound':
      return plain(404, 'Error: no results found for query.');
    case 'tooManyRequests':
      return plain(429, 'Error: Rate limit exceeded', retryAfter(fault, surroundings.now()));
    case 'serverError':
      return plain(500, 'Error: Internal Server Error');
    case 'maintenance':
      return plain(503, 'Error: too many concurrent connections');
    case 'wrongShape':
      return {
        status: 200,
        headers: { 'content-type': 'application/x-ndjson' },
        body: '{"message":"not a record"}\n',
      };
    default:
      return undefined;
  }
}

/** Half of the records, and another end. */
function reshaped(whole: string, { name }: VendorFault): string {
  const lines = whole.trimEnd().split('\n');
  const records = lines.slice(1, -1);
  const half = [...lines.slice(0, 1), ...records.slice(0, Math.ceil(records.length / 2))];
  switch (name) {
    case 'safLimited':
      return written([...half, '{"cond":"limited","msg":"Result limit reached"}']);
    case 'safFailed':
      return written([...half, '{"cond":"failed","msg":"Query timed out"}']);
    case 'safCut':
      return written(half);
    default:
      return whole;
  }
}

function written(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function overLimit(surroundings: Around): Reply {
  return plain(429, 'Error: Rate limit exceeded', rateHeaders(surroundings));
}

function rate(surroundings: Around) {
  const { dnsdbAllowance: limit, dnsdbAllowanceKind: kind } = surroundings.behaviour;
  const midnight = (Math.floor(surroundings.now() / 1000 / DAY_S) + 1) * DAY_S;
  return limit === 'unlimited'
    ? { limit, remaining: 'n/a', reset: 'n/a', expires: 'n/a' }
    : {
        limit,
        remaining: Math.max(0, limit - surroundings.spent(PRODUCT)),
        reset: kind === 'day' ? midnight : 'n/a',
        expires: midnight + 30 * DAY_S,
      };
}

function rateHeaders(surroundings: Around): Readonly<Record<string, string>> {
  const { limit, remaining, reset } = rate(surroundings);
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(reset),
  };
}

function plain(status: number, text: string, headers: Reply['headers'] = {}): Reply {
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body: `${text}\n` };
}
