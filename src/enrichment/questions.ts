import { orCancelled } from '../core/cancel';
import { failureOf, LensError } from '../core/errors';
import type { Cost } from '../core/operation/cost';
import type { Credentials } from '../core/operation/credentials';
import type { Operation, Session } from '../core/operation/model';
import { questionKey } from '../core/operation/question';
import type { Question } from '../core/operation/question';
import type { Http } from '../core/ports';
import { striker } from '../core/strikeOut';
import type { Answer, DataSource, RawResponse, Result } from '../core/result/model';
import { credentialsFor, documentsOf, OFFLINE } from './access';
import type { Access } from './access';
import { failedResult, fromCache, isFresh, resultOf, unknownOperation } from './answers';
import { askOnce } from './askOnce';
import { Gathering } from './gathering';
import type { Member } from './gathering';
import { Flights } from './flights';
import { keepAnswer } from './keeping';
import { nextTurn } from './nextTurn';
import { outlookOn } from './outlook';
import type { Outlook } from './outlook';
import type { Parts } from './parts';
import { runWatched } from './passing';
import { Rereading } from './rereading';
import { sharedQuestion } from './sharedAnswer';
import { overBudget } from './spending/budget';
import { isBilledByRecord, leaving, storedSecrets } from './spending/leaving';
import type { Errand } from './spending/leaving';

/** Who asks, and what of the cache will do. */
export interface Inquiry {
  readonly signal: AbortSignal;
  /** Where the analyst asked, for the audit log. */
  readonly askedFrom: string;
  /** Only what was retrieved after this time (milliseconds since the epoch) will do. */
  readonly after?: number;
  /** Requests that left the machine on behalf of this look-up. */
  readonly meter: { asked: number };
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

  /** What is known before asking. */
  outlook(operation: Operation, data: DataSource): Outlook {
    return outlookOn(operation, data, this.parts);
  }

  /**
   * One result for each question, in order. Those of one operation that nobody has answered or is
   * asking already leave as one request; `arrived` is told when it is answered. Never rejects.
   */
  async askTogether(
    questions: readonly Question[],
    inquiry: Inquiry,
    arrived?: () => void,
  ): Promise<readonly Result[]> {
    const gathering = new Gathering();
    const results = questions.map((question) =>
      // A signal of its own for each: a hundred listeners to one look like a leak to Node.
      this.ask(question, { ...inquiry, signal: AbortSignal.any([inquiry.signal]) }, gathering),
    );
    await this.answerAll(gathering.close(), inquiry, arrived);
    return Promise.all(results);
  }

  /** Never rejects: a failure is a result. What can wait for others to be asked together joins them. */
  async ask(question: Question, inquiry: Inquiry, gathering?: Gathering): Promise<Result> {
    const { registry, clock, log } = this.parts;
    const operation = registry.operation(question.operation);
    if (operation === undefined) {
      return unknownOperation(question, clock);
    }
    const provider = registry.provider(operation.provider);
    const outlook = this.outlook(operation, question.data);
    const refused = outlook.closed ?? outlook.refusal(question.indicator)?.failure;
    const origin = outlook.access?.server.origin;
    if (refused !== undefined) {
      return failedResult(question, provider, refused, clock, origin);
    }
    try {
      const access = usable(outlook);
      // Its own answer only: one that it shares is read again for this indicator below.
      const stored = this.stored(question, access, inquiry);
      if (stored !== undefined) {
        return fromCache(await this.rereading.mapped(stored));
      }
      const shared = sharedQuestion(operation, question);
      if (shared !== undefined) {
        const answer = await this.ask(shared, inquiry);
        return await this.rereading.readFor(question, answer, operation, access);
      }
      return await this.flights.join(questionKey(question), inquiry.signal, (signal) =>
        askOnce(question, this.parts, signal, {
          answered: () => this.stored(question, access, inquiry),
          ask: () =>
            gathering?.join({ operation, question, outlook }) ??
            this.askVendor(operation, question, outlook, { ...inquiry, signal }),
        }),
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

  /** Throws a LensError where the settings or the credentials do not allow a session. */
  async session(
    access: Access,
    inquiry: Inquiry,
    about: Pick<Errand, 'operation' | 'indicator' | 'cost'>,
  ): Promise<Session> {
    const { provider, data } = access;
    if (access.cache.offline) {
      throw new LensError(OFFLINE);
    }
    const credentials = await credentialsFor(access, this.parts.secrets);
    const { meter, askedFrom } = inquiry;
    return {
      settings: access.settings,
      credentials,
      documents: documentsOf(access, this.parts),
      http: this.http(access, credentials, { ...about, askedFrom, meter }),
      clock: this.parts.clock,
      signal: inquiry.signal,
      mayAsk: (indicator) => access.refusal(indicator)?.failure,
      resultOf: (id, indicator) => {
        if (this.parts.registry.operation(id)?.provider !== provider.id) {
          throw new Error(`${provider.name} may not ask ${id}, which is another provider's.`);
        }
        return this.ask({ operation: id, indicator, parameters: {}, data }, inquiry);
      },
    };
  }

  private stored(question: Question, access: Access, { after }: Inquiry): Result | undefined {
    const stored = this.parts.store.get(question);
    return stored !== undefined && isFresh(stored, access, this.parts.clock, after)
      ? stored
      : undefined;
  }

  private async askVendor(
    operation: Operation,
    question: Question,
    outlook: Outlook,
    inquiry: Inquiry,
  ): Promise<Result> {
    const { clock, limiter, log, reader } = this.parts;
    const access = usable(outlook);
    const started = clock.now();
    const cost = outlook.cost(question.indicator, question.parameters);
    // What is shared may be answered already; if not, it is held against the budget as it leaves.
    this.withinBudget(
      access,
      cost.filter(({ shared }) => shared === undefined),
    );
    const about = { operation: operation.id, indicator: question.indicator, cost };
    const session = await this.session(access, inquiry, about);
    const run = () =>
      runWatched(operation, question.indicator, session, question.parameters, reader);
    // A vendor that calls itself busy may have billed its records all the same.
    const byRecord = cost.some(({ unit, amount }) => unit === 'record' && amount > 0);
    const answer = await orCancelled(inquiry.signal, () =>
      byRecord ? run() : limiter.whileBusy(run, inquiry.signal),
    );
    const shown = withoutSecrets(answer, secretStriker(access, session.credentials));
    const result = this.kept(question, operation, access, shown);
    log.debug(`${operation.id}: ${result.outcome.kind} after ${clock.now() - started} ms`);
    return result;
  }

  /** Settles every member: several by one request, each with its own part of what comes. */
  private async answerAll(
    members: readonly Member[],
    inquiry: Inquiry,
    arrived?: () => void,
  ): Promise<void> {
    const [first] = members;
    const { together } = first?.operation ?? {};
    if (first === undefined) {
      return;
    }
    if (members.length === 1 || together === undefined) {
      for (const { operation, question, outlook, resolve, reject } of members) {
        await this.askVendor(operation, question, outlook, inquiry).then(resolve, reject);
      }
      return;
    }
    const { operation, outlook } = first;
    try {
      const access = usable(outlook);
      const cost = outlook.costTogether(members.length);
      this.withinBudget(access, cost);
      const session = await this.session(access, inquiry, { operation: operation.id, cost });
      const indicators = members.map(({ question }) => question.indicator);
      const parts = await orCancelled(inquiry.signal, () =>
        this.parts.limiter.whileBusy(() => together.ask(indicators, session), inquiry.signal),
      );
      arrived?.();
      const strikeOut = secretStriker(access, session.credentials);
      for (const member of members) {
        const { indicator } = member.question;
        const part = parts.get(indicator.value);
        await this.ofMany(member, part, access, strikeOut).then(member.resolve, member.reject);
        await nextTurn();
      }
    } catch (thrown) {
      for (const { reject } of members) {
        reject(thrown);
      }
    }
  }

  /** What came about one of many. */
  private async ofMany(
    { question, operation }: Member,
    raw: readonly RawResponse[] | undefined,
    access: Access,
    strikeOut: (text: string) => string,
  ): Promise<Result> {
    if (raw === undefined) {
      throw new LensError({
        reason: 'notUnderstood',
        message: `The answer of ${access.provider.name} about several indicators does not mention ${question.indicator.value}.`,
        remedy: 'Ask about it alone.',
        action: 'retry',
      });
    }
    const answer = await this.rereading.readOne(question, raw, operation, access);
    return this.kept(question, operation, access, withoutSecrets(answer, strikeOut));
  }

  private kept(question: Question, operation: Operation, access: Access, answer: Answer): Result {
    const result = resultOf(question, access, answer, this.parts.clock, operation.mappingVersion);
    if (result.outcome.kind !== 'failed') {
      keepAnswer(this.parts, question, result);
      this.onStored();
    }
    return result;
  }

  /** Throws a LensError where this would spend more than is set. */
  private withinBudget({ data, provider }: Access, cost: readonly Cost[]): void {
    const { clock, spending } = this.parts;
    const spent =
      data === 'sample'
        ? undefined
        : overBudget(provider, cost, spending.budgets(), spending.audit, clock.now());
    if (spent !== undefined) {
      throw new LensError(spent);
    }
  }

  private http(access: Access, credentials: Credentials | undefined, errand: Errand): Http {
    const { provider, server, settings, http } = access;
    if (access.data === 'sample') {
      return http;
    }
    const { limiter, spending, clock } = this.parts;
    const documents = documentsOf(access, this.parts);
    const way = { http, provider, server, settings, credentials, documents, spending, clock };
    return limiter.around(leaving(way, errand), provider, (request) =>
      isBilledByRecord(request, errand.cost),
    );
  }
}

/** A provider that asks with `?key=` may say so; bodies were struck where they came in. */
function withoutSecrets(answer: Answer, strikeOut: (text: string) => string): Answer {
  return {
    ...answer,
    raw: answer.raw.map((part) => ({ ...part, request: strikeOut(part.request) })),
  };
}

function secretStriker(
  { provider, data }: Access,
  credentials: Credentials | undefined,
): (text: string) => string {
  return striker(data === 'live' ? storedSecrets(provider, credentials) : []);
}

function usable({ access }: Outlook): Access {
  if (access === undefined) {
    throw new Error('An outlook without a way to the server says why.');
  }
  return access;
}
