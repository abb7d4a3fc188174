/**
 * Every fact that an answer can tell. A provider gives its `Fact` the id of what it means, whatever
 * the section it stands in; the summary across operations, the hover and the exports find it by the
 * id alone. A vendor that knows something new adds an id here.
 */
export type FactId = SharedFactId | OwnFactId;

/** Shown in the tab of their answer only. */
type OwnFactId =
  /** How often hosting changed, and where it stands. */
  | 'addressChanges'
  | 'nameServerChanges'
  | 'lastAddress'
  | 'lastAddressSince'
  /** Of a registration. */
  | 'statuses'
  | 'dnssec'
  | 'ianaId'
  | 'emailDomains'
  | 'whoisServer'
  /** Dates of a registration as the registrar tells them, where `created` and so on are the registry's. */
  | 'registrarCreated'
  | 'registrarUpdated'
  | 'registrarExpires'
  /** What the server says it left out or masked, in words. */
  | 'redacted'
  /** The registry's own key of a name or a network. */
  | 'handle'
  /** Kind of allocation of a network, in the registry's words. */
  | 'networkType'
  /** Where the terms of use of an answer stand: a URL as text. */
  | 'terms'
  /** Of a name, as a vendor that visits its website tells. */
  | 'nameFirstSeen'
  | 'active'
  | 'websiteTitle'
  | 'websiteStatus'
  | 'serverSoftware'
  | 'redirect'
  | 'trackers'
  | 'popularityRank'
  | 'spf'
  | 'tags'
  | 'vendorUpdated'
  /** Of a record, or of a list of records. */
  | 'recordDate'
  | 'registry'
  | 'newestRecord'
  | 'oldestRecord'
  | 'shownRecords'
  /** Passive DNS: what the records name. */
  | 'seenAddresses'
  | 'seenNames';

/** Facts that mean the same whichever vendor tells them. */
type SharedFactId =
  /** Who holds the name or the network. */
  | 'registrant'
  /** Who sold the name. */
  | 'registrar'
  /** Registration dates; cells of type `date`. */
  | 'created'
  | 'updated'
  | 'expires'
  /** Current name servers of a host name; indicator cells. */
  | 'nameServers'
  /** Current addresses of a host name; indicator cells. */
  | 'addresses'
  /** Hosts that take the mail of a host name; indicator cells. */
  | 'mailServers'
  /** E-mail addresses in a WHOIS record, as text. */
  | 'emails'
  /** Whom to tell about abuse of a name or a network, as text. */
  | 'abuseMailbox'
  /** Passive DNS: first and last time seen over the direct records; cells of type `date`. */
  | 'firstSeen'
  | 'lastSeen'
  /** Passive DNS: records that contain the indicator, records that only share a name with it. */
  | 'directRecords'
  | 'associatedRecords'
  /** How many records there are at the vendor, such as WHOIS history records; a number. */
  | 'recordCount'
  /** How many domains share the address, the name server or the mail host; a number. */
  | 'domainCount'
  /** Autonomous system, such as `AS64500 Example Hosting`. */
  | 'asn'
  /** Organisation that holds a network. */
  | 'organisation'
  | 'country'
  /** CIDR blocks of a network, as text. */
  | 'networks';
