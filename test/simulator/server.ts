import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { cofMode, domaintoolsMode } from './authentication';
import { cofIndicator, cofReply } from './cofServer';
import { controlReply } from './control';
import { domaintoolsReply, domaintoolsRoute } from './domaintoolsServer';
import type { Endpoint, LoggedRequest, ServerName } from './model';
import { nginxPage, send, sharedReply } from './reply';
import type { Reply } from './reply';
import type { State } from './state';

/** A request that has arrived whole. */
export interface Arrival {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  /** Parameters of the query and of a form body. */
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly authentication: LoggedRequest['authentication'];
}

export interface Surroundings {
  readonly state: State;
  readonly basePath: string;
  readonly now: () => number;
}

/** One request from the first byte to the last: read, logged, spoilt or answered. */
export async function serve(
  server: ServerName,
  surroundings: Surroundings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { state } = surroundings;
  const method = request.method ?? 'GET';
  const target = request.url ?? '/';
  const cut = target.indexOf('?');
  const path = cut < 0 ? target : target.slice(0, cut);
  const query = new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1));
  const body = await text(request);
  const control = controlReply(method, path, body, state);
  if (control !== undefined) {
    await send(response, control, undefined, false);
    return;
  }
  for (const [name, value] of new URLSearchParams(method === 'POST' ? body : '')) {
    query.append(name, value);
  }
  const { headers } = request;
  const authentication =
    server === 'domaintools' ? domaintoolsMode(query, headers) : cofMode(headers);
  const arrival: Arrival = { method, path, query, headers, authentication };
  const { endpoint, indicator, reply } = asked(server, arrival, surroundings);
  const fault = state.takeFault(server, endpoint, indicator);
  const elsewhere = `http://localhost:${request.socket.localPort ?? 0}/elsewhere`;
  const answer = (fault && sharedReply(fault, elsewhere)) ?? reply(fault);
  const silent = fault?.name === 'hang' || fault?.name === 'reset';
  state.requests.push({
    server,
    endpoint,
    indicator,
    method,
    path,
    query: Object.fromEntries([...query].map(([name, value]) => [name, hidden(name, value)])),
    headers: hiddenHeaders(headers),
    authentication,
    activeQueryDisabled: headers['dribble-disable-active-query'] === '1',
    status: silent ? 0 : answer.status,
    ...(fault === undefined ? {} : { fault: fault.name }),
  });
  await send(response, answer, fault, /\bgzip\b/.test(headers['accept-encoding'] ?? ''));
}

interface Asked {
  readonly endpoint: Endpoint | 'unknown';
  readonly indicator: string;
  readonly reply: (fault: Parameters<State['addFault']>[0] | undefined) => Reply;
}

function asked(server: ServerName, arrival: Arrival, surroundings: Surroundings): Asked {
  const { state, basePath, now } = surroundings;
  try {
    if (server === 'domaintools') {
      const route = domaintoolsRoute(arrival);
      return {
        endpoint: route?.endpoint ?? 'unknown',
        indicator: route?.indicator ?? '',
        reply: (fault) => domaintoolsReply(arrival, route, fault, state, now()),
      };
    }
    const indicator = cofIndicator(arrival.path, basePath);
    return {
      endpoint: indicator === undefined ? 'unknown' : 'pdns',
      indicator: indicator ?? '',
      reply: (fault) => cofReply(arrival, indicator, fault, state.behaviour),
    };
  } catch (error) {
    // Percent-encoding that is none, `%zz`.
    if (error instanceof URIError) {
      const reply = (): Reply => nginxPage(400, '400 Bad Request');
      return { endpoint: 'unknown', indicator: '', reply };
    }
    throw error;
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(Buffer.from(chunk as Uint8Array));
  }
  return Buffer.concat(chunks).toString('utf8');
}

const HIDDEN = '(hidden)';

function hidden(name: string, value: string): string {
  return name === 'api_key' || name === 'signature' ? HIDDEN : value;
}

function hiddenHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const shown = { ...headers };
  if (shown.authorization !== undefined) {
    shown.authorization = shown.authorization.startsWith('Basic ') ? `Basic ${HIDDEN}` : HIDDEN;
  }
  if (shown['x-api-key'] !== undefined) {
    shown['x-api-key'] = HIDDEN;
  }
  return shown;
}
