import type { Operation, Provider } from '../../src/core/operation/model';
import { Registry } from '../../src/core/operation/registry';
import { providers } from '../../src/providers';

const registry = new Registry(providers);

/**
 * The operation that analysts know by this title, whichever vendor offers it: for tests of the sample
 * case, and of all that analysts see.
 */
export function operationTitled(title: string): Operation {
  const operation = registry.operations.find((one) => one.title === title);
  if (operation === undefined) {
    throw new Error(`No operation has the title ${title}.`);
  }
  return operation;
}

/** The vendor that offers the operation of this title. */
export function vendorOf(title: string): Provider {
  return registry.providerOf(operationTitled(title).id);
}
