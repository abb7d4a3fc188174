import * as z from 'zod';
import { LensError } from '../../../src/core/errors';
import type { FailureReason } from '../../../src/core/errors';
import type { IndicatorRef } from '../../../src/core/indicator/model';
import type { ProductQuota } from '../../../src/core/operation/account';
import type { Credentials, CredentialsRisk } from '../../../src/core/operation/credentials';
import type { Operation, Provider, Session } from '../../../src/core/operation/model';
import { Registry } from '../../../src/core/operation/registry';
import type { BatchJournal } from '../../../src/core/batch/journal';
import type { Tlp } from '../../../src/core/library/model';
import type { AuditLog } from '../../../src/core/operation/audit';
import type { Http, HttpRequest, HttpResponse } from '../../../src/core/ports';
import type { Store } from '../../../src/core/result/store';
import type { Answer } from '../../../src/core/result/model';
import type { Batches } from '../../../src/enrichment/batch/model';
import { DEFAULT_CACHE } from '../../../src/enrichment/cacheLife';
import type { EnrichRequest, Enrichment } from '../../../src/enrichment/model';
import type { Quota } from '../../../src/enrichment/spending/quota';
import type { Parts } from '../../../src/enrichment/parts';
import { createUseCases } from '../../../src/enrichment/useCases';
import { createLimits } from '../../../src/infra/limits';
import { createMemoryAccountReadings } from '../../../src/infra/store/memoryAccountReadings';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';
import { createMemoryDocuments } from '../../../src/infra/store/memoryDocuments';
import { createMemoryBatchJournal } from '../../../src/infra/store/memoryBatchJournal';
import { createMemoryStore } from '../../../src/infra/store/memoryStore';

/**
 * What a test can set and read: a vendor `alpha` (credentials), a vendor `beta` (none), which charges
 * nothing and whose directory names further servers (`reached`).
 */
export interface Bench {
  readonly enrichment: Enrichment;
  /** URLs in the order in which they were requested. */
  readonly asked: string[];
  readonly logged: string[];
  readonly settings: Record<string, unknown>;
  readonly ignored: unknown[];
  /** Cases by the value that is in them. */
  readonly marked: Map<string, Tlp>;
  /** What `alpha.name` sends in place of an indicator. */
  sends: (indicator: IndicatorRef) => IndicatorRef;
  /** Credentials by `provider origin`. */
  readonly stored: Map<string, Credentials>;
  /** Since when credentials are lost, by `provider origin`. */
  readonly lost: Map<string, string>;
  /** `provider origin` of those whose risk was accepted. */
  readonly accepted: Set<string>;
  now: number;
  offline: boolean;
  /** Answers a request; by default 200 `ok`, at once. */
  answer: (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;
  readonly batches: Batches;
  readonly quota: Quota;
  readonly audit: AuditLog;
  readonly journal: BatchJournal;
  readonly store: Store;
  readonly budgets: Record<string, number>;
  /** What the account of alpha tells, or throws. */
  account: () => readonly ProductQuota[];
  /** Hosts that beta gives a reason for, with the reason. */
  readonly reached: Map<string, string>;
  /** What beta asks for after its own server. */
  readonly further: string[];
  /** Sessions that operations were run with. */
  readonly sessions: Session[];
}

const OK: HttpResponse = { status: 200, headers: {}, body: 'ok' };
export const ALPHA = 'https://api.alpha.test';

export const name = (value: string): IndicatorRef => ({ kind: 'fqdn', value });
export const ip = (value: string): IndicatorRef => ({ kind: 'ipv4', value });

/** An answer that tells what a fake vendor said. */
function answerWith(lookedUp: string, response: HttpResponse): Answer {
  if (response.status === 404) {
    return { lookedUp, outcome: { kind: 'noRecord', reason: 'No record.' }, sections: [], raw: [] };
  }
  const outcome =
    response.status === 206
      ? { kind: 'partial' as const, reason: 'Half of it.' }
      : { kind: 'found' as const };
  return { lookedUp, outcome, sections: [], raw: [] };
}

async function ask(session: Session, path: string): Promise<HttpResponse> {
  const { origin } = session.settings as { origin?: string };
  const response = await session.http.request(
    { method: 'GET', url: `${origin ?? ALPHA}${path}`, carriesCredentials: true },
    session.signal,
  );
  if (response.status >= 400 && response.status !== 404) {
    throw failing(...refusalOf(response));
  }
  return response;
}

/** A fake vendor says in its body what is wrong, and in a header how long that lasts. */
function refusalOf({ status, body, headers }: HttpResponse): [FailureReason, number?] {
  const seconds = headers['retry-after'];
  const reason = status === 403 ? (body as FailureReason) : status === 503 ? 'busy' : 'serverError';
  return seconds === undefined ? [reason] : [reason, Number(seconds)];
}

function failing(reason: FailureReason, retryAfterSeconds?: number): LensError {
  return new LensError({
    reason,
    message: `It is ${reason}.`,
    remedy: 'Wait.',
    action: 'retry',
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

function operation(bench: Bench, id: string, run: Operation['run']): Operation {
  return {
    id,
    title: id,
    description: 'A question.',
    provider: id.split('.')[0] ?? '',
    takes: id.endsWith('name') || id.endsWith('derived') ? ['fqdn'] : ['fqdn', 'ipv4', 'ipv6'],
    cost: () => [{ product: id, amount: 1, unit: 'query' }],
    run: (indicator, session, parameters) => {
      bench.sessions.push(session);
      return run(indicator, session, parameters);
    },
  };
}

const plain =
  (path: string): Operation['run'] =>
  async (indicator, session) =>
    answerWith(indicator.value, await ask(session, `/${path}/${indicator.value}`));

/** Asks `alpha.any` first, and then about a name server found on the way. */
const derived: Operation['run'] = async (indicator, session) => {
  const whois = await session.resultOf('alpha.any', indicator);
  if (whois.outcome.kind === 'failed') {
    throw new LensError(whois.outcome);
  }
  const nameServer = name(`ns1.${indicator.value}`);
  const obstacle = session.mayAsk(nameServer);
  if (obstacle !== undefined) {
    throw new LensError(obstacle);
  }
  return answerWith(nameServer.value, await ask(session, `/ns/${nameServer.value}`));
};

function providers(bench: Bench, more: readonly Operation[]): readonly Provider[] {
  const server: Provider['server'] = (settings) => {
    const { origin, enabled, internal, unverified } = settings as Record<string, unknown>;
    if (origin === 'bad') {
      throw failing('badSettings');
    }
    return {
      origin: typeof origin === 'string' ? origin : ALPHA,
      enabled: enabled !== false,
      allowsInternal: internal === true,
      ...(unverified === true ? { unverified } : {}),
    };
  };
  const shared = { concurrency: 2, server, test: testOf, settingsSchema: () => z.object({}) };
  return [
    {
      ...shared,
      id: 'alpha',
      name: 'Alpha',
      quotaOf: 'group',
      credentials: {
        fields: [{ id: 'key', label: 'Key', secret: true }],
        required: (settings) => (settings as { open?: true }).open !== true,
        risk: (settings) => (settings as { risk?: CredentialsRisk }).risk,
      },
      account: async (session) => {
        await ask(session, '/account');
        return bench.account();
      },
      operations: [
        operation(bench, 'alpha.any', plain('any')),
        {
          ...operation(bench, 'alpha.name', plain('name')),
          sends: (indicator) => bench.sends(indicator),
        },
        {
          ...operation(bench, 'alpha.derived', derived),
          // Named on its own, it is metered by record.
          whenNamed: { all: true },
          cost: (_, { all }) => [
            all === true
              ? { product: 'alpha.records', amount: 25, unit: 'record' }
              : { product: 'alpha.derived', amount: 1, unit: 'query' },
          ],
        },
        ...more,
      ],
    },
    {
      ...shared,
      id: 'beta',
      name: 'Beta',
      reaches: ({ host }) => bench.reached.get(host),
      pace: (host) => (host.startsWith('slow.') ? { requests: 10, seconds: 60 } : undefined),
      operations: [
        {
          ...operation(bench, 'beta.query', async (indicator, session) => {
            let response = await ask(session, `/query/${indicator.value}`);
            for (const url of bench.further) {
              response = await session.http.request(
                { method: 'GET', url, carriesCredentials: false },
                session.signal,
              );
            }
            const answer = answerWith(indicator.value, response);
            const hosts = bench.further.map((url) => new URL(url).host);
            return hosts.length === 0 ? answer : { ...answer, answeredBy: hosts };
          }),
          cost: () => [{ product: 'beta.query', amount: 1, unit: 'request', bound: 'atLeast' }],
        },
      ],
    },
  ];
}

const testOf: Provider['test'] = async (session) => {
  await ask(session, '/account');
  return { ok: true, message: 'Connected.' };
};

export function createBench(
  shared: Partial<Pick<Bench, 'store' | 'journal'>> &
    Pick<Parts, 'asking'> & {
      /** Further operations of alpha. */
      readonly operations?: readonly Operation[];
    } = {},
): Bench {
  const http: Http = {
    request: (request, signal) => {
      bench.asked.push(request.url);
      return bench.answer(request, signal);
    },
  };
  const push = (message: string): number => bench.logged.push(message);
  const bench: Bench = {
    asked: [],
    logged: [],
    settings: {},
    ignored: [],
    marked: new Map(),
    sends: (indicator) => indicator,
    stored: new Map([[`alpha ${ALPHA}`, { key: 'k' }]]),
    lost: new Map(),
    accepted: new Set(),
    now: Date.parse('2026-04-12T14:02:00Z'),
    offline: false,
    answer: () => Promise.resolve(OK),
    sessions: [],
    reached: new Map(),
    further: [],
    audit: createMemoryAuditLog(),
    journal: shared.journal ?? createMemoryBatchJournal(),
    store: shared.store ?? createMemoryStore(),
    budgets: {},
    account: () => [],
    get enrichment() {
      return useCases.enrichment;
    },
    get batches() {
      return useCases.batches;
    },
    get quota() {
      return useCases.quota;
    },
  };
  let ids = 0;
  const useCases = createUseCases({
    registry: new Registry(providers(bench, shared.operations ?? [])),
    settings: {
      provider: (id) => bench.settings[id] ?? {},
      ignored: () => bench.ignored,
      cache: () => ({ ...DEFAULT_CACHE, offline: bench.offline }),
    },
    secrets: {
      read: (provider, origin) => Promise.resolve(bench.stored.get(`${provider} ${origin}`)),
      has: (provider) =>
        Promise.resolve([...bench.stored.keys()].some((key) => key.startsWith(provider))),
      lostSince: (provider, origin) => Promise.resolve(bench.lost.get(`${provider} ${origin}`)),
      acceptsRisk: (provider, origin) => bench.accepted.has(`${provider} ${origin}`),
    },
    markings: {
      of({ value }) {
        const tlp = bench.marked.get(value);
        return tlp && { tlp, caseName: 'Operation Heron' };
      },
    },
    store: bench.store,
    clock: { now: () => bench.now },
    log: { debug: push, info: push, warn: push, error: push },
    environments: { live: http, sample: () => ({ request: () => Promise.resolve(OK) }) },
    limiter: createLimits({ afterFaultMs: 1, whileBusyMs: 1 }),
    spending: { audit: bench.audit, budgets: () => bench.budgets },
    documents: createMemoryDocuments(),
    ...(shared.asking && { asking: shared.asking }),
    journal: bench.journal,
    readings: createMemoryAccountReadings(),
    newId: () => `batch ${(ids += 1)}`,
  });
  return bench;
}

export function about(indicator: IndicatorRef, more: Partial<EnrichRequest> = {}): EnrichRequest {
  return {
    indicator,
    data: 'live',
    askedFrom: 'editor',
    signal: new AbortController().signal,
    ...more,
  };
}

/** A response that the test gives when it wants to; honours the signal as the real port does. */
export function held(bench: Bench): {
  give: (response?: HttpResponse) => void;
  aborted: () => number;
} {
  const waiting: ((response: HttpResponse) => void)[] = [];
  let aborted = 0;
  bench.answer = (_, signal) =>
    new Promise((resolve, reject) => {
      waiting.push(resolve);
      signal.addEventListener('abort', () => {
        aborted += 1;
        reject(failing('cancelled'));
      });
    });
  return {
    give: (response = OK) => waiting.splice(0).forEach((resolve) => resolve(response)),
    aborted: () => aborted,
  };
}

/** Lets everything that can happen without an answer happen. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));
