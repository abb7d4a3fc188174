import type { HttpRequest, HttpResponse } from '../../core/ports';
import { accountBody } from './account';
import { answer, errorBody, routeOf } from './answer';

/** DomainTools about the sample case. No key is asked for, and nothing is counted. */
export function domaintools(request: HttpRequest): HttpResponse {
  const url = new URL(request.url);
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
