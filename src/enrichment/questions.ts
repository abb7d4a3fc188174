import { orCancelled } from '../core/cancel';
import { failureOf, LensError } from '../core/errors';
import type { Failure } from '../core/errors';
import type { IndicatorRef } from '../core/indicator/model';
import type { Operation, Provider, Session } from '../core/operation/model';
import { questionKey } from '../core/operation/questionKey';
import type { Registry } from '../core/operation/registry';
import type { Clock, Http, Limits, Log, Question, Secrets, Settings, Store } from '../core/ports';
import type { DataSource, Result } from '../core/result/model';
import { accessTo, credentialsFor, disabledFailure } from './access';
import type { Access } from './access';
import { failedResult, fromCache, resultOf, stillStands, unknownOperation } from './answers';
import { Flights } from './flights';

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
}

/** Who asks, and what of the cache will do. */
export interface Asking {
  readonly signal: AbortSignal;
  /** Only what was retrieved after this time (milliseconds since the epoch) will do. */
  readonly after?: number;
  /** Requests that left the machine on behalf of this look-up. */
  readonly meter: { asked: number };
}

/** The path of every single question: policy, cache, at most one flight, credentials, vendor. */
export class Questions {
  private readonly flights = new Flights<Result>();

  constructor(
    private readonly parts: Parts,
    private readonly onStored: () => void,
  ) {}

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
        return fromCache(stored);
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
      if (obstacle === undefined) {
        await credentialsFor(access, this.parts.secrets);
      }
      return obstacle;
    } catch (thrown) {
      return failureOf(thrown);
    }
  }

  /** Throws a LensError where the settings or the credentials do not allow a session. */
  async session(access: Access, asking: Asking): Promise<Session> {
    const { provider, data } = access;
    const credentials = await credentialsFor(access, this.parts.secrets);
    return {
      settings: access.settings,
      credentials,
      http: this.http(access, asking.meter),
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
    const session = await this.session(access, asking);
    const answer = await orCancelled(asking.signal, () =>
      limiter.whileBusy(
        () => operation.run(question.indicator, session, question.parameters),
        asking.signal,
      ),
    );
    const result = resultOf(question, access, answer, clock);
    log.debug(`${operation.id}: ${result.outcome.kind} after ${clock.now() - started} ms`);
    if (result.outcome.kind !== 'failed') {
      store.put(question, result);
      this.onStored();
    }
    return result;
  }

  private http({ provider, server, data }: Access, meter: Asking['meter']): Http {
    const http = this.parts.environments[data];
    if (data === 'sample') {
      return http;
    }
    return this.parts.limiter.around(
      toOneServer(http, provider, server.origin, meter),
      provider.id,
      provider.concurrency,
    );
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

/** Lets requests through to the one server that the settings name, and counts them. */
function toOneServer(http: Http, provider: Provider, origin: string, meter: Asking['meter']): Http {
  return {
    async request(request, signal) {
      if (new URL(request.url).origin !== origin) {
        throw new LensError({
          reason: 'internal',
          message: `${provider.name} would have been asked at another server than ${origin}.`,
          remedy: 'Open the log and report the fault.',
          action: 'showLog',
        });
      }
      meter.asked += 1;
      try {
        return await http.request(request, signal);
      } catch (thrown) {
        if (failureOf(thrown).reason === 'insecure') {
          meter.asked -= 1; // refused before a socket opened
        }
        throw thrown;
      }
    },
  };
}
