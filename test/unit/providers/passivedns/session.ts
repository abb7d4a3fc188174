import type { Credentials } from '../../../../src/core/operation/credentials';
import type { Session } from '../../../../src/core/operation/model';
import type { HttpRequest, HttpResponse } from '../../../../src/core/ports';
import { createMemoryDocuments } from '../../../../src/infra/store/memoryDocuments';

/** 2026-11-21T12:00:00Z */
const NOW = Date.UTC(2026, 10, 21, 12);

export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A session whose Http port gives the answers in turn (an Error is thrown) and keeps the requests. */
export function sessionWith(
  answers: readonly (Scripted | Error)[],
  options: { settings?: unknown; credentials?: Credentials } = {},
): { readonly session: Session; readonly requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  const session: Session = {
    settings: options.settings ?? {},
    credentials:
      'credentials' in options ? options.credentials : { token: 'analyst:correct horse' },
    http: {
      request(request): Promise<HttpResponse> {
        const answer = answers[requests.length] ?? new Error('one request too many');
        requests.push(request);
        return answer instanceof Error
          ? Promise.reject(answer)
          : Promise.resolve({ status: 200, headers: {}, body: '', ...answer });
      },
    },
    documents: createMemoryDocuments().of('test'),
    clock: { now: () => NOW },
    signal: new AbortController().signal,
    mayAsk: () => undefined,
    resultOf: () => Promise.reject(new Error('passive DNS asks no other operation')),
  };
  return { session, requests };
}

/** One record as D4 sends it. */
export function line(rrname: string, rrtype: string, rdata: string, more: object = {}): string {
  return `${JSON.stringify({ rrname, rrtype, rdata, time_first: 1_700_000_000, time_last: 1_700_086_400, count: 3, ...more })}\n`;
}
