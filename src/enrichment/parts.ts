import type { Asking } from '../core/operation/asking';
import type { Secrets } from '../core/operation/credentials';
import type { ProviderId } from '../core/operation/ids';
import type { AnswerReader } from '../core/operation/reader';
import type { Registry } from '../core/operation/registry';
import type { Settings } from '../core/operation/settings';
import type { Clock, DocumentStore, Http, Limits, Log } from '../core/ports';
import type { Store } from '../core/result/store';
import type { Markings } from './markings';
import type { Spending } from './spending/leaving';

/** What every use case needs of the outside world. */
export interface Parts {
  readonly registry: Registry;
  readonly settings: Settings;
  readonly secrets: Secrets;
  /** Which indicators are in a case, and how it is marked. Absent: none is. */
  readonly markings?: Markings;
  readonly store: Store;
  readonly clock: Clock;
  /** Behind the redactor already. */
  readonly log: Log;
  readonly environments: Environments;
  readonly limiter: Limits;
  readonly spending: Spending;
  readonly documents: DocumentStore;
  /** Absent where no other window shares the store. */
  readonly asking?: Asking;
  /** Absent: every answer is read where the window waits. */
  readonly reader?: AnswerReader;
}

/** What answers requests. */
interface Environments {
  /** The network. */
  readonly live: Http;
  /** The sample case, which answers for some vendors; undefined for the others. */
  readonly sample: (provider: ProviderId) => Http | undefined;
}
