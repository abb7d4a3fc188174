import type { HttpRequest, HttpResponse } from '../../core/ports';
import { rdapAnswer, rdapQuestion } from './answer';
import { sampleServers } from './servers';
import type { RdapRole } from './servers';

/** IANA's lists and the RDAP servers they lead to, about the sample case. */
export function rdap({ url }: HttpRequest): HttpResponse {
  const [role, path] = placeOf(url);
  const { status, headers, body } = rdapAnswer(role, rdapQuestion(role, path), sampleServers);
  return { status, headers, body: JSON.stringify(body) };
}

/** Which server a URL is of, and the path below its base. */
function placeOf(url: string): [role: RdapRole, path: string] {
  const { pathname } = new URL(url);
  if (pathname.endsWith('.json')) {
    return ['bootstrap', pathname.slice(pathname.lastIndexOf('/') + 1)];
  }
  for (const role of ['registry', 'arin', 'ripe'] as const) {
    const base = sampleServers[role];
    if (url.startsWith(base)) {
      return [role, url.slice(base.length)];
    }
  }
  return ['registrar', pathname.slice(1)];
}
