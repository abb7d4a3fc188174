import type { IndicatorRef } from '../../core/indicator/model';
import type { Answer, Section, TimelineEntry } from '../../core/result/model';
import { dateCell } from '../kit/cells';
import { fact, factsSection } from '../kit/facts';
import { lookedUpOf } from '../kit/registeredDomain';
import { reducedNote } from './cells';
import { PRESENT_LIFE } from './domainHistory';
import type { HistoryPage } from './domainHistory';

/** What WHOIS tells, in the names by which the endpoint filters. */
export const WHOIS_FIELDS = [
  'registrar',
  'registrant',
  'create_date',
  'expiration_date',
  'registrar_status',
  'nameserver_host',
  'all_contact_information',
  'all_emails',
];

const LABELS: Readonly<Record<string, string>> = {
  registrar: 'Registrar',
  registrar_status: 'Statuses',
  registrant_name: 'Registrant',
  registrant_org: 'Registrant organisation',
  registrant_contact: 'Registrant contact',
  admin_contact: 'Administrative contact',
  technical_contact: 'Technical contact',
  billing_contact: 'Billing contact',
  create_date: 'Created',
  expiration_date: 'Expires',
  name_server: 'Name servers',
  soa_email: 'E-mail address of the zone',
  additional_whois_email: 'Further e-mail addresses',
  active: 'Active',
};

/** The changes of a registration, newest first, each with what the field held before and after. */
export function whoisChanges(page: HistoryPage, indicator: IndicatorRef, name: string): Answer {
  const lookedUp = lookedUpOf(page.domain, name);
  const raw = [page.raw];
  if (page.events.length === 0) {
    const reason =
      page.nothing ?? `DomainTools knows no change of the registration of ${lookedUp}.`;
    return { lookedUp, outcome: { kind: 'noRecord', reason }, sections: [], raw };
  }
  const changes = page.events
    .map(({ date, field, before, after }) => ({
      date,
      field: LABELS[field] ?? field.replaceAll('_', ' '),
      before: inWords(before),
      after: inWords(after),
    }))
    .toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
  const entries = changes.flatMap(({ date, field, before, after }): readonly TimelineEntry[] =>
    date === null
      ? []
      : [
          {
            lane: 'record',
            label: `${field} changed`,
            start: date,
            detail: `${before ?? 'nothing'} became ${after ?? 'nothing'}`,
          },
        ],
  );
  const { total } = page;
  const sections: readonly Section[] = [
    ...factsSection(
      'summary',
      'Summary',
      fact('recordCount', 'Changes', 'number', [total ?? changes.length]),
      reducedNote(indicator, lookedUp),
    ),
    ...(entries.length === 0
      ? []
      : [{ type: 'timeline', id: 'timeline', title: 'Timeline', entries } as const]),
    {
      type: 'table',
      id: 'changes',
      title: 'Changes',
      columns: [
        { id: 'date', label: 'Date', type: 'date' },
        { id: 'field', label: 'Field', type: 'text', categories: true },
        { id: 'before', label: 'Before', type: 'text' },
        { id: 'after', label: 'After', type: 'text' },
      ],
      rows: changes.map(({ date, field, before, after }) => [date, field, before, after]),
      shown: changes.length,
      ...(total === undefined ? {} : { total }),
    },
  ];
  const outcome = { kind: 'partial', reason: PRESENT_LIFE } as const;
  return { lookedUp, outcome, sections, raw, offers: page.offers };
}

/** A state of any form in one line: its values, without the names of its parts. */
function inWords(state: unknown): string | null {
  const words = valuesIn(state);
  return words.length === 0 ? null : [...new Set(words)].join(', ');
}

function valuesIn(state: unknown): readonly string[] {
  if (typeof state === 'string' || typeof state === 'number' || typeof state === 'boolean') {
    const text = String(state).trim();
    return text === '' ? [] : [dateCell(text) ?? text];
  }
  return typeof state === 'object' && state !== null
    ? Object.entries(state).flatMap(([key, part]) => (key === 'count' ? [] : valuesIn(part)))
    : [];
}
