import type { IndicatorRef } from '../indicator/model';
import type { OperationId } from '../operation/ids';
import type { DataSource } from '../result/model';

/** What the analyst holds of an indicator. */
export type Verdict = 'unknown' | 'benign' | 'suspicious' | 'malicious';

/** Which entry of the library: what was learnt from the sample case never mixes with real cases. */
export interface SavedKey {
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
}

/** Where a saved fact comes from. */
export interface Origin {
  /** Absent where the analyst, or an imported file, said so. */
  readonly operation?: OperationId;
  /** In words where no operation said so: `analyst`, `import iocs.csv`. */
  readonly source?: string;
  /** When the source said so, ISO 8601 UTC. */
  readonly retrievedAt: string;
  /** The certificate of the server that said so was not verified: anyone on the way could have. */
  readonly unverified?: true;
}

/** A name and a value, saved from an answer: `WHOIS Registrant`, `Example Ltd`. */
export interface SavedAttribute extends Origin {
  readonly name: string;
  readonly value: string;
}

/** Another indicator that an answer named. Not itself an entry of the library until it is saved. */
export interface RelatedIndicator extends Origin {
  readonly indicator: IndicatorRef;
  /** The relation in the field's terms: `name server`, `address`, `mail host`, `hosted on the same address`. */
  readonly relation: string;
}

export interface Note {
  readonly id: string;
  /** Markdown, as the analyst wrote it. */
  readonly text: string;
  readonly by: string;
  /** Last change, ISO 8601 UTC. */
  readonly at: string;
}

/** A verdict with who gave it and when. */
export interface GivenVerdict {
  readonly verdict: Verdict;
  /** Of an imported verdict, whoever the file names: nobody vouches for it. */
  readonly by: string;
  /** ISO 8601 UTC; never later than it was received. */
  readonly at: string;
  /** When a file brought it in. Absent: given here. */
  readonly receivedAt?: string;
}

/** The vendor's risk score, 0 to 100, as it was saved. */
export interface SavedScore extends Origin {
  readonly score: number;
}

/** One entry of the library, whole. JSON-safe. */
export interface SavedIndicator extends SavedKey {
  readonly savedAt: string;
  /** Last change of anything about it. */
  readonly changedAt: string;
  /** The verdict that stands, with the others behind it: the last received first. Empty: unknown. */
  readonly verdicts: readonly GivenVerdict[];
  readonly score?: SavedScore;
  readonly tags: readonly string[];
  readonly attributes: readonly SavedAttribute[];
  readonly related: readonly RelatedIndicator[];
  /** Oldest first. */
  readonly notes: readonly Note[];
  readonly cases: readonly CaseId[];
}

export type CaseId = string;

/** A group of indicators that belong to one investigation. */
export interface Case {
  readonly id: CaseId;
  readonly name: string;
  readonly description: string;
  /** Traffic Light Protocol 2.0 (FIRST): goes into exports. */
  readonly tlp: Tlp;
  readonly createdAt: string;
}

export type Tlp = 'clear' | 'green' | 'amber' | 'amber+strict' | 'red';

/** What to look for. All parts must hold; absent parts do not count. */
export interface LibraryQuery {
  readonly data?: DataSource;
  /** In the value, an attribute, a related indicator, a tag or a note; letters count alike in either case. Defanged text is refanged before. */
  readonly text?: string;
  readonly verdicts?: readonly Verdict[];
  readonly tag?: string;
  readonly case?: CaseId;
  /** At most so many, of those that are left when `skip` are left out. Default: all. */
  readonly limit?: number;
  readonly skip?: number;
}

/** A tag, and how many entries have it. */
export interface TagCount {
  readonly tag: string;
  readonly count: number;
}

/** Something that several saved indicators share: a name server, an address, a registrant, a mail host. */
export interface InCommon {
  readonly relation: string;
  readonly value: string;
  /** At least two. */
  readonly sharedBy: readonly SavedKey[];
}
