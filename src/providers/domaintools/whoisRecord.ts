import * as z from 'zod';
import type { TextSection } from '../../core/result/model';
import { dateCell } from '../kit/cells';
import { list, orNothing, text, texts, verbatim } from './wire';

/** The raw record, as WHOIS of names and of addresses hold it. */
export const rawRecord = orNothing(z.looseObject({ date: text, record: verbatim }));

type RawRecord = z.output<typeof rawRecord>;

/** The raw record as a section that can be saved; nothing where there is none. */
export function recordSection(record: RawRecord): readonly TextSection[] {
  const date = dateCell(record?.date);
  return record?.record === undefined
    ? []
    : [
        {
          type: 'text',
          id: 'record',
          title: 'WHOIS Record',
          text: record.record,
          attribute: 'WHOIS Record',
          ...(date === null ? {} : { date }),
        },
      ];
}

/** A contact of a name (by role) or of a network (by handle): one form for both. */
const contact = z.looseObject({
  id: text,
  type: text,
  name: text,
  org: text,
  street: texts,
  address: texts,
  city: text,
  state: text,
  postal: text,
  country: text,
  phone: texts,
  fax: texts,
  email: texts,
  abuse_mailbox: texts,
  created_date: text,
  updated_date: text,
});

export type Contact = z.output<typeof contact>;

const ROLES = ['registrant', 'admin', 'tech', 'billing'];

/** Contacts with their role or type. A name has an object by role, an address has a list. */
export const contacts = z
  .unknown()
  .optional()
  .transform((value): unknown[] => {
    const byRole =
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).some((key) => ROLES.includes(key));
    return byRole
      ? Object.entries(value).map(([role, entry]) => ({ role, contact: nothingForEmpty(entry) }))
      : toList(value).map((entry) => ({ contact: nothingForEmpty(entry) }));
  })
  .pipe(z.array(z.looseObject({ role: text, contact })));

function toList(value: unknown): readonly unknown[] {
  return list(z.unknown()).parse(value);
}

/** PHP writes an empty contact as `[]`. */
function nothingForEmpty(value: unknown): unknown {
  return Array.isArray(value) || value === null || value === '' ? {} : value;
}

/** True where a contact says anything at all. */
export function saysAnything(entry: Contact): boolean {
  const { name, org, city, state, postal, country, id } = entry;
  return (
    [name, org, city, state, postal, country, id].some((value) => value !== undefined) ||
    [entry.street, entry.address, entry.phone, entry.fax, entry.email].some((l) => l.length > 0)
  );
}

/** `us` and `US` are one country; names of countries stay as they are. */
export function country(code: string | undefined): string | null {
  return code === undefined ? null : code.length === 2 ? code.toUpperCase() : code;
}
