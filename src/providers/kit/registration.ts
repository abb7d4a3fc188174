import type { Column, Row, TableSection } from '../../core/result/model';
import { tableSection } from './table';

/*
 * The tables of a registration: WHOIS and RDAP tell the same of a name or a network, so their
 * columns are the same. What is compared, saved and exported is then one thing, whoever told it.
 */

/** Contacts of a name. */
export const CONTACT_COLUMNS: readonly Column[] = [
  { id: 'role', label: 'Role', type: 'text' },
  { id: 'name', label: 'Name', type: 'text', attribute: 'WHOIS Contact Name' },
  { id: 'organisation', label: 'Organisation', type: 'text', attribute: 'WHOIS Organisation' },
  { id: 'email', label: 'E-mail', type: 'text', attribute: 'WHOIS Email' },
  { id: 'phone', label: 'Phone', type: 'text', attribute: 'WHOIS Phone' },
  { id: 'fax', label: 'Fax', type: 'text' },
  { id: 'street', label: 'Street', type: 'text' },
  { id: 'city', label: 'City', type: 'text' },
  { id: 'state', label: 'State', type: 'text' },
  { id: 'postal', label: 'Postal code', type: 'text' },
  { id: 'country', label: 'Country', type: 'text', attribute: 'WHOIS Country' },
];

/** The networks that an address belongs to. */
export const NETWORK_COLUMNS: readonly Column[] = [
  { id: 'cidr', label: 'CIDR', type: 'text', attribute: 'CIDR Block' },
  { id: 'name', label: 'Name', type: 'text', attribute: 'Network Name' },
  { id: 'organisation', label: 'Organisation', type: 'text', attribute: 'WHOIS Organisation' },
  { id: 'asn', label: 'ASN', type: 'text', attribute: 'ASN' },
  { id: 'country', label: 'Country', type: 'text', attribute: 'Country' },
  { id: 'status', label: 'Status', type: 'text' },
  { id: 'created', label: 'Created', type: 'date' },
  { id: 'updated', label: 'Updated', type: 'date' },
  { id: 'from', label: 'From', type: 'indicator' },
  { id: 'to', label: 'To', type: 'indicator' },
  { id: 'addresses', label: 'Addresses', type: 'number' },
  { id: 'parent', label: 'Parent', type: 'text' },
  { id: 'description', label: 'Description', type: 'text' },
];

/** Contacts of a network. */
export const NETWORK_CONTACT_COLUMNS: readonly Column[] = [
  { id: 'handle', label: 'Handle', type: 'text' },
  { id: 'role', label: 'Role', type: 'text' },
  { id: 'name', label: 'Name', type: 'text', attribute: 'WHOIS Contact Name' },
  { id: 'email', label: 'E-mail', type: 'text', attribute: 'WHOIS Email' },
  { id: 'abuseMailbox', label: 'Abuse mailbox', type: 'text', attribute: 'Abuse Mailbox' },
  { id: 'phone', label: 'Phone', type: 'text', attribute: 'WHOIS Phone' },
  { id: 'fax', label: 'Fax', type: 'text' },
  { id: 'address', label: 'Address', type: 'text' },
  { id: 'country', label: 'Country', type: 'text', attribute: 'Country' },
  { id: 'created', label: 'Created', type: 'date' },
  { id: 'updated', label: 'Updated', type: 'date' },
];

/** A table whose cells can be saved as attributes; nothing where there are no rows. */
export function registrationTable(
  id: 'contacts' | 'networks',
  title: string,
  columns: readonly Column[],
  rows: readonly Row[],
  note?: string,
): readonly TableSection[] {
  return tableSection({ id, title, columns, rows, addLabel: 'Add Selected Attributes', note });
}

/** Short forms are those of WHOIS, long ones those of RDAP (RFC 9083, section 10.2.4). */
const ROLE_LABELS: ReadonlyMap<string, string> = new Map([
  ['registrant', 'Registrant'],
  ['admin', 'Administrative'],
  ['administrative', 'Administrative'],
  ['tech', 'Technical'],
  ['technical', 'Technical'],
  ['billing', 'Billing'],
  ['abuse', 'Abuse'],
  ['registrar', 'Registrar'],
  ['reseller', 'Reseller'],
  ['sponsor', 'Sponsor'],
  ['proxy', 'Proxy'],
  ['notifications', 'Notifications'],
  ['noc', 'NOC'],
  ['routing', 'Routing'],
]);

/** A contact's role as it is shown; a role of the vendor's own stays as it was written. */
export function roleLabel(role: string): string {
  return ROLE_LABELS.get(role) ?? role;
}

/** `64496` as `AS64496`; anything but a number stays as it is. */
export function asnText(asn: string): string {
  return /^\d+$/.test(asn) ? `AS${asn}` : asn;
}
