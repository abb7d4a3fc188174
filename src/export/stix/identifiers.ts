import { v5 } from 'uuid';
import type { IndicatorRef } from '../../core/indicator/model';
import { ownUuid } from '../uuids';

/** STIX 2.1 section 2.9: every producer makes ids of observables in this namespace, and nothing else. */
const OBSERVABLES = '00abedb4-aa42-466c-9c01-fed23315a9b7';

const TYPE = { ipv4: 'ipv4-addr', ipv6: 'ipv6-addr', fqdn: 'domain-name' } as const;

/** The observable's type for a kind of indicator. */
export function observableType({ kind }: IndicatorRef): (typeof TYPE)[keyof typeof TYPE] {
  return TYPE[kind];
}

/**
 * The id that every producer gives to the observable: a UUID of version 5 over the one property that
 * identifies it, in canonical JSON (RFC 8785, which for one string or number is `JSON.stringify`).
 */
export function observableId(
  type: string,
  property: Readonly<Record<string, string | number>>,
): string {
  return `${type}--${v5(JSON.stringify(property), OBSERVABLES)}`;
}

/** An id for a domain or relationship object of ours, out of what makes it one thing. */
export function ownId(type: string, ...parts: readonly string[]): string {
  return `${type}--${ownUuid(type, ...parts)}`;
}
