import type { Indicator } from './core/indicator/model';
import type { OperationId } from './core/operation/ids';
import type { Result } from './core/result/model';

/** What `activate()` returns to other extensions. Documented in the README. */
export interface IndicatorLensApi {
  readonly version: 1;
  /** Finds indicators in a text. Pure and local. Offsets are UTF-16 code units into `text`. */
  detect(text: string): Indicator[];
  /**
   * Asks about an address or a host name, defanged or not. Without `operations`, every operation
   * that takes the indicator and whose provider is enabled. One result each, in the order of the
   * operations; failures are results. An operation that is named may spend more than one that is
   * only among all: WHOIS history is then read, and metered per record.
   * Rejects with a TypeError only when `value` is no address and no host name, or when an operation
   * does not exist.
   */
  enrich(value: string, options?: EnrichOptions): Promise<Result[]>;
}

export interface EnrichOptions {
  readonly operations?: readonly OperationId[];
  /** Asks the vendor again although the answer is known. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal;
}
