import type { Failure } from '../errors';
import type { IndicatorRef } from '../indicator/model';
import type { HttpRequest, HttpResponse, KeptDocument } from '../ports';
import type { Answer, Result } from '../result/model';
import type { Credentials } from './credentials';
import type { OperationId, Parameters } from './ids';

/** A question whose answer is too large to be read where the window waits. Plain data. */
export interface ReadingOrder {
  readonly operation: OperationId;
  readonly indicator: IndicatorRef;
  readonly parameters: Parameters;
  readonly settings: unknown;
  readonly credentials: Credentials | undefined;
  /** What `Session.documents` gave so far, by name. */
  readonly documents: ReadonlyMap<string, KeptDocument | undefined>;
  /** What `Session.mayAsk` said so far, by kind and value with a space between. */
  readonly judged: ReadonlyMap<string, Failure | undefined>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What the reading still needs of the session. Each rejects as the session does. */
export interface ReadingHelp {
  request(request: HttpRequest): Promise<HttpResponse>;
  resultOf(operation: OperationId, indicator: IndicatorRef): Promise<Result>;
  put(name: string, document: KeptDocument): void;
}

/** Runs operations off the thread of the window. */
export interface AnswerReader {
  /**
   * What `Operation.run` makes of it; undefined where it asks for a judgement (`mayAsk`) that the order
   * does not have. Rejects with a LensError: what the operation throws, internal, cancelled.
   */
  read(order: ReadingOrder, help: ReadingHelp, signal: AbortSignal): Promise<Answer | undefined>;
}
