import type { HttpRequest, HttpResponse } from '../../core/ports';
import { cofPage, cofQueryOf, ndjson } from './cof';

/** Passive DNS about the sample case, as CIRCL answers. */
export function circl({ url, headers = {} }: HttpRequest): HttpResponse {
  const { pathname } = new URL(url);
  const given = new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const segment = decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1));
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
