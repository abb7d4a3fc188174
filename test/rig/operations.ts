import type { Operation } from '../../src/core/operation/model';
import { providers } from '../../src/providers';

/**
 * The operation that analysts know by this title, whichever vendor offers it: for tests of the sample
 * case, and of all that analysts see.
 */
export function operationTitled(title: string): Operation {
  const operations = providers.flatMap((provider) => provider.operations);
  const operation = operations.find((one) => one.title === title);
  if (operation === undefined) {
    throw new Error(`No operation has the title ${title}.`);
  }
  return operation;
}
