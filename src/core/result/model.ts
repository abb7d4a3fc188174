import type { Failure } from '../errors';
import type { IndicatorKind, IndicatorRef } from '../indicator/model';
import type { Cost } from '../operation/cost';
import type { OperationId, Parameters, ProviderId } from '../operation/ids';
import type { AttributeName } from './attributes';
import type { FactId } from './factIds';
import type { Relation } from './relation';

/** Where an answer comes from: a vendor's server, or the sample case that ships with the product. */
export type DataSource = 'live' | 'sample';

/**
 * One operation's answer about one indicator. Every operation of every provider answers with this
 * shape, so that each view is a renderer of one model. JSON-safe.
 */
export interface Result extends Answer {
  readonly operation: OperationId;
  readonly indicator: IndicatorRef;
  /** The indicator as it was asked for, normalised. */
  readonly askedFor: string;
  readonly parameters: Parameters;
  /** When the vendor answered, ISO 8601 UTC. */
  readonly retrievedAt: string;
  readonly source: Source;
  /** `Operation.mappingVersion` of the mapping that made it. Default 1. */
  readonly mappingVersion?: number;
}

/** What a mapping makes of a wire answer; the use case adds who asked what, when and where. */
export interface Answer {
  /** The name or address that was really looked up, such as the registered domain of a host name. */
  readonly lookedUp: string;
  readonly outcome: Outcome;
  readonly sections: readonly Section[];
  /** Exactly what the vendor sent, one entry a request, free of secrets. */
  readonly raw: readonly RawResponse[];
  /** Hosts that answered, where the settings name another (a directory of servers): `rdap.example`. */
  readonly answeredBy?: readonly string[];
  /** Further questions the analyst may ask, each with its cost: the next page, a metered report. */
  readonly offers?: readonly Offer[];
}

export interface Source {
  readonly provider: ProviderId;
  readonly providerName: string;
  readonly data: DataSource;
  readonly from: 'network' | 'cache';
  /** Host (and port) that answered; several with commas between; `sample data` for the sample case. */
  readonly host: string;
  /** Host (and port) that the settings named, where others answered. */
  readonly configured?: string;
  /** Set where the certificate was not verified, by a setting: see `cautionOf`. */
  readonly unverified?: true;
}

export type Outcome =
  | { readonly kind: 'found' }
  /** The vendor knows nothing: an ordinary answer. `reason` says so in words. */
  | { readonly kind: 'noRecord'; readonly reason: string }
  /**
   * True, but not whole. `reason` says what is missing and who cut it; `passing` is set where a
   * request failed meanwhile, so that asking again soon may bring more.
   */
  | { readonly kind: 'partial'; readonly reason: string; readonly passing?: true }
  /** `reason` is typed; `message` and `remedy` are the words to show. */
  | ({ readonly kind: 'failed' } & Failure);

export type Section = FactsSection | TableSection | ScoreSection | TextSection | TimelineSection;

interface SectionBase {
  /** Stable within an operation: `registration`, `nameServers`, `records`. */
  readonly id: string;
  readonly title: string;
  /** One line under the title: what the analyst must know to read the section right. */
  readonly note?: string;
}

export interface FactsSection extends SectionBase {
  readonly type: 'facts';
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly id: FactId;
  readonly label: string;
  readonly type: ValueType;
  readonly values: readonly Cell[];
  /** Name under which the values can be saved as an attribute; absent when they cannot. */
  readonly attribute?: AttributeName;
  /** What the indicators among the values are to the one asked about; absent where they are not worth keeping. */
  readonly relation?: Relation;
}

export interface TableSection extends SectionBase {
  readonly type: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Rows received, which is `rows.length`. */
  readonly shown: number;
  /** Rows the vendor says there are, where it says so. Can be more or less than `shown`. */
  readonly total?: number;
  /** Who cut the list, when it was cut. */
  readonly cappedBy?: CappedBy;
  /** What ticked rows are added as: `Add Selected Name Servers`. Absent when rows cannot be added. */
  readonly addLabel?: string;
  /** Set where each row is a record of the same thing at its date: any two can be compared. */
  readonly records?: DatedRecords;
}

export interface DatedRecords {
  /** The column that dates a row. */
  readonly date: string;
  /** Columns whose change over time is worth telling. */
  readonly watched: readonly string[];
  /** For each row the id of the text section with the record as it was written; null without one. */
  readonly texts: readonly (string | null)[];
}

export interface CappedBy {
  readonly by: 'vendor' | 'account' | 'request' | 'indicatorLens';
  /** In words: "DomainTools lists at most 10,000 names". */
  readonly reason: string;
}

/** What the cells of a column or the values of a fact mean. */
export type ValueType = 'text' | 'number' | 'date' | 'indicator';

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly type: ValueType;
  /** Name under which a cell of the column can be saved as an attribute. */
  readonly attribute?: AttributeName;
  /** What the indicators of the column are to the one asked about; absent where they are not worth keeping. */
  readonly relation?: Relation;
  /** In place of `relation` where it depends on the row: by the text in another column, such as `rrtype`. */
  readonly relationBy?: {
    readonly column: string;
    readonly relations: Readonly<Record<string, Relation>>;
  };
  /** Few values that repeat, such as record types: each can be picked by a chip with its count. */
  readonly categories?: true;
  /** Set where a text cell is a list: what stands between its items. */
  readonly separator?: string;
}

/**
 * A value with its meaning: an `IndicatorCell` can be pivoted to; a string in a `date` column is an
 * ISO 8601 date (`2026-04-12`) or UTC time (`2026-04-12T14:02:00Z`); any other string is plain text,
 * whatever its column; null is nothing.
 */
export type Cell = string | number | null | IndicatorCell;

export interface IndicatorCell {
  readonly kind: IndicatorKind;
  /** Normalised. */
  readonly value: string;
  /** As the vendor wrote it, when that says more than `value`: `10 mx1.example`. */
  readonly text?: string;
}

/** As many cells as the table has columns. */
export type Row = readonly Cell[];

export interface ScoreSection extends SectionBase {
  readonly type: 'score';
  /** 0 to 100, 100 the worst, whatever the vendor's own scale (`normalisedScore`). */
  readonly score: number;
  /** As the vendor told it, where its scale is another: `9 of 10`. */
  readonly told?: string;
  readonly attribute: AttributeName;
  readonly components: readonly ScoreComponent[];
}

interface ScoreComponent {
  /** The vendor's own name: `threat_profile_phishing`. */
  readonly name: string;
  readonly label: string;
  readonly score: number;
  readonly evidence: readonly string[];
}

/** Text of the vendor or of a registrant, shown as it is: a raw WHOIS record. */
export interface TextSection extends SectionBase {
  readonly type: 'text';
  readonly text: string;
  /** Date of the record where it has one. */
  readonly date?: string;
  readonly attribute?: AttributeName;
}

export interface TimelineSection extends SectionBase {
  readonly type: 'timeline';
  readonly entries: readonly TimelineEntry[];
}

export interface TimelineEntry {
  readonly lane: 'address' | 'nameServer' | 'registrar' | 'record';
  readonly label: Cell;
  /** ISO 8601 date or UTC time. */
  readonly start: string;
  /** Absent for a single moment; equal to the time of the answer when the state still holds. */
  readonly end?: string;
  readonly detail: string;
}

export interface RawResponse {
  /** Method and URL without credentials: `GET https://api.domaintools.com/v1/evil.example/whois`. */
  readonly request: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** Characters that came, where `body` holds only the first of them. Such an answer is not mapped again. */
  readonly cutFrom?: number;
  /** Set where one request asked about so many: `request` and `body` are the part of this one. */
  readonly among?: number;
  /** Headers that the mapping reads, names in lower case. Absent where it reads none. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Offer {
  /** Words for a button: `Read all 24 records`. */
  readonly label: string;
  readonly parameters: Parameters;
  readonly cost: readonly Cost[];
  /** It asks about something else, and completes nothing of this answer. */
  readonly otherQuestion?: true;
}
