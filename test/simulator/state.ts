import type { Behaviour, Endpoint, Fault, LoggedRequest, ServerName } from './model';
import { vendors } from './vendors';

const DEFAULTS = Object.assign({}, ...vendors.map(({ defaults }) => defaults)) as Behaviour;

/** What the servers share and a test may change. */
export class State {
  behaviour: Behaviour;
  readonly requests: LoggedRequest[] = [];
  readonly #start: Behaviour;
  #faults: { readonly fault: Fault; left: number }[] = [];
  readonly #spent = new Map<string, number>();

  constructor(start: Partial<Behaviour>) {
    this.#start = { ...DEFAULTS, ...start };
    this.behaviour = this.#start;
  }

  addFault(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clearFaults(): void {
    this.#faults = [];
  }

  /** The newest fault that fits a request. Taking it counts. */
  takeFault(
    server: ServerName,
    endpoint: Endpoint | 'unknown',
    indicator: string,
  ): Fault | undefined {
    const entry = this.#faults.findLast(
      ({ fault, left }) =>
        left > 0 &&
        (fault.server === undefined || fault.server === server) &&
        (fault.endpoint === undefined || fault.endpoint === endpoint) &&
        (fault.indicator === undefined || fault.indicator === indicator),
    );
    if (entry === undefined) {
      return undefined;
    }
    entry.left--;
    return entry.fault;
  }

  spend(product: string, amount: number): void {
    this.#spent.set(product, this.spent(product) + amount);
  }

  spent(product: string): number {
    return this.#spent.get(product) ?? 0;
  }

  configure(behaviour: Partial<Behaviour>): void {
    this.behaviour = { ...this.behaviour, ...behaviour };
  }

  reset(): void {
    this.behaviour = this.#start;
    this.requests.length = 0;
    this.#spent.clear();
    this.clearFaults();
  }
}
