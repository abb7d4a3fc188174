import type { OperationId, Parameters } from '../../core/operation/ids';

/** Names the answer that a section is part of, for the messages about what was ticked in it. */
export interface AnswerRef {
  readonly operation: OperationId;
  readonly parameters: Parameters;
  /** Tells this answer from every other, over a reload too. */
  readonly name: string;
  /** There is a library to add to. */
  readonly canAdd: boolean;
}
