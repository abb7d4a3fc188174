import type * as z from 'zod';
import type { Failure } from '../errors';
import type { IndicatorKind, IndicatorRef } from '../indicator/model';
import type { ProductQuota } from './account';
import type { Cost } from './cost';
import type { Credentials, CredentialsDeclaration } from './credentials';
import type { OperationId, Parameters, ProviderId } from './ids';
import type { Tlp } from '../library/model';
import type { Clock, Documents, HostPace, Http } from '../ports';
import type { Answer, RawResponse, Result } from '../result/model';

/** One question that can be asked about an indicator. One file in a provider's folder. */
export interface Operation {
  readonly id: OperationId;
  /** As the analyst reads it in menus, tabs and reports: `WHOIS History`. */
  readonly title: string;
  /** One sentence: what the analyst learns. */
  readonly description: string;
  readonly provider: ProviderId;
  readonly takes: readonly IndicatorKind[];
  /**
   * The indicator that is sent in place of the one asked about, such as its registered domain. All
   * that send the same are one question: it is asked, and paid for, once. Absent: always itself.
   */
  sends?(indicator: IndicatorRef): IndicatorRef;
  /** What asking with these parameters spends, before it is spent, as far as the account is known. */
  cost(indicator: IndicatorRef, parameters: Parameters, known?: Known): readonly Cost[];
  /**
   * True where a look-up that names no operation leaves this one out, such as one whose parts the
   * account answers by other products. Absent: never.
   */
  aside?(known: Known): boolean;
  /**
   * Parameters that stand for "the analyst named this operation in a script": absent for most.
   * WHOIS history, asked for among others, only offers its price; named on its own, it is read.
   */
  readonly whenNamed?: Parameters;
  /**
   * Default 1. Raise it when the mapping learns to read more of a response: stored answers are then
   * mapped again from what the vendor sent.
   */
  readonly mappingVersion?: number;
  /** Set where one request can ask about many indicators. */
  readonly together?: Together;
  /** Its answers have entries for the timeline, where each such operation is drawn in a way of its own. */
  readonly timeline?: true;
  /** Rejects with a LensError. Resolves for everything the vendor really answered. */
  run(indicator: IndicatorRef, session: Session, parameters: Parameters): Promise<Answer>;
}

/** How an operation asks about many indicators in one request. */
export interface Together {
  /** Most indicators that a request takes. */
  readonly most: number;
  /** Most characters of their values, separators included: servers refuse URLs that are too long. */
  readonly longest: number;
  /** What one request about so many spends. */
  cost(count: number, known?: Known): readonly Cost[];
  /**
   * One request about all of them. What came about each, by its value, as if it alone had been asked
   * without parameters: `run` reads it from there, so `request` is the one that `run` makes. A value
   * that is missing was not answered. Rejects as `run` does, and then nothing was answered.
   */
  ask(
    indicators: readonly IndicatorRef[],
    session: Session,
  ): Promise<ReadonlyMap<string, readonly RawResponse[]>>;
}

/** What a provider knows before it asks: its settings, and what it keeps, such as the account's products. */
export type Known = Pick<Session, 'settings' | 'documents' | 'clock'>;

/** What an operation may use while it runs. */
export interface Session {
  /** The provider's settings as configured; each provider validates its own. */
  readonly settings: unknown;
  /** Absent where none are stored for the configured origin. */
  readonly credentials: Credentials | undefined;
  readonly http: Http;
  /** What the provider keeps between questions, such as IANA's lists of servers. */
  readonly documents: Documents;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /**
   * Why a name or an address found on the way (a name server, a mail host) must not be sent, or
   * undefined where it may be. Ask before every request about anything but the indicator itself
   * and its registered domain; `resultOf` asks by itself.
   */
  mayAsk(indicator: IndicatorRef): Failure | undefined;
  /**
   * Set while a stored answer is mapped again: what was asked then, `GET https://…`, in that order.
   * Nothing else is answered, so a provider that chooses its server takes the one of then.
   */
  readonly replaying?: readonly string[];
  /** The answer of another operation of the same provider, through the same cache and at most once at a time. */
  resultOf(operation: OperationId, indicator: IndicatorRef): Promise<Result>;
}

/** A vendor: one folder under src/providers and one line in the registry. */
export interface Provider {
  readonly id: ProviderId;
  /** `DomainTools`, `CIRCL Passive DNS`. */
  readonly name: string;
  /** Absent for a vendor that answers everybody: nobody is asked for a key. */
  readonly credentials?: CredentialsDeclaration;
  /**
   * The settings under `indicatorLens.<id>.`: one a key, each with a default and with `SettingWords`
   * as metadata. The manifest and the provider's own reader follow it.
   */
  settingsSchema(): z.ZodObject;
  /** Most requests under way at the same time. */
  readonly concurrency: number;
  /** Most requests that a host takes in a time, where it is known. Absent: as many as `concurrency` lets through. */
  pace?(host: string): HostPace | undefined;
  /**
   * Default of the setting `indicatorLens.<id>.highestTlp`: the strictest marking about which the vendor
   * may be asked. Absent: AMBER.
   */
  readonly highestTlp?: Tlp;
  /** Set where a request that met a passing fault is not sent once more: its servers count each. */
  readonly repeatsNothing?: true;
  /** Set where everybody of a group of accounts spends from one quota. Absent: the account alone does. */
  readonly quotaOf?: 'group';
  readonly operations: readonly Operation[];
  /**
   * The server the settings point at. Throws a LensError (`badSettings`) that names the setting.
   * Credentials are bound to `origin`.
   */
  server(settings: unknown): Server;
  /**
   * Why a request may go to a URL that is not of `server().origin`, in words for the audit log:
   * "IANA names it for .example". Undefined where it may not. Absent: one server is asked, no other.
   * `namedBy` is what the request says of itself.
   */
  reaches?(
    url: URL,
    session: Pick<Session, 'settings' | 'documents'>,
    namedBy?: string,
  ): string | undefined;
  /** Asks something cheap and says in words what is wrong. Never throws. */
  test(session: Session): Promise<ConnectionReport>;
  /**
   * Limits and use as the account tells them; absent where the vendor tells nothing. Rejects with a
   * LensError. The question has a narrow limit of its own, so it is asked once an hour at most.
   */
  account?(session: Session): Promise<readonly ProductQuota[]>;
}

export interface Server {
  /** Scheme, host and port, as `URL.origin` writes it. */
  readonly origin: string;
  readonly enabled: boolean;
  /** True for an own server that may be asked for internal names by a setting. */
  readonly allowsInternal: boolean;
  /** Set where any certificate will do, by a setting: its answers may be anybody's. */
  readonly unverified?: true;
}

export interface ConnectionReport {
  readonly ok: boolean;
  /** One sentence: "Connected to api.domaintools.com as example_user." */
  readonly message: string;
  /** Set when not ok. */
  readonly failure?: Failure;
  /** What the account may ask and how much is left, where the server tells. */
  readonly products?: readonly ProductQuota[];
}
