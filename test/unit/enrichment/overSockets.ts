import assert from 'node:assert/strict';
import { parseIndicator } from '../../../src/core/indicator/index';
import type { Credentials } from '../../../src/core/operation/credentials';
import type { OperationId } from '../../../src/core/operation/ids';
import { Registry } from '../../../src/core/operation/registry';
import type { Settings } from '../../../src/core/operation/settings';
import type { Http } from '../../../src/core/ports';
import type { Result } from '../../../src/core/result/model';
import type { Batches } from '../../../src/enrichment/batch/model';
import type { EnrichRequest, Enrichment } from '../../../src/enrichment/model';
import { createUseCases } from '../../../src/enrichment/useCases';
import { axiosHttp } from '../../../src/infra/http/axiosHttp';
import { createLimits } from '../../../src/infra/limits';
import { createMemoryAccountReadings } from '../../../src/infra/store/memoryAccountReadings';
import { createMemoryAuditLog } from '../../../src/infra/store/memoryAuditLog';
import { createMemoryBatchJournal } from '../../../src/infra/store/memoryBatchJournal';
import { createMemoryDocuments } from '../../../src/infra/store/memoryDocuments';
import { createMemoryStore } from '../../../src/infra/store/memoryStore';
import { providers } from '../../../src/providers';
import { blocksFor, simulatedCredentials } from '../../rig/simulatedAccount';
import { startSimulator } from '../../simulator';
import type { Fault, Simulator } from '../../simulator';

/** The name that the sample case is about. */
export const EVIL = 'login-secure.example';

/** The parts of the product below VS Code, over sockets, against the simulator. */
class SocketRig {
  readonly registry = new Registry(providers);
  readonly logged: string[] = [];
  readonly audit = createMemoryAuditLog();
  /** Settings by provider. */
  readonly blocks: Readonly<Record<string, Record<string, unknown>>>;
  /** By provider and origin, with a space between. */
  readonly credentials = new Map<string, Credentials>();
  readonly journal = createMemoryBatchJournal();
  readonly enrichment: Enrichment;
  readonly batches: Batches;

  constructor(simulator: Simulator) {
    const push = (message: string): number => this.logged.push(message);
    const log = { debug: push, info: push, warn: push, error: push };
    const live = axiosHttp({ userAgentVersion: '0.0.0', log });
    // Short, so that a server that hangs or floods is found out within the test's time.
    const impatient: Http = {
      request: (request, signal) =>
        live.request({ ...request, timeoutMs: 1500, maxBytes: 4 * 1024 * 1024 }, signal),
    };
    this.blocks = Object.fromEntries(
      Object.entries(blocksFor(simulator)).map(([id, block]) => [id, { ...block }]),
    );
    for (const { provider, ...fields } of simulatedCredentials) {
      const { origin } = this.registry.provider(provider).server(this.blocks[provider]);
      this.credentials.set(`${provider} ${origin}`, fields);
    }
    const settings: Settings = {
      provider: (id) => this.blocks[id] ?? {},
      ignored: () => [],
    };
    let ids = 0;
    const { enrichment, batches } = createUseCases({
      registry: this.registry,
      settings,
      secrets: {
        read: (provider, origin) => Promise.resolve(this.credentials.get(`${provider} ${origin}`)),
        has: (provider) =>
          Promise.resolve([...this.credentials.keys()].some((key) => key.startsWith(provider))),
      },
      store: createMemoryStore(),
      clock: { now: () => Date.now() },
      log,
      environments: { live: impatient, sample: () => impatient },
      limiter: createLimits({ afterFaultMs: 5, whileBusyMs: 5 }),
      documents: createMemoryDocuments(),
      spending: { audit: this.audit, budgets: () => ({}) },
      journal: this.journal,
      readings: createMemoryAccountReadings(),
      newId: () => `batch ${(ids += 1)}`,
    });
    this.enrichment = enrichment;
    this.batches = batches;
  }

  /** The settings of a provider, to be changed. */
  block(provider: string): Record<string, unknown> {
    const block = this.blocks[provider];
    assert.ok(block, provider);
    return block;
  }

  look(value: string, more: Partial<EnrichRequest> = {}): Promise<readonly Result[]> {
    return this.enrichment.enrich({
      indicator: parseIndicator(value)!,
      data: 'live',
      askedFrom: 'test',
      signal: new AbortController().signal,
      ...more,
    });
  }

  /** Why it failed, or the kind of the answer. */
  async reason(value: string, operation: OperationId): Promise<string> {
    const [result] = await this.look(value, { operations: [operation] });
    const { outcome } = result!;
    this.assertTellsNoSecret(JSON.stringify(result));
    if (outcome.kind !== 'failed') {
      return outcome.kind;
    }
    assert.match(outcome.message, /\S/);
    assert.match(outcome.remedy, /[.)]$/);
    return outcome.reason;
  }

  /** Holds a text against every secret of the simulated accounts, as it is and as it is sent. */
  assertTellsNoSecret(text: string): void {
    const secrets = simulatedCredentials.flatMap(({ provider, ...fields }) =>
      (this.registry.provider(provider).credentials?.fields ?? []).flatMap(({ id, secret }) => {
        const value = secret ? fields[id] : undefined;
        return value === undefined ? [] : [value];
      }),
    );
    assert.ok(secrets.length > 0);
    for (const secret of secrets) {
      // The password of `user:password` alone too, and what a text that is cut short leaves.
      const password = secret.slice(secret.indexOf(':') + 1);
      const half = secret.slice(0, secret.length / 2);
      for (const form of [half, password, Buffer.from(secret).toString('base64')]) {
        assert.ok(!text.includes(form), `${form} is told`);
      }
    }
  }
}

/** A simulator and a rig for the tests of the suite that calls this; the rig is new for each test. */
export function socketRig(): { readonly simulator: Simulator; readonly rig: SocketRig } {
  let simulator: Simulator;
  let rig: SocketRig;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.stop());
  beforeEach(() => {
    simulator.reset();
    rig = new SocketRig(simulator);
  });
  return {
    get simulator() {
      return simulator;
    },
    get rig() {
      return rig;
    },
  };
}

/** How an operation is to end under a fault: as a reason of failure, or as a kind of answer. */
type FaultRow = readonly [fault: Fault['name'], ending: string];

/** What the vendors of an account have in common. */
export const commonFaults: readonly FaultRow[] = [
  ['unauthorized', 'badCredentials'],
  ['serverError', 'serverError'],
  ['html200', 'notSuchServer'],
  ['html404', 'notSuchServer'],
  ['html502', 'serverError'],
  ['empty200', 'noRecord'],
  ['hang', 'timeout'],
  ['reset', 'unreachable'],
  ['redirect', 'redirected'],
  ['huge', 'answerTooLarge'],
];

/** A test for each fault. */
export function endsAs(
  bench: ReturnType<typeof socketRig>,
  operation: OperationId,
  rows: readonly FaultRow[],
): void {
  describe(`${operation}, when the server is at fault`, () => {
    for (const [fault, ending] of rows) {
      it(`${fault} ends as ${ending}`, async () => {
        bench.simulator.fault({ name: fault, megabytes: 6 });
        assert.equal(await bench.rig.reason(EVIL, operation), ending);
      });
    }
  });
}
