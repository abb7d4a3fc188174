/** What the sample case knows about a host name or an address, before it takes a vendor's shape. */

/** A date, `2026-11-12`. */
export type Day = string;

export interface Registrar {
  readonly name: string;
  readonly ianaId: string;
  /** Host its web, WHOIS and abuse addresses are under. */
  readonly domain: string;
}

export interface Contact {
  readonly name: string;
  readonly org: string;
  readonly street: readonly string[];
  readonly city: string;
  readonly country: string;
  readonly phone: string;
  readonly email: string;
}

/** A stretch of time in which a WHOIS record stays the same. */
export interface Registration {
  readonly registrar: Registrar;
  readonly registrant: Contact;
  readonly isPrivate: boolean;
  readonly created: Day;
  /** Absent in old records, as at the vendor. */
  readonly updated?: Day;
  readonly expires: Day;
  readonly statuses: readonly string[];
  readonly nameServers: readonly string[];
  /** The days on which the record was read, oldest first. */
  readonly seen: readonly Day[];
}

export interface RiskFacts {
  /** On DomainTools' list of names that are never scored. */
  readonly zerolist?: true;
  readonly proximity?: number;
  readonly phishing?: number;
  readonly malware?: number;
  readonly spam?: number;
}

/** Address before and after; null where the name did not resolve. */
type Move = readonly [day: Day, before: string | null, after: string | null];

/** Name server domain before and after. */
type Transfer = readonly [day: Day, before: string | null, after: string];

export interface DomainFacts {
  readonly name: string;
  /** With U-labels, where that differs. */
  readonly unicode?: string;
  /** Oldest first. Empty: the vendor has no WHOIS record. */
  readonly registrations: readonly Registration[];
  /** The registry's text has no form that the vendor can parse: HTTP 206. */
  readonly notParsed?: string;
  readonly addresses: readonly string[];
  readonly mail: readonly MailHost[];
  readonly risk: RiskFacts;
  readonly moves: readonly Move[];
  readonly transfers: readonly Transfer[];
}

interface MailHost {
  readonly host: string;
  readonly priority: number;
}

export interface AddressFacts {
  readonly address: string;
  /** What the vendor says it counts, which is not the length of its list. */
  readonly domainCount: number;
  /** Names beside those of the case. */
  readonly others: readonly string[];
  /** DomainTools wrote names in upper case until 2024. */
  readonly upperCase?: true;
}

export interface NetworkFacts {
  /** Every address that starts with this is in the network. */
  readonly prefix: string;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly cidr: string;
  readonly count: number;
  readonly asn: string;
  readonly name: string;
  readonly source: 'ARIN' | 'RIPE' | 'APNIC';
  readonly country: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly address: readonly string[];
  readonly phone: string;
  readonly email: string;
  readonly abuse: string;
  readonly created: Day;
  readonly updated: Day;
}

/** One passive DNS record; times are days. */
export type Sighting = readonly [
  owner: string,
  type: string,
  answer: string,
  first: Day,
  last: Day,
  count: number,
];
