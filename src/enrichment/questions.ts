import { orCancelled } from '../core/cancel';
import { failureOf, LensError } from '../core/errors';
import type { Failure } from '../core/errors';
import type { IndicatorRef } from '../core/indicator/model';
import type { Cost } from '../core/operation/cost';
import type { Credentials, Secrets } from '../core/operation/credentials';
import type { Operation, Provider, Session } from '../core/operation/model';
import { questionKey } from '../core/operation/question';
import type { Registry } from '../core/operation/registry';
import type { Question } from '../core/operation/question';
import type { Settings } from '../core/operation/settings';
import type { Clock, DocumentStore, Http, Limits, Log } from '../core/ports';
import type { Store } from '../core/result/store';
import type { DataSource, Result } from '../core/result/model';
import { accessTo, credentialsFor, disabledFailure, OFFLINE } from './access';
import type { Access } from './access';
import { failedResult, fromCache, resultOf, stillStands, unknownOperation } from './answers';
import { Flights } from './flights';
import { runWatched } from './passing';
import { Rereading } from './rereading';
import { sharedQuestion, storedFor } from './sharedAnswer';
import { overBudget } from './spending/budget';
import { leaving } from './spending/leaving';
import type { Errand, Spending } from './spending/leaving';

export interface Parts {
  readonly registry: Registry;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly store: Store;
  readonly clock: Clock;
  /** Behind the redactor already. */
  readonly log: Log;
  readonly environments: Readonly<Record<DataSource, Http>>;
  readonly limiter: Limits;
  readonly spending: Spending;
  readonly documents: DocumentStore;
}

/** Who asks, and what of the cache will do. */
export interface Asking {
  readonly signal: AbortSignal;
  /** Where the analyst asked, for the audit log. */
  readonly askedFrom: string;
  /** Only what was retrieved after this time (milliseconds since the epoch) will do. */
  readonly after?: number;
  /** Requests that left the machine on behalf of this look-up. */
  readonly meter: { asked: number };
}

/** What can be said of an operation's questions from here. */
interface Look {
  /** Why the indicator must not be sent. */
  readonly refusal: (indicator: IndicatorRef) => Failure | undefined;
  /** The stored answer that still stands. */
  readonly standing: (indicator: IndicatorRef) => Result | undefined;
}

/** The path of every single question: policy, cache, at most one flight, credentials, vendor. */
export class Questions {
  private readonly flights = new Flights<Result>();
  /** Stored answers as they are read now. */
  readonly rereading: Rereading;

  constructor(
    private readonly parts: Parts,
    private readonly onStored: () => void,
  ) {
    this.rereading = new Rereading(parts, onStored);
  }

  /** Never rejects: a failure is a result. */
  async ask(question: Question, asking: Asking): Promise<Result> {
    const { registry, clock, log } = this.parts;
    const operation = registry.operation(question.operation);
    if (operation === undefined) {
      return unknownOperation(question, clock);
    }
    const provider = registry.provider(operation.provider);
    let origin: string | undefined;
    try {
      const access = accessTo(provider, question.data, this.parts.settings);
      ({ origin } = access.server);
      const obstacle = obstacleTo(operation, question.indicator, access);
      if (obstacle !== undefined) {
        return failedResult(question, provider, obstacle, clock, origin);
      }
      const stored = this.parts.store.get(question);
      if (stored !== undefined && stillStands(stored, access, clock, asking.after)) {
        return fromCache(await this.rereading.mapped(stored));
      }
      const shared = sharedQuestion(operation, question);
      if (shared !== undefined) {
        const answer = await this.ask(shared, asking);
        return await this.rereading.readFor(question, answer, operation, access);
      }
      return await this.flights.join(questionKey(question), asking.signal, (signal) =>
        this.askVendor(operation, question, access, { ...asking, signal }),
      );
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.reason === 'internal') {
        log.error(
          `${operation.id}: ${thrown instanceof Error ? String(thrown.stack) : failure.message}`,
        );
      }
      return failedResult(question, provider, failure, clock, origin);
    }
  }

  /** Why the operation cannot be asked now, without asking. */
  async obstacle(
    operation: Operation,
    indicator: IndicatorRef,
    data: DataSource,
  ): Promise<Failure | undefined> {
    try {
      const provider = this.parts.registry.provider(operation.provider);
      const access = accessTo(provider, data, this.parts.settings);
      const obstacle = obstacleTo(operation, indicator, access);
      if (obstacle !== undefined) {
        return obstacle;
      }
      if (access.cache.offline) {
        return OFFLINE;
      }
      await credentialsFor(access, this.parts.secrets);
      return this.overBudget(provider, data, operation.cost(indicator, {}));
    } catch (thrown) {
      return failureOf(thrown);
    }
  }

  /** The stored answer where it may be given instead of asking; asks nobody. */
  standing(question: Question): Result | undefined {
    const operation = this.parts.registry.operation(question.operation);
    return operation && this.look(operation, question.data).standing(question.indicator);
  }

  /** What is known of an operation's questions without asking any; for many indicators at once. */
  look(operation: Operation, data: DataSource): Look {
    const { registry, settings, store, clock } = this.parts;
    try {
      const access = accessTo(registry.provider(operation.provider), data, settings);
      return {
        refusal: (indicator) => access.refusal(indicator),
        standing: (indicator) => {
          const question = { operation: operation.id, indicator, parameters: {}, data };
          const stored = storedFor(store, operation, question);
          return stored && stillStands(stored, access, clock, undefined) ? stored : undefined;
        },
      };
    } catch {
      // Settings that are not usable are told when the question is asked.
      return { refusal: () => undefined, standing: () => undefined };
    }
  }

  /** Why an operation cannot be asked about anything now: settings, credentials, budget. */
  async hindrance(operation: Operation, data: DataSource): Promise<Failure | undefined> {
    try {
      const provider = this.parts.registry.provider(operation.provider);
      const access = accessTo(provider, data, this.parts.settings);
      if (data === 'live' && !access.server.enabled) {
        return disabledFailure(provider);
      }
      if (access.cache.offline) {
        return OFFLINE;
      }
      await credentialsFor(access, this.parts.secrets);
      return undefined;
    } catch (thrown) {
      return failureOf(thrown);
    }
  }

  async hasCredentials({ provider, server }: Access): Promise<boolean> {
    return (await this.parts.secrets.read(provider.id, server.origin)) !== undefined;
  }

  /** Throws a LensError where the settings or the credentials do not allow a session. */
  async session(
    access: Access,
    asking: Asking,
    about: Pick<Errand, 'operation' | 'indicator' | 'cost'>,
  ): Promise<Session> {
    const { provider, data } = access;
    if (access.cache.offline) {
      throw new LensError(OFFLINE);
    }
    const credentials = await credentialsFor(access, this.parts.secrets);
    const { meter, askedFrom } = asking;
    return {
      settings: access.settings,
      credentials,
      documents: this.parts.documents.of(provider.id),
      http: this.http(access, credentials, { ...about, askedFrom, meter }),
      clock: this.parts.clock,
      signal: asking.signal,
      mayAsk: (indicator) => access.refusal(indicator),
      resultOf: (id, indicator) => {
        if (this.parts.registry.operation(id)?.provider !== provider.id) {
          throw new Error(`${provider.name} may not ask ${id}, which is another provider's.`);
        }
        return this.ask({ operation: id, indicator, parameters: {}, data }, asking);
      },
    };
  }

  private async askVendor(
    operation: Operation,
    question: Question,
    access: Access,
    asking: Asking,
  ): Promise<Result> {
    const { clock, limiter, log, store } = this.parts;
    const started = clock.now();
    const cost = operation.cost(question.indicator, question.parameters);
    const spent = this.overBudget(access.provider, access.data, cost);
    if (spent !== undefined) {
      throw new LensError(spent);
    }
    const about = { operation: operation.id, indicator: question.indicator, cost };
    const session = await this.session(access, asking, about);
    const answer = await orCancelled(asking.signal, () =>
      limiter.whileBusy(
        () => runWatched(operation, question.indicator, session, question.parameters),
        asking.signal,
      ),
    );
    const result = resultOf(question, access, answer, clock, operation.mappingVersion);
    log.debug(`${operation.id}: ${result.outcome.kind} after ${clock.now() - started} ms`);
    if (result.outcome.kind !== 'failed') {
      store.put(question, result);
      this.onStored();
    }
    return result;
  }

  private overBudget(
    provider: Provider,
    data: DataSource,
    cost: readonly Cost[],
  ): Failure | undefined {
    const { spending, clock } = this.parts;
    return data === 'sample'
      ? undefined
      : overBudget(provider, cost, spending.budgets(), spending.audit, clock.now());
  }

  private http(
    { provider, server, settings, data }: Access,
    credentials: Credentials | undefined,
    errand: Errand,
  ): Http {
    const { environments, limiter, spending, clock, documents } = this.parts;
    const http = environments[data];
    if (data === 'sample') {
      return http;
    }
    const kept = documents.of(provider.id);
    const way = { http, provider, server, settings, credentials, documents: kept, spending, clock };
    return limiter.around(leaving(way, errand), provider);
  }
}

function obstacleTo(
  operation: Operation,
  indicator: IndicatorRef,
  access: Access,
): Failure | undefined {
  if (!operation.takes.includes(indicator.kind)) {
    return {
      reason: 'notApplicable',
      message: `${operation.title} cannot be asked about ${indicator.kind === 'fqdn' ? 'a host name' : 'an address'}.`,
      remedy: 'Choose an operation that takes this kind of indicator.',
      action: 'none',
    };
  }
  if (access.data === 'live' && !access.server.enabled) {
    return disabledFailure(access.provider);
  }
  return access.refusal(indicator);
}
