/** The kinds of indicator the product finds and enriches. */
export type IndicatorKind = 'ipv4' | 'ipv6' | 'fqdn';

/** An indicator without a place in a text: what is asked about. */
export interface IndicatorRef {
  readonly kind: IndicatorKind;
  /** Refanged and normalised: lower case, A-labels (RFC 5891), RFC 5952 for IPv6, no final dot. */
  readonly value: string;
}

/**
 * How sure the detector is. `strong`: a URL, an e-mail address, a defanged form, a valid address.
 * `weak`: a bare name that could be something else, such as member access in source code.
 */
export type IndicatorGrade = 'strong' | 'weak';

/** An indicator in a text. */
export interface Indicator extends IndicatorRef {
  /** Offset of the first UTF-16 code unit of the raw text. */
  readonly start: number;
  /** Offset after the last UTF-16 code unit of the raw text. */
  readonly end: number;
  readonly grade: IndicatorGrade;
  /** Why the indicator never leaves the machine, or absent where it may. */
  readonly notSent?: NotSentReason;
}

/**
 * Why an address or a name is never sent to a vendor.
 * Addresses: the IANA special-purpose registries (RFC 6890). Names: RFC 6761, RFC 2606, RFC 7686.
 */
export type NotSentReason =
  | 'private'
  | 'loopback'
  | 'linkLocal'
  | 'documentation'
  | 'multicast'
  | 'reserved'
  | 'singleLabel'
  | 'internalName'
  | 'specialUseName'
  | 'onion'
  | 'reverseZone';
