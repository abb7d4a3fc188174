import type { IndicatorKind } from '../indicator/model';
import type { OperationId, ProviderId } from './ids';
import type { Operation, Provider } from './model';

/** The providers the product knows, and what each can be asked. */
export class Registry {
  readonly providers: readonly Provider[];
  readonly operations: readonly Operation[];

  constructor(providers: readonly Provider[]) {
    this.providers = providers;
    this.operations = providers.flatMap((provider) => provider.operations);
  }

  /** The operation, or undefined where the id is not known: ids come from scripts too. */
  operation(id: string): Operation | undefined {
    return this.operations.find((operation) => operation.id === id);
  }

  /** As the analyst knows the operations: `WHOIS History`. */
  titles(): Readonly<Record<OperationId, string>> {
    return Object.fromEntries(this.operations.map(({ id, title }) => [id, title]));
  }

  provider(id: ProviderId): Provider {
    const provider = this.providers.find((candidate) => candidate.id === id);
    if (provider === undefined) {
      throw new Error(`No provider is registered as ${id}.`);
    }
    return provider;
  }

  providerOf(id: OperationId): Provider {
    const operation = this.operation(id);
    if (operation === undefined) {
      throw new Error(`No operation is registered as ${id}.`);
    }
    return this.provider(operation.provider);
  }

  /** The operations that take this kind of indicator, in the order of their tabs. */
  operationsFor(kind: IndicatorKind): readonly Operation[] {
    return this.operations.filter((operation) => operation.takes.includes(kind));
  }
}
