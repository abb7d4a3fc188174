import { createEnrichment } from '../../src/enrichment';
import { createLimits } from '../../src/infra/limits';
import { createMemoryAuditLog } from '../../src/infra/store/memoryAuditLog';
import { createMemoryDocuments } from '../../src/infra/store/memoryDocuments';
import { createMemoryStore } from '../../src/infra/store/memoryStore';
import { defang, parseIndicator } from '../../src/core/indicator';
import type { Failure } from '../../src/core/errors';
import type { Http } from '../../src/core/ports';
import type { ProviderId } from '../../src/core/operation/ids';
import { Registry } from '../../src/core/operation/registry';
import type { Result, TableSection } from '../../src/core/result/model';
import type { Page } from '../../src/protocol/toWebview';
import { providers } from '../../src/providers';
import { sampleHttp } from '../../src/sample';
import { answerOf, neutralVendor } from '../rig/neutralVendor';
import { bigTable } from './bigTable';

const NOW = Date.parse('2026-11-21T14:02:00Z');
/** The operation of the neutral vendor that answers with a long table. */
const RECORDS = 'example.records';
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function nothing(): void {
  // A page of a test has no log.
}

type Answering = (provider: ProviderId) => Http | undefined;

/** The real use case over the sample case: what an analyst without any key sees. */
function sampleEnrichment(sample: Answering) {
  const registry = new Registry(providers);
  const enrichment = createEnrichment({
    registry,
    settings: { provider: () => ({ enabled: true }), ignored: () => [] },
    secrets: { read: () => Promise.resolve(undefined), has: () => Promise.resolve(false) },
    store: createMemoryStore(),
    clock: { now: () => NOW },
    log: silent,
    environments: { live: { request: () => Promise.reject(new Error('Not asked.')) }, sample },
    limiter: createLimits(),
    spending: { audit: createMemoryAuditLog(), budgets: () => ({}) },
    documents: createMemoryDocuments(),
  });
  return { enrichment, registry };
}

/**
 * The page of an indicator of the sample case, with everything asked. With `named` each operation is
 * asked as if a script had named it, too: records that are metered are read. `answering` gives the
 * vendors in place of the sample case.
 */
export async function samplePage(
  value: string,
  { named = false, answering = sampleHttp }: SampleOptions = {},
): Promise<Page> {
  const { enrichment, registry } = sampleEnrichment(answering);
  const indicator = parseIndicator(value);
  if (indicator === undefined) {
    throw new Error(`${value} is no indicator.`);
  }
  const { signal } = new AbortController();
  const request = { indicator, data: 'sample' as const, askedFrom: 'test', signal };
  const results = [...(await enrichment.enrich(request))];
  for (const { id, whenNamed } of named ? registry.operationsFor(indicator.kind) : []) {
    if (whenNamed !== undefined) {
      const asked = { operations: [id], parameters: { [id]: whenNamed } };
      results.push(...(await enrichment.enrich({ ...request, ...asked })));
    }
  }
  return pageOf({ value, registry, results });
}

interface SampleOptions {
  readonly named?: boolean;
  readonly answering?: Answering;
}

/** The page of an indicator that nothing was asked about, of a vendor that does not exist. */
export function emptyPage(value: string): Page {
  return pageOf({ value, registry: new Registry([neutralVendor]), results: [] });
}

function pageOf({
  value,
  registry,
  results,
}: {
  value: string;
  registry: Registry;
  results: readonly Result[];
}): Page {
  const indicator = parseIndicator(value);
  if (indicator === undefined) {
    throw new Error(`${value} is no indicator.`);
  }
  const entry = { indicator, data: 'sample' as const };
  return {
    type: 'page',
    indicator,
    data: 'sample',
    defanged: defang(indicator.value),
    trail: { entries: [entry], position: 0 },
    graph: { nodes: [entry], edges: [] },
    pinned: false,
    operations: registry.operationsFor(indicator.kind).map((operation) => ({
      id: operation.id,
      title: operation.title,
      description: operation.description,
      provider: operation.provider,
      providerName: registry.provider(operation.provider).name,
      cost: [...operation.cost(indicator, {})],
      ...(operation.timeline && { timeline: true }),
    })),
    results: [...results],
    run: { asking: false, running: [], done: 0, total: 0 },
    riskThreshold: 70,
  };
}

/** A page with one table of `count` rows, as a reverse look-up gives it. */
export function pageWithRows(count: number): Page {
  const page = emptyPage('ns1.park-dns.example');
  return { ...page, results: [tableResult(page, bigTable(count))], select: RECORDS };
}

export function tableResult(page: Page, table: TableSection): Result {
  const { indicator, data } = page;
  const { source, ...answer } = answerOf(RECORDS);
  return {
    ...answer,
    indicator,
    askedFor: indicator.value,
    lookedUp: indicator.value,
    retrievedAt: '2026-11-21T13:40:00Z',
    source: { ...source, data },
    sections: [table],
  };
}

/** A page on which every operation failed in another way, and one is still under way. */
export function failingPage(): Page {
  const page = { ...emptyPage('login-secure.example'), data: 'live' as const };
  const table = bigTable(1);
  const failures = FAILURES.map((outcome, index) => ({
    ...tableResult(page, table),
    operation: page.operations[index]?.id ?? '',
    outcome: { kind: 'failed' as const, ...outcome },
    sections: [],
  }));
  const [none] = page.operations.slice(FAILURES.length);
  const noRecord: Result = {
    ...tableResult(page, table),
    operation: none?.id ?? '',
    outcome: { kind: 'noRecord', reason: 'No record of login-secure.example.' },
    sections: [],
  };
  return {
    ...page,
    results: [...failures, noRecord],
    run: { asking: true, running: [page.operations[0]?.id ?? ''], done: 7, total: 8 },
    operations: page.operations.map((operation, index) =>
      index === 6
        ? {
            ...operation,
            obstacle: {
              reason: 'noCredentials',
              message: 'No key is stored for api.vendor.example.',
              remedy: 'Set the API user name and key.',
              action: 'setCredentials',
            },
          }
        : operation,
    ),
  };
}

const FAILURES: readonly Failure[] = [
  {
    reason: 'timeout',
    message: 'api.vendor.example did not answer within 30 seconds.',
    remedy: 'Ask again.',
    action: 'retry',
  },
  {
    reason: 'noAccess',
    message: 'The account has no access to Registration at Example Vendor.',
    remedy: 'Ask Example Vendor for this product.',
    action: 'none',
  },
  {
    reason: 'quotaPerMinute',
    message: 'The requests of this minute are used up.',
    remedy: 'Wait, then ask again.',
    action: 'retry',
    retryAfterSeconds: 42,
  },
  {
    reason: 'badCredentials',
    message: 'Example Vendor does not accept the key, or the clock of this machine is wrong.',
    remedy: 'Enter the key again and check the clock.',
    action: 'setCredentials',
  },
  {
    reason: 'unreachable',
    message: 'api.vendor.example cannot be reached.',
    remedy: 'Check the network and the proxy of VS Code.',
    action: 'testConnection',
  },
  {
    reason: 'notUnderstood',
    message: 'The answer does not fit the documented format.',
    remedy: 'Open the log and report the fault.',
    action: 'showLog',
  },
];
