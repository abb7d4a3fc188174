import type { Cell, Column, Row, TableSection } from '../../core/result/model';
import { joined } from '../kit/cells';
import { CONTACT_COLUMNS, registrationTable, roleLabel } from '../kit/registration';
import { saysAnything } from './contact';
import type { Told } from './domainTold';
import { handleOf } from './entities';
import { eventDate } from './events';

const HANDLE: Column = { id: 'handle', label: 'Handle', type: 'text' };
const PAGE: Column = { id: 'contactPage', label: 'Contact page', type: 'text' };
const SOURCE: Column = { id: 'source', label: 'Source', type: 'text' };

/** The columns of WHOIS, then what only some servers tell. */
export function contactsTable(
  told: readonly Told[],
  redacted: string | undefined,
): readonly TableSection[] {
  const entries = told.flatMap(({ from, contacts }) =>
    contacts
      .filter(({ contact, entity }) => saysAnything(contact) || handleOf(entity) !== undefined)
      .map((entry) => ({ ...entry, from })),
  );
  const extra: readonly [Column, (entry: (typeof entries)[number]) => Cell][] = [
    [HANDLE, ({ entity }) => handleOf(entity) ?? null],
    [PAGE, ({ contact }) => joined(contact.pages)],
    [SOURCE, ({ from }) => (from === 'registry' ? 'Registry' : 'Registrar')],
  ];
  const used = extra.filter(([column, cell]) =>
    column === SOURCE ? told.length > 1 : entries.some((entry) => cell(entry) !== null),
  );
  const rows = new Map<string, Row>();
  for (const entry of entries) {
    const { contact, roles } = entry;
    const own = [
      joined(roles.map(roleLabel)),
      contact.name ?? null,
      contact.organisation ?? null,
      joined(contact.emails),
      joined(contact.phones),
      joined(contact.faxes),
      joined(contact.street),
      contact.city ?? null,
      contact.state ?? null,
      contact.postal ?? null,
      contact.country ?? null,
    ];
    // What the registrar only repeats is told once.
    const key = JSON.stringify([own, handleOf(entry.entity)]);
    rows.set(key, rows.get(key) ?? [...own, ...used.map(([, cell]) => cell(entry))]);
  }
  return registrationTable(
    'contacts',
    'Contacts',
    [...CONTACT_COLUMNS, ...used.map(([column]) => column)],
    [...rows.values()],
    redacted === undefined ? undefined : `Redacted: ${redacted}.`,
  );
}

/** What happened besides registration, change and expiration. */
export function eventsTable(told: readonly Told[]): readonly TableSection[] {
  const rows = new Map<string, Row>();
  for (const { eventAction, eventDate: date, eventActor } of told.flatMap(
    (one) => one.dates.others,
  )) {
    const row = [eventAction ?? null, eventDate(date), eventActor ?? null];
    rows.set(JSON.stringify(row), row);
  }
  return rows.size === 0
    ? []
    : [
        {
          type: 'table',
          id: 'events',
          title: 'Other Events',
          columns: [
            { id: 'event', label: 'Event', type: 'text' },
            { id: 'date', label: 'Date', type: 'date' },
            { id: 'actor', label: 'By', type: 'text' },
          ],
          rows: [...rows.values()],
          shown: rows.size,
        },
      ];
}
