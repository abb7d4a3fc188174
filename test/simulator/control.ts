import { z } from 'zod';
import { FAULT_NAMES } from './model';
import type { Behaviour, Endpoint, Fault } from './model';
import type { Reply } from './reply';
import type { State } from './state';

/**
 * The simulator from another process: `POST /_simulator/fault` with a fault, `POST
 * /_simulator/configure` with what to change, `POST /_simulator/clear` for no more faults, `POST
 * /_simulator/reset`, `GET /_simulator/requests`. Not authenticated, not logged, never spoilt.
 */
const PREFIX = '/_simulator/';

const endpoint = z.enum([
  'account-information',
  'whois',
  'parsed-whois',
  'whois-history',
  'reverse-ip',
  'host-domains',
  'reverse-name-server',
  'hosting-history',
  'risk',
  'risk-evidence',
  'reputation',
  'reverse-mx',
  'iris-investigate',
  'pdns',
]) satisfies z.ZodType<Endpoint>;

const faultSchema = z.strictObject({
  name: z.enum(FAULT_NAMES),
  server: z.enum(['domaintools', 'circl', 'circlTls']).optional(),
  endpoint: endpoint.optional(),
  indicator: z.string().optional(),
  times: z.number().int().positive().optional(),
  ms: z.number().optional(),
  megabytes: z.number().optional(),
  location: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
}) satisfies z.ZodType<Fault>;

const behaviourSchema = z
  .strictObject({
    username: z.string(),
    key: z.string(),
    withoutProducts: z.array(endpoint),
    token: z.string(),
    flavour: z.enum(['circl', 'd4']),
    reversed: z.boolean(),
    irisPageSize: z.number().int().positive(),
  })
  .partial() satisfies z.ZodType<Partial<Behaviour>>;

/** Answers a control request, or undefined where it is none. */
export function controlReply(
  method: string,
  path: string,
  body: string,
  state: State,
): Reply | undefined {
  if (!path.startsWith(PREFIX)) {
    return undefined;
  }
  try {
    return obey(`${method} ${path.slice(PREFIX.length)}`, body, state);
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

function obey(command: string, body: string, state: State): Reply {
  switch (command) {
    case 'POST fault':
      state.addFault(faultSchema.parse(JSON.parse(body)));
      return json(200, {});
    case 'POST configure':
      state.behaviour = { ...state.behaviour, ...behaviourSchema.parse(JSON.parse(body)) };
      return json(200, {});
    case 'POST clear':
      state.clearFaults();
      return json(200, {});
    case 'POST reset':
      state.reset();
      return json(200, {});
    case 'GET requests':
      return json(200, state.requests);
    default:
      return json(404, { error: `The simulator has no command ${command}.` });
  }
}

function json(status: number, body: unknown): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
