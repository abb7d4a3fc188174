import { networks } from '../places';

/** The data calls of stat.ripe.net that are asked, answered from the sample case. Source: docs/operations.md. */

export const CALLS = ['network-info', 'as-overview', 'abuse-contact-finder'] as const;

export interface RipestatQuestion {
  readonly call: (typeof CALLS)[number];
  /** An address, or `AS64500`. */
  readonly resource: string;
}

interface RipestatReply {
  readonly status: number;
  /** To be sent as JSON. */
  readonly body: object;
}

/** What a path and its query ask for, or undefined for no known call. */
export function ripestatQuestion(
  path: string,
  query: URLSearchParams,
): RipestatQuestion | undefined {
  const name = /^\/data\/([a-z-]+)\/data\.json$/.exec(path)?.[1];
  const call = CALLS.find((known) => known === name);
  return call && { call, resource: query.get('resource') ?? '' };
}

export function ripestatAnswer({ call, resource }: RipestatQuestion): RipestatReply {
  if (resource === '') {
    return { status: 400, body: envelope('error', {}, [['error', 'resource is missing']]) };
  }
  const network = networks.find(({ prefix }) => resource.startsWith(prefix));
  switch (call) {
    case 'network-info':
      return ok({
        asns: network === undefined ? [] : [network.asn.replace(/^AS/, '')],
        prefix: network?.cidr ?? '',
      });
    case 'abuse-contact-finder':
      return ok({
        abuse_contacts: network === undefined ? [] : [network.abuse],
        authoritative_rir: network?.source.toLowerCase() ?? '',
      });
    case 'as-overview': {
      const own = networks.find(({ asn }) => asn === resource);
      return ok({
        type: 'as',
        resource: resource.replace(/^AS/, ''),
        holder: own === undefined ? '' : `${own.name}-AS ${own.organisation.name}`,
        announced: own !== undefined,
      });
    }
  }
}

function ok(data: object): RipestatReply {
  return { status: 200, body: envelope('ok', data) };
}

/** What surrounds the data of every call. */
function envelope(status: string, data: object, messages: readonly unknown[] = []): object {
  return {
    messages,
    see_also: [],
    version: '1.1',
    data_call_status: 'supported',
    cached: false,
    data,
    query_id: '20261121120000-00000000-0000-4000-8000-000000000000',
    process_time: 7,
    status,
    status_code: status === 'ok' ? 200 : 400,
    time: '2026-11-21T12:00:00.000000',
  };
}
