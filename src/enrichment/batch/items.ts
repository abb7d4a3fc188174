import type { BatchItem } from '../../core/batch/model';
import type { Registry } from '../../core/operation/registry';
import type { Questions } from '../questions';
import { distinct } from './distinct';
import type { BatchRequest } from './model';

/** Every question of the request once, an indicator after the other. */
export function itemsOf(
  { indicators, operations, data }: BatchRequest,
  registry: Registry,
  questions: Questions,
): readonly BatchItem[] {
  const chosen = registry.operations
    .filter(({ id }) => operations.includes(id))
    .map((operation) => ({ operation, outlook: questions.outlook(operation, data) }));
  return distinct(indicators).flatMap((indicator) =>
    chosen
      .filter(({ operation }) => operation.takes.includes(indicator.kind))
      .map(({ operation, outlook }): BatchItem => {
        const failure = outlook.refusal(indicator)?.failure;
        return {
          indicator,
          operation: operation.id,
          state: failure === undefined ? 'queued' : 'refused',
          ...(failure && { failure }),
        };
      }),
  );
}
