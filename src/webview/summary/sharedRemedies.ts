import type { Failure } from '../../core/errors';
import type { OperationId } from '../../core/operation/ids';
import type { Result } from '../../core/result/model';
import type { PlannedOperation } from '../../protocol/toWebview';
import { answersOf } from '../answer/answers';

/** One reason why several operations have no answer: its remedy stands once. */
export interface SharedRemedy {
  readonly failure: Failure;
  /** In the order of the tabs; two at least. */
  readonly operations: readonly PlannedOperation[];
}

/** What keeps an operation from answering: its last failure, else what would refuse it now. */
function hindrance(operation: PlannedOperation, results: readonly Result[]): Failure | undefined {
  const { best, failure } = answersOf(results, operation.id);
  if (failure?.outcome.kind === 'failed') {
    return failure.outcome;
  }
  return best === undefined ? operation.obstacle : undefined;
}

/** Reasons that two or more operations of one provider share word for word. */
export function sharedRemedies(
  operations: readonly PlannedOperation[],
  results: readonly Result[],
  running: readonly OperationId[],
): readonly SharedRemedy[] {
  const groups = new Map<string, { failure: Failure; operations: PlannedOperation[] }>();
  for (const operation of operations) {
    const failure = running.includes(operation.id) ? undefined : hindrance(operation, results);
    if (failure !== undefined) {
      const { reason, message, remedy, action } = failure;
      const key = JSON.stringify([operation.provider, reason, message, remedy, action]);
      const group = groups.get(key) ?? { failure, operations: [] };
      group.operations.push(operation);
      groups.set(key, group);
    }
  }
  return [...groups.values()].filter((group) => group.operations.length > 1);
}
