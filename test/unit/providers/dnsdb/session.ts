import type { Session } from '../../../../src/core/operation/model';
import type { HttpRequest, HttpResponse } from '../../../../src/core/ports';
import { createMemoryDocuments } from '../../../../src/infra/store/memoryDocuments';

/** 2026-11-21T12:00:00Z */
export const NOW = Date.UTC(2026, 10, 21, 12);

export const KEY = 'key-of-a-test';

/** A session whose Http port gives the answers in turn and keeps the requests. */
export function sessionWith(
  answers: readonly Partial<HttpResponse>[],
  more: Partial<Session> = {},
): { readonly session: Session; readonly requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  const session: Session = {
    settings: {},
    credentials: { key: KEY },
    http: {
      request(request): Promise<HttpResponse> {
        const answer = answers[requests.length];
        requests.push(request);
        return answer === undefined
          ? Promise.reject(new Error('one request too many'))
          : Promise.resolve({ status: 200, headers: {}, body: '', ...answer });
      },
    },
    documents: createMemoryDocuments().of('test'),
    clock: { now: () => NOW },
    signal: new AbortController().signal,
    mayAsk: () => undefined,
    resultOf: () => Promise.reject(new Error('DNSDB asks no other operation')),
    ...more,
  };
  return { session, requests };
}

/** A body in Streaming API Framing. */
export function framed(
  objects: readonly object[],
  end: object | null = { cond: 'succeeded' },
): string {
  const lines = [{ cond: 'begin' }, ...objects.map((obj) => ({ obj })), ...(end ? [end] : [])];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

export const LIMITED = { cond: 'limited', msg: 'Result limit reached' };

/** A record set as DNSDB sends it. */
export function set(rrname: string, rrtype: string, rdata: unknown, more: object = {}): object {
  return {
    count: 5059,
    time_first: 1_380_139_330,
    time_last: 1_427_881_899,
    rrname,
    rrtype,
    bailiwick: 'login-secure.example.',
    rdata,
    ...more,
  };
}
