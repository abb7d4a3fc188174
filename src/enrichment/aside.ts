import type { Failure } from '../core/errors';
import type { IndicatorRef } from '../core/indicator/model';
import type { Parameters } from '../core/operation/ids';
import type { Operation, Session } from '../core/operation/model';
import type { AnswerReader } from '../core/operation/reader';
import type { Http, HttpRequest, HttpResponse, KeptDocument } from '../core/ports';
import type { Answer, RawResponse } from '../core/result/model';

/** Characters of a body that take longer to read and map than the window may be held. */
const LARGE = 256 * 1024;
/** Characters of a raw response that are kept of a large answer: it is written where the window waits. */
const KEPT = 1024 * 1024;

/**
 * Runs the operation; once a response is large, goes on with it at the reader. Nothing is sent twice
 * for that: the reader is given what came, and what is on its way. Rejects as `Operation.run` does.
 */
export async function runAside(
  operation: Operation,
  indicator: IndicatorRef,
  session: Session,
  parameters: Parameters,
  reader: AnswerReader | undefined,
): Promise<Answer> {
  if (reader === undefined) {
    return operation.run(indicator, session, parameters);
  }
  const begun = new Begun(session);
  const here = operation.run(indicator, begun.session, parameters);
  const answer = await Promise.race([here, begun.large.then(() => undefined)]);
  if (answer !== undefined) {
    return answer;
  }
  const { settings, credentials, clock, signal } = session;
  const read = await reader.read(
    {
      operation: operation.id,
      indicator: { kind: indicator.kind, value: indicator.value },
      parameters,
      settings,
      credentials,
      documents: begun.documents,
      judged: begun.judged,
      now: clock.now(),
    },
    {
      request: begun.teller(),
      resultOf: (id, about) => session.resultOf(id, about),
      put: (name, document) => session.documents.put(name, document),
    },
    signal,
  );
  // Only a question that the reader cannot ask by itself is answered here, however long that takes.
  return withoutBulk(
    read ??
      (await operation.run(
        indicator,
        { ...session, http: { request: begun.teller() } },
        parameters,
      )),
  );
}

/** What an operation has asked for, and a session that stops where a response is large. */
class Begun {
  readonly documents = new Map<string, KeptDocument | undefined>();
  readonly judged = new Map<string, Failure | undefined>();
  readonly large: Promise<void>;
  readonly session: Session;
  private isLarge = false;
  private readonly sent = new Map<string, Promise<HttpResponse>[]>();

  constructor(private readonly whole: Session) {
    let tell = (): void => undefined;
    this.large = new Promise((resolve) => {
      tell = resolve;
    });
    const ask = this.teller();
    const stop = (): void => {
      this.isLarge = true;
      tell();
    };
    this.session = {
      ...whole,
      http: {
        request: async (request, signal) => {
          const response = await this.unlessLarge(() => ask(request, signal));
          if (response.body.length > LARGE) {
            stop();
          }
          return this.unlessLarge(() => Promise.resolve(response));
        },
      },
      documents: {
        get: (name) => {
          const document = whole.documents.get(name);
          this.documents.set(name, document);
          return document;
        },
        put: (name, document) => {
          whole.documents.put(name, document);
          this.documents.set(name, document);
        },
      },
      mayAsk: (about) => {
        const failure = whole.mayAsk(about);
        this.judged.set(`${about.kind} ${about.value}`, failure);
        return failure;
      },
      resultOf: (id, about) => this.unlessLarge(() => whole.resultOf(id, about)),
    };
  }

  /** Gives each request in turn what was sent for it before, and sends only what was not. */
  teller(): (request: HttpRequest, signal?: AbortSignal) => ReturnType<Http['request']> {
    const told = new Map<string, number>();
    return (request, signal = this.whole.signal) => {
      const key = `${request.method} ${request.shownUrl ?? request.url}`;
      const before = this.sent.get(key) ?? [];
      const at = told.get(key) ?? 0;
      told.set(key, at + 1);
      const known = before[at];
      if (known !== undefined) {
        return known;
      }
      const response = this.whole.http.request(request, signal);
      this.sent.set(key, [...before, response]);
      return response;
    };
  }

  /** Stands still for good once a response was large: the reader goes on from there. */
  private async unlessLarge<T>(work: () => Promise<T>): Promise<T> {
    const still = new Promise<never>(() => undefined);
    if (this.stands()) {
      return still;
    }
    return work().then(
      (value) => (this.stands() ? still : value),
      (thrown: unknown) => {
        if (this.stands()) {
          return still;
        }
        throw thrown;
      },
    );
  }

  private stands(): boolean {
    return this.isLarge;
  }
}

/** An answer whose raw responses can be written without holding the window. */
function withoutBulk(answer: Answer): Answer {
  return { ...answer, raw: answer.raw.map(beginningOf) };
}

/** A part of a text holds all of it in memory, as long as it is only a part. */
function copied(part: string): string {
  return structuredClone(part);
}

function beginningOf(raw: RawResponse): RawResponse {
  return raw.body.length <= KEPT
    ? raw
    : { ...raw, body: copied(raw.body.slice(0, KEPT)), cutFrom: raw.body.length };
}
