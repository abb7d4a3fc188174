import type { Usage } from '../../src/sample/domaintools/account';
import type { Behaviour, Endpoint, Fault, LoggedRequest, ServerName } from './model';

const DEFAULTS: Behaviour = {
  username: 'example_user',
  key: '0123456789abcdef0123456789abcdef',
  withoutProducts: [],
  token: 'analyst:correct horse',
  flavour: 'circl',
  reversed: false,
  irisPageSize: 500,
};

/** What the servers share and a test may change. */
export class State {
  behaviour: Behaviour;
  readonly requests: LoggedRequest[] = [];
  readonly #start: Behaviour;
  #faults: { readonly fault: Fault; left: number }[] = [];
  readonly #usage = new Map<string, number>();

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
    this.#usage.set(product, (this.#usage.get(product) ?? 0) + amount);
  }

  usage(product: string): Usage {
    const spent = this.#usage.get(product) ?? 0;
    return { today: spent, month: spent };
  }

  reset(): void {
    this.behaviour = this.#start;
    this.requests.length = 0;
    this.#usage.clear();
    this.clearFaults();
  }
}
