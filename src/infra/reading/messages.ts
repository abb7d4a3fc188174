import type { Failure } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { OperationId } from '../../core/operation/ids';
import type { ReadingOrder } from '../../core/operation/reader';
import type { HttpRequest, HttpResponse, KeptDocument } from '../../core/ports';
import type { Answer, Result, Row } from '../../core/result/model';

/** Something that was thrown. */
export interface Thrown {
  readonly failure: Failure;
  readonly neverLeft: boolean;
}

/** What the window tells the reader: the order first, then answers to what it asks for, by number. */
export type ToReader =
  | { readonly type: 'read'; readonly order: ReadingOrder }
  /** A part of the body that the response of this number will have: all at once would hold the window. */
  | { readonly type: 'part'; readonly id: number; readonly text: string }
  | { readonly type: 'given'; readonly id: number; readonly value: HttpResponse | Result }
  | ({ readonly type: 'refused'; readonly id: number } & Thrown);

/** The body of a response that the window has already, by the number of its request. */
interface BodyOf {
  readonly bodyOf: number;
}

/** An answer without the rows of its tables, and with no body that the window has. */
export type Outline = Omit<Answer, 'raw'> & {
  readonly raw: readonly (Omit<Answer['raw'][number], 'body'> & {
    readonly body: string | BodyOf;
  })[];
};

/** What the reader tells. */
export type FromReader =
  | { readonly type: 'request'; readonly id: number; readonly request: HttpRequest }
  | {
      readonly type: 'resultOf';
      readonly id: number;
      readonly operation: OperationId;
      readonly indicator: IndicatorRef;
    }
  | { readonly type: 'put'; readonly name: string; readonly document: KeptDocument }
  | { readonly type: 'outline'; readonly outline: Outline }
  /** Some rows of the table at this place: all at once would hold the window. */
  | { readonly type: 'rows'; readonly section: number; readonly rows: readonly Row[] }
  | { readonly type: 'end' }
  | { readonly type: 'needsJudgement' }
  | ({ readonly type: 'failed' } & Thrown);
