/**
 * Ids of the facts that mean the same whichever vendor tells them. A provider that knows one of
 * these gives its `Fact` this id, whatever the section it stands in; the summary across operations,
 * the hover and the exports find it by the id alone. Facts with other ids are shown in their own tab
 * only.
 */
export type FactId =
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
