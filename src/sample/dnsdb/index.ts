import type { HttpRequest, HttpResponse } from '../../core/ports';
import { dnsdbAnswer, dnsdbQuestion } from './answer';

/** DNSDB about the sample case. */
export function dnsdb({ url }: HttpRequest): HttpResponse {
  const { pathname, searchParams } = new URL(url);
  const question = dnsdbQuestion(pathname.replace(/^\/dnsdb\/v2/, ''), searchParams);
  return question === undefined
    ? { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Error: unknown path\n' }
    : {
        status: 200,
        headers: { 'content-type': 'application/x-ndjson' },
        body: dnsdbAnswer(question),
      };
}
