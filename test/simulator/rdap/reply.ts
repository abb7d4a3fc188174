import { rdapAnswer } from '../../../src/sample/rdap/answer';
import type { RdapQuestion } from '../../../src/sample/rdap/answer';
import { rdapError } from '../../../src/sample/rdap/message';
import type { RdapReply } from '../../../src/sample/rdap/message';
import { nginxPage, retryAfter } from '../reply';
import type { Reply } from '../reply';
import type { Arrival, Surroundings, VendorFault } from '../vendor';
import type { RdapBehaviour } from './behaviour';
import { RDAP_SERVERS, serversAt } from './servers';
import type { RdapServerName } from './servers';

export const FAULTS = [
  // Errors of RDAP itself (RFC 9083, section 6)
  'badRequest', // 400
  'notFound', // 404
  'tooManyRequests', // 429 with Retry-After
  'serverError', // 500
  'maintenance', // 503
  // Bodies
  'wrongShape', // 200, JSON that is no object of RDAP
  'cutJson', // 200, a whole answer that holds half of the JSON
  'foreignRelated', // the link to the registrar leads to `location`
  // Ways
  'redirectChain', // 302 to itself, `hops` times, then the true answer
] as const;

/** Another host of the internet, where nobody is to be led to. */
const FOREIGN = 'https://rdap.foreign.example/';

type RdapSurroundings = Surroundings<RdapBehaviour, RdapServerName>;

export function rdapServerReply(
  name: RdapServerName,
  arrival: Arrival,
  question: RdapQuestion | undefined,
  fault: VendorFault | undefined,
  surroundings: RdapSurroundings,
): Reply {
  if (arrival.method !== 'GET') {
    return nginxPage(405, '405 Method Not Allowed');
  }
  const spoilt = fault && (errorOf(fault, surroundings) ?? hop(fault, name, arrival, surroundings));
  if (spoilt !== undefined) {
    return spoilt;
  }
  const { role } = RDAP_SERVERS[name];
  const { rdapPublication } = surroundings.behaviour;
  const answer = rdapAnswer(role, question, serversAt(surroundings.places), rdapPublication);
  const whole = written(fault === undefined ? answer : reshaped(answer, fault));
  const reply = fault?.name === 'cutJson' ? { ...whole, body: half(whole.body) } : whole;
  return question?.kind === 'bootstrap' && reply.status === 200
    ? listReply(reply, `"${rdapPublication}"`, arrival)
    : reply;
}

function half(body: string): string {
  return body.slice(0, Math.floor(body.length / 2));
}

function errorOf(fault: VendorFault, { now }: RdapSurroundings): Reply | undefined {
  switch (fault.name) {
    case 'badRequest':
      return written(rdapError(400, 'Bad Request', 'The query is not understood.'));
    case 'notFound':
      return written(rdapError(404, 'Not Found', 'Nothing is known about that.'));
    case 'tooManyRequests': {
      const { headers, ...reply } = written(rdapError(429, 'Too Many Requests', 'Slow down.'));
      return { ...reply, headers: { ...headers, ...retryAfter(fault, now()) } };
    }
    case 'serverError':
      return written(rdapError(500, 'Internal Server Error', 'Something went wrong.'));
    case 'maintenance':
      return written(rdapError(503, 'Service Unavailable', 'Maintenance is under way.'));
    default:
      return undefined;
  }
}

/** The next redirect of a chain, or undefined where it has come to its end. */
function hop(
  { name, hops = 4 }: VendorFault,
  server: RdapServerName,
  { path, query }: Arrival,
  { places }: RdapSurroundings,
): Reply | undefined {
  const done = Number(query.get('hop') ?? 0);
  if (name !== 'redirectChain' || done >= hops) {
    return undefined;
  }
  const location = `${places[server].origin}${path}?hop=${done + 1}`;
  return { status: 302, headers: { location }, body: '' };
}

/** A list as IANA's web server sends it: whole, or as unchanged (RFC 9110, section 13.1.2). */
function listReply(reply: Reply, etag: string, { headers }: Arrival): Reply {
  const known = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim());
  const more = { etag, 'cache-control': 'public, max-age=21600' };
  if (known.includes(etag)) {
    return { status: 304, headers: more, body: '' };
  }
  return { ...reply, headers: { ...reply.headers, ...more } };
}

function reshaped(answer: RdapReply, fault: VendorFault): RdapReply {
  switch (fault.name) {
    case 'wrongShape':
      return { ...answer, status: 200, body: { unexpected: [1, 2, 3] } };
    case 'foreignRelated':
      return { ...answer, body: relatedAt(fault.location ?? FOREIGN, answer.body) };
    default:
      return answer;
  }
}

interface Linked {
  readonly ldhName?: string;
  readonly links?: readonly { readonly rel: string }[];
}

function relatedAt(base: string, body: Linked): Linked {
  const href = `${base}domain/${body.ldhName ?? ''}`;
  return {
    ...body,
    links: body.links?.map((each) => (each.rel === 'related' ? { ...each, href } : each)) ?? [],
  };
}

function written({ status, headers, body }: RdapReply): Reply {
  return { status, headers, body: JSON.stringify(body) };
}
