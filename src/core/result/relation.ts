/**
 * What an indicator in an answer is to the one that was asked about. A provider gives it to the
 * columns and facts whose indicators are worth keeping; the library, its questions and the exports
 * read it, and none of them knows the vendor.
 */
export type Relation =
  /** Answers for the zone (RFC 1034 section 2.4). */
  | 'name server'
  /** What the name resolves, or once resolved, to. */
  | 'address'
  /** Takes its mail (MX). */
  | 'mail host'
  /** Stands behind an alias (CNAME, DNAME). */
  | 'canonical name'
  /** An alias (CNAME, DNAME) of the indicator. */
  | 'alias'
  /** Offers a service of the name (SRV). */
  | 'service host'
  /** The name in the reverse zone (PTR). */
  | 'reverse name'
  /** A name on the address that was asked about. */
  | 'hosted on the address'
  /** A name on an address of the name that was asked about. */
  | 'hosted on the same address'
  /** A name on the name server that was asked about. */
  | 'on the name server'
  | 'on the same name server'
  /** A name whose mail goes to the host that was asked about. */
  | 'uses the mail host'
  | 'uses the same mail host'
  /** A name with the same registrant, e-mail address, certificate or tracker. */
  | 'shares a value'
  /** Came along with the records of the indicator, which stands in none of its own. */
  | 'associated in passive DNS';
