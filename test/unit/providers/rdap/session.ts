import assert from 'node:assert/strict';
import { failureOf } from '../../../../src/core/errors';
import type { Failure } from '../../../../src/core/errors';
import { parseIndicator } from '../../../../src/core/indicator';
import type { IndicatorRef } from '../../../../src/core/indicator/model';
import type { Parameters } from '../../../../src/core/operation/ids';
import type { Provider, Session } from '../../../../src/core/operation/model';
import type { Documents, HttpRequest, HttpResponse } from '../../../../src/core/ports';
import type { Answer } from '../../../../src/core/result/model';
import { createMemoryDocuments } from '../../../../src/infra/store/memoryDocuments';
import { createRdap } from '../../../../src/providers/rdap';
import { listBody } from './lists';
import type { Services } from './lists';

/** 2026-11-21T12:00:00Z */
export const NOW = Date.UTC(2026, 10, 21, 12);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const IANA = 'https://data.iana.org/rdap/';

/** What a server says: an object is sent as RDAP with status 200. */
export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What a URL answers: the same always, one after the other, or an error; a function decides then. */
export type Script = Scripted | Error | readonly (Scripted | Error)[] | (() => Promise<Scripted>);

export interface BenchOptions {
  readonly settings?: unknown;
  readonly answers?: Readonly<Record<string, Script>>;
  /** Services by list, kept as of now; a list that is absent is not kept. */
  readonly kept?: Readonly<Partial<Record<'dns' | 'ipv4' | 'ipv6', Services>>>;
  /** Where the kept lists came from. */
  readonly from?: string;
  readonly provider?: Provider;
}

export interface Bench {
  readonly session: Session;
  readonly provider: Provider;
  readonly documents: Documents;
  readonly requests: HttpRequest[];
  /** URLs in the order in which they were asked. */
  readonly asked: () => readonly string[];
  now: number;
  readonly stop: AbortController;
  readonly run: (value: string, parameters?: Parameters) => Promise<Answer>;
  readonly failure: (value: string, parameters?: Parameters) => Promise<Failure>;
}

export function createBench(options: BenchOptions = {}): Bench {
  const { answers = {}, kept = {}, from = IANA, settings = {}, provider = createRdap() } = options;
  const requests: HttpRequest[] = [];
  const turns = new Map<string, number>();
  const documents = createMemoryDocuments().of('rdap');
  for (const [name, services] of Object.entries(kept)) {
    const checkedAt = new Date(NOW).toISOString();
    documents.put(`${from}${name}.json`, { body: listBody(services), checkedAt, etag: '"kept"' });
  }
  const stop = new AbortController();
  const bench: Bench = {
    provider,
    documents,
    requests,
    asked: () => requests.map(({ url }) => url),
    now: NOW,
    stop,
    session: {
      settings,
      credentials: undefined,
      documents,
      http: {
        async request(request): Promise<HttpResponse> {
          requests.push(request);
          const turn = turns.get(request.url) ?? 0;
          turns.set(request.url, turn + 1);
          const script = answers[request.url];
          const given =
            typeof script === 'function'
              ? await script()
              : Array.isArray(script)
                ? (script as readonly (Scripted | Error)[])[turn]
                : (script as Scripted | Error | undefined);
          if (given === undefined) {
            throw new Error(`nobody expected ${request.url}`);
          }
          return sent(given);
        },
      },
      clock: { now: () => bench.now },
      signal: stop.signal,
      mayAsk: () => undefined,
      resultOf: () => Promise.reject(new Error('RDAP asks no other operation')),
    },
    run: (value, parameters = {}) => {
      const indicator = refOf(value);
      const operation = provider.operations.find(({ takes }) => takes.includes(indicator.kind))!;
      return operation.run(indicator, bench.session, parameters);
    },
    failure: async (value, parameters) => {
      try {
        await bench.run(value, parameters);
      } catch (thrown) {
        return failureOf(thrown);
      }
      return assert.fail('it did not fail');
    },
  };
  return bench;
}

function refOf(value: string): IndicatorRef {
  return parseIndicator(value) ?? { kind: 'fqdn', value };
}

function sent(given: Scripted | Error): HttpResponse {
  if (given instanceof Error) {
    throw given;
  }
  const { status = 200, headers = {}, body = '' } = given;
  return {
    status,
    headers: { 'content-type': 'application/rdap+json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** A domain of RFC 9083 with as little as will do. */
export function domainBody(name: string, more: object = {}): object {
  return {
    objectClassName: 'domain',
    rdapConformance: ['rdap_level_0'],
    ldhName: name,
    status: ['active'],
    ...more,
  };
}

export function related(href: string, type = 'application/rdap+json'): object {
  return { links: [{ rel: 'related', type, href }] };
}

export const network = {
  objectClassName: 'ip network',
  startAddress: '192.0.2.0',
  endAddress: '192.0.2.255',
};

export const redirectTo = (location: string, status = 302): Scripted => ({
  status,
  headers: { location },
});

/** Lets all that is ready go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    await Promise.resolve();
  }
}
