import { CANCELLED, LensError } from '../core/errors';
import type { Http, HttpRequest, HttpResponse } from '../core/ports';
import { accountBody } from './account';
import { answer, errorBody, routeOf } from './domaintools';
import { cofPage, cofQueryOf, ndjson } from './passivedns';

/**
 * The Http port answered from the sample case: no socket, no key, nothing counted. Paths under
 * `/v1/` are DomainTools', all others passive DNS, whatever the host.
 */
export function sampleHttp(): Http {
  return {
    request: (request, signal) =>
      signal.aborted ? Promise.reject(new LensError(CANCELLED)) : Promise.resolve(respond(request)),
  };
}

function respond(request: HttpRequest): HttpResponse {
  const url = new URL(request.url);
  if (!url.pathname.startsWith('/v1/')) {
    return passiveDns(url, request.headers ?? {});
  }
  const query = new URLSearchParams(url.search);
  for (const [name, value] of new URLSearchParams(request.method === 'POST' ? request.body : '')) {
    query.append(name, value);
  }
  const route = routeOf(url.pathname, query);
  if (route === undefined) {
    return json(404, errorBody(404, 'There is no such resource.'));
  }
  if (route.endpoint === 'account-information') {
    return json(
      200,
      accountBody('sample', () => ({ today: 0, month: 0 })),
    );
  }
  const { status, body } = answer(route, query);
  return json(status, body);
}

function json(status: number, body: object): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8' },
    body: JSON.stringify(body),
  };
}

function passiveDns(url: URL, headers: Readonly<Record<string, string>>): HttpResponse {
  const given = new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const segment = decodeURIComponent(url.pathname.slice(url.pathname.lastIndexOf('/') + 1));
  const page = cofPage(
    cofQueryOf(segment, (name) => given.get(name)),
    { flavour: 'circl', reversed: false },
  );
  return {
    status: 200,
    headers: { 'content-type': 'application/x-ndjson', ...page.headers },
    body: ndjson(page.records),
  };
}
