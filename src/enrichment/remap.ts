import { LensError } from '../core/errors';
import type { Failure } from '../core/errors';
import type { IndicatorRef } from '../core/indicator/model';
import type { Operation, Provider } from '../core/operation/model';
import type { Question } from '../core/operation/question';
import type { Documents, Http, HttpResponse } from '../core/ports';
import { standIn } from './access';
import type { Answer, DataSource, RawResponse, Result } from '../core/result/model';

/** What responses are read with that came before. Nothing of it asks anybody. */
export interface Remapping {
  readonly operation: Operation;
  readonly provider: Provider;
  /** The provider's settings as they are now. */
  readonly settings: unknown;
  readonly refusal: (indicator: IndicatorRef) => Failure | undefined;
  /** What the provider keeps. */
  readonly documents: Documents;
  /** The stored answer of a neighbouring operation. */
  readonly stored: (question: Question) => Result | undefined;
}

/** True where a better mapping than the one that made the answer is there. */
export function isOutdated(stored: Result, operation: Operation): boolean {
  return (stored.mappingVersion ?? 1) < (operation.mappingVersion ?? 1);
}

/**
 * What the operation makes now of the responses that came then. Undefined where they do not answer
 * all that it asks now, or hold more than it reads: then the stored answer stays as it is.
 */
export async function mappedAgain(
  stored: Result,
  remapping: Remapping,
): Promise<Result | undefined> {
  try {
    const { data } = stored.source;
    const answer = await readAgain({ ...stored, data }, remapping);
    if (answer === undefined || answer.outcome.kind === 'failed') {
      return undefined;
    }
    const { lookedUp, outcome, sections, offers } = answer;
    return {
      operation: stored.operation,
      indicator: stored.indicator,
      askedFor: stored.askedFor,
      parameters: stored.parameters,
      retrievedAt: stored.retrievedAt,
      source: stored.source,
      raw: stored.raw,
      lookedUp,
      outcome,
      sections,
      ...(offers === undefined ? {} : { offers }),
      mappingVersion: remapping.operation.mappingVersion ?? 1,
    };
  } catch {
    return undefined; // what the vendor sent then is no answer to the mapping of now
  }
}

/** A question, and what came for it. */
interface Received extends Pick<Result, 'indicator' | 'parameters' | 'raw' | 'retrievedAt'> {
  readonly data: DataSource;
}

/**
 * What `Operation.run` makes of responses that are here already. Undefined where it asks for more
 * than came, or for less. Rejects as it does.
 */
export async function readAgain(
  { indicator, parameters, raw, retrievedAt, data }: Received,
  { operation, provider, settings, refusal, documents, stored: neighbour }: Remapping,
): Promise<Answer | undefined> {
  const replay = new Replay(raw);
  const answer = await operation.run(
    indicator,
    {
      settings,
      // Requests are signed as ever, and end in the replay.
      credentials: standIn(provider, 'replay'),
      documents: { get: (name) => documents.get(name), put: () => undefined },
      http: replay,
      replaying: raw.map(({ request }) => request),
      clock: { now: () => Date.parse(retrievedAt) },
      signal: new AbortController().signal,
      mayAsk: refusal,
      resultOf: (id, about) =>
        replay.given(neighbour({ operation: id, indicator: about, parameters: {}, data })),
    },
    parameters,
  );
  return replay.isComplete ? answer : undefined;
}

/** Answers each request with what came for it then, in the order in which it came. */
class Replay implements Http {
  private readonly left: RawResponse[];
  private lacking = false;

  constructor(raw: readonly RawResponse[]) {
    this.left = [...raw];
  }

  /** True where everything that was asked for was there, and nothing is left over. */
  get isComplete(): boolean {
    return !this.lacking && this.left.length === 0;
  }

  request({ method, url, shownUrl }: Parameters<Http['request']>[0]): Promise<HttpResponse> {
    const wanted = `${method} ${shownUrl ?? url}`;
    const at = this.left.findIndex(({ request }) => request === wanted);
    const [found] = at < 0 ? [] : this.left.splice(at, 1);
    return this.given(
      found?.cutFrom !== undefined
        ? undefined
        : found && {
            status: found.status,
            headers: { ...found.headers, 'content-type': found.contentType },
            body: found.body,
          },
    );
  }

  given<T>(value: T | undefined): Promise<T> {
    if (value !== undefined) {
      return Promise.resolve(value);
    }
    this.lacking = true;
    return Promise.reject(
      new LensError({
        reason: 'internal',
        message: 'The response was not stored.',
        remedy: 'Ask again.',
        action: 'retry',
      }),
    );
  }
}
