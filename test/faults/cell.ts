import { parseIndicator } from '../../src/core/indicator';
import type { Cost } from '../../src/core/operation/cost';
import type { Operation } from '../../src/core/operation/model';
import type { AnswerReader } from '../../src/core/operation/reader';
import { Registry } from '../../src/core/operation/registry';
import type { DocumentStore, Http } from '../../src/core/ports';
import type { Result } from '../../src/core/result/model';
import { createEnrichment } from '../../src/enrichment';
import { axiosHttp } from '../../src/infra/http/axiosHttp';
import { createLimits } from '../../src/infra/limits';
import { createMemoryAuditLog } from '../../src/infra/store/memoryAuditLog';
import { createMemoryDocuments } from '../../src/infra/store/memoryDocuments';
import { createMemoryStore } from '../../src/infra/store/memoryStore';
import { providers } from '../../src/providers';
import { blocksFor, credentialsByProvider } from '../rig/simulatedAccount';
import type { Simulator } from '../simulator';
import { startFaultyServer } from './faultyServer';
import type { FaultyServer } from './faultyServer';
import type { Ending, Fault } from './table';

/** How long a server may take that is never to answer; the others have as long as in the product. */
const PATIENCE_MS = 1500;
const MOST_BYTES = 1024 * 1024;

/** What became of one question under one fault. */
export interface Cell {
  readonly operation: string;
  readonly ending: Ending;
  /** What is said: of a failure its message, else the reason of the outcome, '' for a whole answer. */
  readonly sentence: string;
  /** Of a failure only. */
  readonly remedy: string;
  readonly action: string;
  /** True where the answer is stored. */
  readonly kept: boolean;
  /** How often one and the same request was sent beyond the first time. */
  readonly repeated: number;
  /** As the audit log has it: `25 records`. */
  readonly spent: string;
  readonly ms: number;
  readonly result: Result;
  /** All that a secret could be in: the result, the audit log, the log. */
  readonly everything: string;
}

interface Options {
  /** By provider, over those of the simulator. */
  readonly settings?: Readonly<Record<string, object>>;
  readonly reader?: AnswerReader | undefined;
  /** As patient, and as ready to read much, as the product. */
  readonly patient?: boolean;
  /** A clock that stands, for answers that say what is so now. Default: the true time. */
  readonly now?: number | undefined;
}

const registry = new Registry(providers);
export const operations: readonly Operation[] = registry.operations;

/** What each operation is asked about. */
function subjectOf({ takes }: Operation) {
  const subject = parseIndicator(takes.includes('fqdn') ? 'login-secure.example' : '203.0.113.80');
  if (subject === undefined) {
    throw new Error('The sample case is about something else.');
  }
  return subject;
}

/** Asks one question while the fault lasts. A vendor with many servers knows them from before. */
export async function cellOf(
  operation: Operation,
  fault: Fault,
  simulator: Simulator,
  { settings = {}, reader, patient = false, now }: Options = {},
): Promise<Cell> {
  const documents = createMemoryDocuments();
  const many = registry.provider(operation.provider).reaches !== undefined;
  if (many || fault.known === true) {
    await ask(operation, undefined, simulator, documents, { settings, now });
  }
  return ask(operation, fault, simulator, documents, { settings, reader, patient, now });
}

async function ask(
  operation: Operation,
  fault: Fault | undefined,
  simulator: Simulator,
  documents: DocumentStore,
  { settings: more = {}, reader, patient = false, now }: Options,
): Promise<Cell> {
  const written: string[] = [];
  const push = (line: string): number => written.push(line);
  const log = { debug: push, info: push, warn: push, error: push };
  const detour = new Detour(fault, patient, axiosHttp({ userAgentVersion: '0.0.0', log }));
  const audit = createMemoryAuditLog();
  const store = createMemoryStore();
  const blocks = blocksFor(simulator);
  const enrichment = createEnrichment({
    registry,
    settings: { provider: (id) => ({ ...blocks[id], ...more[id] }), ignored: () => [] },
    secrets: {
      read: (provider) => Promise.resolve(credentialsByProvider[provider]),
      has: () => Promise.resolve(true),
    },
    store,
    clock: { now: () => now ?? Date.now() },
    log,
    environments: { live: detour, sample: () => undefined },
    limiter: createLimits({ afterFaultMs: 5, whileBusyMs: 5 }),
    documents,
    ...(reader && { reader }),
    spending: { audit, budgets: () => ({}) },
  });
  const indicator = subjectOf(operation);
  const parameters = operation.whenNamed ?? {};
  const started = performance.now();
  try {
    const [result] = await enrichment.enrich({
      indicator,
      data: 'live',
      operations: [operation.id],
      parameters: { [operation.id]: parameters },
      askedFrom: 'faults',
      signal: new AbortController().signal,
    });
    if (result === undefined) {
      throw new Error(`${operation.id} gave no result.`);
    }
    const ms = performance.now() - started;
    const question = { operation: operation.id, indicator, parameters, data: 'live' as const };
    const entries = audit.search({});
    return {
      operation: operation.id,
      ...ended(result, detour),
      kept: store.get(question) !== undefined,
      repeated: detour.repeated,
      spent: spentIn(entries.flatMap(({ cost }) => cost)),
      ms,
      result,
      everything: JSON.stringify([result, entries, written]),
    };
  } finally {
    await detour.end();
  }
}

function ended(
  { outcome }: Result,
  detour: Detour,
): Pick<Cell, 'ending' | 'sentence' | 'remedy' | 'action'> {
  if (outcome.kind !== 'failed') {
    const sentence = outcome.kind === 'found' ? '' : detour.plain(outcome.reason);
    return { ending: outcome.kind, sentence, remedy: '', action: '' };
  }
  return {
    ending: outcome.reason,
    sentence: detour.plain(outcome.message),
    remedy: detour.plain(outcome.remedy),
    action: outcome.action,
  };
}

function spentIn(costs: readonly Cost[]): string {
  const sums = new Map<Cost['unit'], number>();
  for (const { unit, amount } of costs) {
    sums.set(unit, (sums.get(unit) ?? 0) + amount);
  }
  const parts = [...sums]
    .filter(([unit, amount]) => amount > 0 && unit !== 'request')
    .map(
      ([unit, amount]) =>
        `${amount} ${amount === 1 ? unit : unit === 'query' ? 'queries' : `${unit}s`}`,
    );
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

/** Leads requests to a faulty server instead of the true one. */
class Detour implements Http {
  private readonly servers = new Map<string, Promise<FaultyServer>>();
  private readonly sent = new Map<string, number>();

  constructor(
    private readonly fault: Fault | undefined,
    private readonly patient: boolean,
    private readonly http: Http,
  ) {}

  async request(...[request, signal]: Parameters<Http['request']>): ReturnType<Http['request']> {
    const { method, shownUrl, url } = request;
    const line = `${method} ${shownUrl ?? url} ${request.headers?.['dribble-paginate-cursor'] ?? ''}`;
    this.sent.set(line, (this.sent.get(line) ?? 0) + 1);
    const limits = this.patient
      ? {}
      : {
          ...(this.fault?.ends.includes('timeout') === true && { timeoutMs: PATIENCE_MS }),
          maxBytes: Math.min(request.maxBytes ?? MOST_BYTES, MOST_BYTES),
        };
    return this.http.request(
      {
        ...request,
        ...(this.fault && limits),
        ...(this.fault && { url: await this.led(new URL(url), this.fault) }),
      },
      signal,
    );
  }

  /** How often one and the same request was sent beyond the first time. */
  get repeated(): number {
    return Math.max(0, ...[...this.sent.values()].map((times) => times - 1));
  }

  /** Names the server in the same way in every run. */
  plain(text: string): string {
    return text
      .replace(/\b(?:127\.0\.0\.1|localhost):\d+/g, '`server`')
      .replaceAll('no-such-host.invalid', '`server`');
  }

  async end(): Promise<void> {
    for (const server of this.servers.values()) {
      await (await server).stop();
    }
  }

  private async led(url: URL, fault: Fault): Promise<string> {
    const { origin, pathname, search } = url;
    const path = `${pathname}${search}`;
    if (fault.way === 'unknownName') {
      return `https://no-such-host.invalid${path}`;
    }
    const server = this.servers.get(origin) ?? startFaultyServer(fault, origin);
    this.servers.set(origin, server);
    const { port } = await server;
    if (fault.way === 'closedPort') {
      await (await server).stop();
      return `http://127.0.0.1:${port}${path}`;
    }
    const secure = fault.way !== undefined && fault.way !== 'tlsForPlain';
    return `${secure ? 'https' : 'http'}://127.0.0.1:${port}${path}`;
  }
}
