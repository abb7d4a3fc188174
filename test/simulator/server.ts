import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { controlReply } from './control';
import type { Endpoint, ServerName } from './model';
import { nginxPage, send, sharedReply } from './reply';
import type { State } from './state';
import type { Arrival, Asked } from './vendor';
import { vendors } from './vendors';

/** What a request to one of the servers asks for. */
export type Ask = (arrival: Arrival) => Asked<Endpoint>;

/** One request from the first byte to the last: read, logged, spoilt or answered. */
export async function serve(
  server: ServerName,
  ask: Ask,
  { state, now }: { readonly state: State; readonly now: () => number },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
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
  const { endpoint, indicator, authentication, answer } = asked(ask, {
    method,
    path,
    query,
    headers,
  });
  const fault = state.takeFault(server, endpoint, indicator);
  const elsewhere = `http://localhost:${request.socket.localPort ?? 0}/elsewhere`;
  const reply = (fault && sharedReply(fault, elsewhere, now())) ?? answer(fault);
  const silent = fault?.name === 'hang' || fault?.name === 'reset';
  state.requests.push({
    server,
    endpoint,
    indicator,
    method,
    path,
    query: Object.fromEntries(
      [...query].map(([name, value]) => [name, HIDDEN.has(name) ? '(hidden)' : value]),
    ),
    headers: shownHeaders(headers),
    authentication,
    activeQueryDisabled: headers['dribble-disable-active-query'] === '1',
    status: silent ? 0 : reply.status,
    ...(fault === undefined ? {} : { fault: fault.name }),
  });
  await send(response, reply, fault, /\bgzip\b/.test(headers['accept-encoding'] ?? ''));
}

function asked(ask: Ask, arrival: Arrival): Asked<Endpoint> {
  try {
    return ask(arrival);
  } catch (error) {
    // Percent-encoding that is none, `%zz`.
    if (error instanceof URIError) {
      const answer = () => nginxPage(400, '400 Bad Request');
      return { endpoint: 'unknown', indicator: '', authentication: 'none', answer };
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

/** Parameters and headers that hold what proves who asks. */
const HIDDEN: ReadonlySet<string> = new Set(vendors.flatMap(({ hidden = [] }) => hidden));

function shownHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const shown: IncomingHttpHeaders = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, HIDDEN.has(name) ? '(hidden)' : value]),
  );
  if (shown.authorization !== undefined) {
    shown.authorization = shown.authorization.startsWith('Basic ') ? 'Basic (hidden)' : '(hidden)';
  }
  return shown;
}
