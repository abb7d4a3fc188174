import * as z from 'zod';
import type { Endpoint, Fault, FaultName, ServerName } from './model';
import { SHARED_FAULTS } from './reply';
import type { Reply } from './reply';
import type { State } from './state';
import { vendors } from './vendors';

/**
 * The simulator from another process: `POST /_simulator/fault` with a fault, `POST
 * /_simulator/configure` with what to change, `POST /_simulator/clear` for no more faults, `POST
 * /_simulator/reset`, `GET /_simulator/requests`. Not authenticated, not logged, never spoilt.
 */
const PREFIX = '/_simulator/';

const SERVERS = vendors.flatMap(({ servers }) => Object.keys(servers) as ServerName[]);
const ENDPOINTS = vendors.flatMap(({ endpoints }): Endpoint[] => [...endpoints]);
const FAULTS = [...SHARED_FAULTS, ...vendors.flatMap(({ faults }): FaultName[] => [...faults])];

const faultSchema = z.strictObject({
  name: z.enum(FAULTS),
  server: z.enum(SERVERS).optional(),
  endpoint: z.enum(ENDPOINTS).optional(),
  indicator: z.string().optional(),
  times: z.number().int().positive().optional(),
  ms: z.number().optional(),
  megabytes: z.number().optional(),
  location: z.string().optional(),
  hops: z.number().int().positive().optional(),
  retryAfterSeconds: z.number().optional(),
  retryAfterAsDate: z.boolean().optional(),
}) satisfies z.ZodType<Fault>;

const behaviourSchema = z
  .strictObject(
    Object.assign({}, ...vendors.map(({ behaviour }) => behaviour.shape)) as z.ZodRawShape,
  )
  .partial();

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
      state.configure(behaviourSchema.parse(JSON.parse(body)));
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
