import * as z from 'zod';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Operation } from '../../core/operation/model';
import type {
  Answer,
  RawResponse,
  Section,
  TableSection,
  TimelineEntry,
} from '../../core/result/model';
import type { Relation } from '../../core/result/relation';
import { reducedNote } from './cells';
import { dateCell, hostCell } from '../kit/cells';
import { fact, factsSection } from '../kit/facts';
import { askedIndicator, askedName, lookedUpOf } from '../kit/registeredDomain';
import { counted } from '../kit/words';
import { answerOf, ask } from './client';
import type { Answered } from './client';
import { DOMAIN_HISTORY, ONE_PAGE, PRESENT_LIFE, askDomainHistory } from './domainHistory';
import type { HistoryPage } from './domainHistory';
import { hostEvents, hostSpans, movesOf, registrarsOf } from './historyMoves';
import type { Move } from './historyMoves';
import { askByWays, likeliestWay } from './ways';
import type { Way } from './ways';
import { list, read, text } from './wire';

const change = { action: text, action_in_words: text, actiondate: text };

const shape = z.looseObject({
  domain_name: text,
  ip_history: list(z.looseObject({ ...change, pre_ip: text, post_ip: text })),
  nameserver_history: list(z.looseObject({ ...change, pre_mns: text, post_mns: text })),
  registrar_history: list(
    z.looseObject({
      date_created: text,
      date_updated: text,
      date_expires: text,
      date_lastchecked: text,
      registrar: text,
      registrartag: text,
    }),
  ),
});

type Wire = z.output<typeof shape>;

export const HOSTING_WAYS: readonly Way[] = [
  { product: 'hosting-history', family: 'classic', path: '/hosting-history' },
  DOMAIN_HISTORY,
];

export const hostingHistory: Operation = {
  id: 'domaintools.hostingHistory',
  title: 'Hosting History',
  description: 'How the name moved between addresses, name servers and registrars.',
  provider: 'domaintools',
  takes: ['fqdn'],
  sends: askedIndicator,
  timeline: true,
  cost: (_indicator, _parameters, known) =>
    likeliestWay(known, HOSTING_WAYS)?.family === 'iris'
      ? ONE_PAGE
      : [{ product: 'hosting-history', amount: 1, unit: 'query' }],
  run: (indicator, session, parameters) =>
    askByWays(session, HOSTING_WAYS, async ({ family, path, product }) => {
      const name = askedName(indicator);
      const at = new Date(session.clock.now()).toISOString().replace(/\.\d{3}Z$/, 'Z');
      if (family === 'iris') {
        const page = await askDomainHistory(session, name, HISTORY_FIELDS, parameters);
        return hostingInHistory(page, indicator, name, at);
      }
      const reply = await ask(session, { path: `/v1/${name}${path}`, product });
      return answerOf(reply, name, (answered) => mapHostingHistory(answered, indicator, name, at));
    }),
};

/** `/v1/{domain}/hosting-history`. `at`: the time of the answer, where a state that holds ends. */
function mapHostingHistory(
  answered: Answered,
  indicator: IndicatorRef,
  name: string,
  at: string,
): Answer {
  const wire = read(shape, answered.response, [
    'ip_history',
    'nameserver_history',
    'registrar_history',
  ]);
  const addresses = wire.ip_history.map((entry) => move(entry, entry.pre_ip, entry.post_ip));
  const nameServers = wire.nameserver_history.map((e) => move(e, e.pre_mns, e.post_mns));
  return hostingAnswer(
    {
      lookedUp: lookedUpOf(wire.domain_name, name),
      addresses,
      nameServers,
      registrars: wire.registrar_history,
      spans: [...spans('address', addresses, at), ...spans('nameServer', nameServers, at)],
      noRegistrar:
        'DomainTools lists no registrar; it has filled this list for no name since December 2024.',
    },
    indicator,
    answered.raw,
  );
}

/** In the names by which the endpoint filters, which are not those of the answer. */
const HISTORY_FIELDS = ['all_ip', 'nameserver_host', 'mailserver_host', 'registrar'];

/** Domain history: the states before and after, from which the moves are told. */
function hostingInHistory(
  page: HistoryPage,
  indicator: IndicatorRef,
  name: string,
  at: string,
): Answer {
  const addresses = hostEvents(page.events, 'ip');
  const nameServers = hostEvents(page.events, 'name_server');
  const answer = hostingAnswer(
    {
      lookedUp: lookedUpOf(page.domain, name),
      addresses: movesOf(addresses),
      nameServers: movesOf(nameServers),
      mailServers: movesOf(hostEvents(page.events, 'mx')),
      registrars: registrarsOf(page.events),
      spans: [...hostSpans('address', addresses, at), ...hostSpans('nameServer', nameServers, at)],
      noRegistrar: 'No change of registrar is among these changes.',
    },
    indicator,
    page.raw,
  );
  return answer.outcome.kind === 'noRecord'
    ? answer
    : {
        ...answer,
        outcome: { kind: 'partial', reason: PRESENT_LIFE },
        offers: page.offers,
      };
}

interface Hosting {
  readonly lookedUp: string;
  readonly addresses: readonly Move[];
  readonly nameServers: readonly Move[];
  /** Absent where the way does not tell of mail. */
  readonly mailServers?: readonly Move[];
  readonly registrars: Wire['registrar_history'];
  /** Of addresses and name servers. */
  readonly spans: readonly TimelineEntry[];
  /** Why the list of registrars is empty. */
  readonly noRegistrar: string;
}

function hostingAnswer(hosting: Hosting, indicator: IndicatorRef, raw: RawResponse): Answer {
  const { lookedUp, addresses, nameServers, mailServers, registrars } = hosting;
  const events =
    addresses.length + nameServers.length + registrars.length + (mailServers?.length ?? 0);
  if (events === 0) {
    return {
      lookedUp,
      outcome: { kind: 'noRecord', reason: `DomainTools has no hosting history of ${lookedUp}.` },
      sections: [],
      raw: [raw],
    };
  }
  const entries = [...hosting.spans, ...registrarSpans(registrars)];
  const sections: readonly Section[] = [
    ...factsSection(
      'summary',
      'Summary',
      [
        ...fact('addressChanges', 'Changes of address', 'number', [addresses.length]),
        ...fact('nameServerChanges', 'Changes of name server', 'number', [nameServers.length]),
        ...fact('lastAddress', 'Last address', 'indicator', [hostCell(lastOf(addresses)?.to)]),
        ...fact('lastAddressSince', 'Since', 'date', [lastOf(addresses)?.date ?? null]),
      ],
      reducedNote(indicator, lookedUp),
    ),
    ...(entries.length === 0
      ? []
      : [{ type: 'timeline', id: 'timeline', title: 'Timeline', entries } as const]),
    movesTable('ipHistory', 'IP History', 'Add Selected Addresses', 'address', addresses),
    movesTable(
      'nameServerHistory',
      'Name Server History',
      'Add Selected Name Servers',
      'name server',
      nameServers,
    ),
    ...(mailServers === undefined
      ? []
      : [
          movesTable(
            'mailServerHistory',
            'Mail Server History',
            'Add Selected Mail Servers',
            'mail host',
            mailServers,
          ),
        ]),
    registrarTable(registrars, hosting.noRegistrar),
  ];
  return { lookedUp, outcome: { kind: 'found' }, sections, raw: [raw] };
}

const ACTIONS: Readonly<Record<string, string>> = {
  N: 'New',
  C: 'Change',
  D: 'Not Resolvable',
  T: 'Transfer',
};

function move(
  entry: {
    action?: string | undefined;
    action_in_words?: string | undefined;
    actiondate?: string | undefined;
  },
  from: string | undefined,
  to: string | undefined,
): Move {
  const type = entry.action_in_words ?? ACTIONS[entry.action ?? ''] ?? entry.action ?? 'Unknown';
  return { type, from, to, date: dateCell(entry.actiondate) };
}

function lastOf(moves: readonly Move[]): Move | undefined {
  return inOrder(moves).at(-1);
}

/** Oldest first; a move without a date comes before all others. Days sort as text. */
function inOrder(moves: readonly Move[]): readonly Move[] {
  return moves.toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
}

function movesTable(
  id: string,
  title: string,
  addLabel: string,
  relation: Relation,
  moves: readonly Move[],
): TableSection {
  const rows = inOrder(moves)
    .toReversed()
    .map((entry) => [
      entry.type,
      words(entry),
      hostCell(entry.from),
      hostCell(entry.to),
      entry.date,
    ]);
  return {
    type: 'table',
    id,
    title,
    columns: [
      { id: 'actionType', label: 'Action Type', type: 'text', categories: true },
      { id: 'action', label: 'Action', type: 'text' },
      { id: 'from', label: 'From', type: 'indicator', relation },
      { id: 'to', label: 'To', type: 'indicator', relation },
      { id: 'actionDate', label: 'Action Date', type: 'date' },
    ],
    rows,
    shown: rows.length,
    addLabel,
    ...(rows.length === 0 ? { note: 'DomainTools lists no change.' } : {}),
  };
}

function words(entry: Move): string {
  const on = entry.date === null ? '' : ` on ${entry.date}`;
  if (entry.to === undefined) {
    return entry.from === undefined ? `Nothing known${on}` : `${entry.from} given up${on}`;
  }
  return entry.from === undefined ? `${entry.to}${on}` : `${entry.from} to ${entry.to}${on}`;
}

/** One span from each move to the next; the last one still holds, unless the name went away. */
function spans(
  lane: 'address' | 'nameServer',
  moves: readonly Move[],
  at: string,
): readonly TimelineEntry[] {
  const dated = inOrder(moves).filter((entry) => entry.date !== null);
  return dated.flatMap((entry, index) => {
    const label = hostCell(entry.to);
    if (label === null || entry.date === null) {
      return [];
    }
    return [
      { lane, label, start: entry.date, end: dated[index + 1]?.date ?? at, detail: words(entry) },
    ];
  });
}

function registrarSpans(registrars: Wire['registrar_history']): readonly TimelineEntry[] {
  return registrars.flatMap((entry) => {
    const start = dateCell(entry.date_updated) ?? dateCell(entry.date_created);
    const end = dateCell(entry.date_lastchecked);
    if (start === null || entry.registrar === undefined) {
      return [];
    }
    const detail = `Registered through ${entry.registrar}${end === null ? '' : `, last checked on ${end}`}`;
    return [
      {
        lane: 'registrar' as const,
        label: entry.registrar,
        start,
        ...(end === null || end <= start ? {} : { end }),
        detail,
      },
    ];
  });
}

function registrarTable(registrars: Wire['registrar_history'], none: string): TableSection {
  const rows = registrars.map((entry) => [
    entry.registrar ?? null,
    entry.registrartag ?? null,
    dateCell(entry.date_created),
    dateCell(entry.date_updated),
    dateCell(entry.date_expires),
    dateCell(entry.date_lastchecked),
  ]);
  return {
    type: 'table',
    id: 'registrarHistory',
    title: 'Registrar History',
    columns: [
      { id: 'registrar', label: 'Registrar', type: 'text', attribute: 'WHOIS Registrar' },
      { id: 'tag', label: 'Registrar Tag', type: 'text' },
      { id: 'created', label: 'Created', type: 'date' },
      { id: 'updated', label: 'Updated', type: 'date' },
      { id: 'expires', label: 'Expires', type: 'date' },
      { id: 'lastChecked', label: 'Last Checked', type: 'date' },
    ],
    rows,
    shown: rows.length,
    addLabel: 'Add Selected Attributes',
    note:
      rows.length === 0
        ? none
        : `${counted(rows.length, 'registration')}, by the registrar that DomainTools saw.`,
  };
}
