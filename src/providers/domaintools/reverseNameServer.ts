import * as z from 'zod';
import { failureOf } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Cost } from '../../core/operation/cost';
import type { Parameters } from '../../core/operation/ids';
import type { Operation, Session } from '../../core/operation/model';
import type { Answer, Offer, Section, TableSection } from '../../core/result/model';
import { domainCounts, reducedNote } from './cells';
import { hostCell, hostCells, hostText } from '../kit/cells';
import { fact, factsSection } from '../kit/facts';
import { askedName } from '../kit/registeredDomain';
import { ask } from './client';
import type { Answered, Reply } from './client';
import { domainTable, shortage } from './domainTable';
import { ROW, INVESTIGATE } from './iris';
import { LISTING, domainsInIris, listedAnswer, notListed, offersToList } from './irisDomains';
import { findNameServers, givenNameServer, groupsOf } from './nameServers';
import type { NameServerGroup } from './nameServers';
import { knownToIris, profileCost } from './profile';
import { askByWays, likeliestWay } from './ways';
import type { Way } from './ways';
import { count, orNothing, read, text, texts } from './wire';

/** Recorded: the list ends here, and the secondary domains are then left out. */
const VENDOR_LIMIT = 10_000;
/** Ten requests a minute is what an account usually has; a name rarely has more than two. */
const MOST_ASKED = 4;

const shape = z.looseObject({
  name_server: orNothing(
    z.looseObject({ hostname: text, primary: count, secondary: count, total: count }),
  ),
  primary_domains: texts,
  secondary_domains: texts,
});

/** What became of one question. */
interface Asked {
  readonly group: NameServerGroup;
  readonly reply?: Reply;
  /** Why there is no answer. */
  readonly missing?: string;
}

export const reverseNameServer: Operation = {
  id: 'domaintools.reverseNameServer',
  title: 'Reverse Name Server',
  description: 'Which domains the name servers of the name also serve.',
  provider: 'domaintools',
  takes: ['fqdn'],
  cost: (_indicator, parameters, known) =>
    likeliestWay(known, NAME_SERVER_WAYS)?.family !== 'iris'
      ? costOf(parameters)
      : parameters.nameServer === undefined
        ? profileCost(known)
        : LISTING,
  run: (indicator, session, parameters) =>
    askByWays(
      session,
      parameters.nameServer === undefined ? NAME_SERVER_WAYS : LIST_WAYS,
      ({ family }) =>
        family === 'iris'
          ? parameters.nameServer === undefined
            ? nameServersInIris(session, indicator)
            : domainsOnNameServer(session, parameters)
          : askClassic(indicator, session, parameters),
    ),
};

const CLASSIC = {
  product: 'reverse-name-server',
  family: 'classic',
  path: '/name-server-domains',
} as const;
export const NAME_SERVER_WAYS: readonly Way[] = [CLASSIC, ROW];
const LIST_WAYS: readonly Way[] = [CLASSIC, INVESTIGATE];

async function askClassic(
  indicator: IndicatorRef,
  session: Session,
  parameters: Parameters,
): Promise<Answer> {
  const found = await findNameServers(indicator, session, parameters);
  const groups = groupsOf(found.hosts);
  const asked: Asked[] = [];
  for (const group of groups.slice(0, MOST_ASKED)) {
    asked.push(await askGroup(session, group, asked));
  }
  return mapReverseNameServer(indicator, asked, groups.slice(MOST_ASKED), found.none);
}

/** The name servers of the profile, and how many domains each has; the lists are offered. */
async function nameServersInIris(session: Session, indicator: IndicatorRef): Promise<Answer> {
  const name = askedName(indicator);
  const { row, raw } = await knownToIris(session, name);
  const hosts = (row?.name_server ?? []).flatMap(({ host: { value, count } }) =>
    value === undefined
      ? []
      : [{ value: hostText(value), count, parameters: { nameServer: hostText(value) } }],
  );
  if (hosts.length === 0) {
    const reason = `DomainTools Iris knows no name server of ${name}.`;
    return { lookedUp: name, outcome: { kind: 'noRecord', reason }, sections: [], raw: [raw] };
  }
  const table: TableSection = {
    type: 'table',
    id: 'nameServers',
    title: 'Name Servers',
    note: 'Iris does not tell primary from secondary name servers.',
    columns: [
      { id: 'nameServer', label: 'Name Server', type: 'indicator', relation: 'name server' },
      { id: 'total', label: 'Domains', type: 'number' },
    ],
    rows: hosts.map(({ value, count }) => [hostCell(value), count ?? null]),
    shown: hosts.length,
    addLabel: 'Add Selected Name Servers',
  };
  const facts = [
    ...fact(
      'nameServers',
      'Name servers',
      'indicator',
      hostCells(hosts.map(({ value }) => value)),
      'WHOIS Name Server',
      'name server',
    ),
    ...domainCounts(
      'Domains on the same name servers',
      hosts.map(({ value, count }) => ({ host: value, total: count ?? null })),
    ),
  ];
  return {
    lookedUp: name,
    outcome: { kind: 'partial', reason: notListed(hosts) },
    sections: [...factsSection('summary', 'Summary', facts, reducedNote(indicator, name)), table],
    raw: [raw],
    offers: offersToList(hosts),
  };
}

/** The domains on a name server that was given, primary or secondary. */
async function domainsOnNameServer(
  session: Session,
  { nameServer, position }: Parameters,
): Promise<Answer> {
  const host = givenNameServer(nameServer);
  const found = await domainsInIris(session, {
    query: { nameserver_host: host },
    about: { kind: 'fqdn', value: host },
    id: `domains-${host}`,
    title: `Domains on ${host}`,
    relation: 'on the name server',
    parameters: { nameServer: host, ...(position === undefined ? {} : { position }) },
  });
  return listedAnswer(found, host, `DomainTools Iris knows no domain on ${host}.`);
}

function costOf(parameters: Parameters): readonly Cost[] {
  return parameters.nameServer === undefined
    ? [
        { product: 'parsed-whois', amount: 1, unit: 'query' },
        { product: 'reverse-name-server', amount: MOST_ASKED, unit: 'query', bound: 'atMost' },
      ]
    : [{ product: 'reverse-name-server', amount: 1, unit: 'query' }];
}

/** A failure ends the look-up, unless there is something to show already. */
async function askGroup(
  session: Session,
  group: NameServerGroup,
  before: readonly Asked[],
): Promise<Asked> {
  const refused = session.mayAsk({ kind: 'fqdn', value: group.domain });
  if (refused !== undefined) {
    return { group, missing: refused.message };
  }
  try {
    const reply = await ask(session, {
      path: `/v1/${group.domain}/name-server-domains`,
      product: 'reverse-name-server',
    });
    return { group, reply };
  } catch (thrown) {
    const failure = failureOf(thrown);
    const known = before.some((earlier) => earlier.reply?.kind === 'answered');
    if (failure.reason === 'cancelled' || failure.reason === 'internal' || !known) {
      throw thrown;
    }
    return { group, missing: failure.message };
  }
}

/** Answers of `/v1/{domain}/name-server-domains`, one a registered domain of name servers. */
function mapReverseNameServer(
  indicator: IndicatorRef,
  asked: readonly Asked[],
  notAsked: readonly NameServerGroup[],
  none = 'No name server is known.',
): Answer {
  const own = askedName(indicator);
  const offers = offersOf(own, asked, notAsked);
  const raw = asked.flatMap(({ reply }) => (reply === undefined ? [] : [reply.raw]));
  if (asked.length === 0) {
    const outcome = { kind: 'noRecord', reason: none } as const;
    return { lookedUp: own, outcome, sections: [], raw, offers };
  }
  const answers = asked.flatMap(({ group, reply }) =>
    reply?.kind === 'answered' ? [readGroup(group, reply)] : [],
  );
  const lookedUp =
    asked
      .filter(({ reply }) => reply !== undefined)
      .map(({ group }) => group.domain)
      .join(', ') || own;
  const gaps = [
    ...answers.flatMap((answer) => answer.gaps),
    ...asked.flatMap(({ group, missing }) =>
      missing === undefined ? [] : [`${group.domain} is missing: ${missing}`],
    ),
    ...(notAsked.length === 0
      ? []
      : [`Not asked, to spare quota: ${notAsked.map((group) => group.domain).join(', ')}.`]),
  ];
  const sections: readonly Section[] = [
    ...factsSection('summary', 'Summary', [
      ...fact(
        'nameServers',
        'Name servers',
        'indicator',
        hostCells([...asked.map((a) => a.group), ...notAsked].flatMap((group) => group.hosts)),
        'WHOIS Name Server',
        'name server',
      ),
      ...domainCounts(
        'Domains on the same name servers',
        answers.map(({ domain, total }) => ({ host: domain, total })),
      ),
    ]),
    nameServerTable(asked, notAsked, answers),
    ...answers.flatMap((answer) => answer.tables),
  ];
  if (answers.length === 0 && gaps.length === 0) {
    const reason = `DomainTools knows no domain on the name servers of ${lookedUp}.`;
    return { lookedUp, outcome: { kind: 'noRecord', reason }, sections, raw, offers };
  }
  return {
    lookedUp,
    outcome: gaps.length === 0 ? { kind: 'found' } : { kind: 'partial', reason: gaps.join(' ') },
    sections,
    raw,
    offers,
  };
}

interface GroupAnswer {
  readonly domain: string;
  readonly primary: number;
  readonly secondary: number;
  readonly total: number;
  readonly tables: readonly TableSection[];
  readonly gaps: readonly string[];
}

function readGroup(group: NameServerGroup, reply: Answered): GroupAnswer {
  const wire = read(shape, reply.response, ['name_server', 'primary_domains']);
  const domain = hostText(wire.name_server?.hostname ?? group.domain);
  const primary = wire.name_server?.primary ?? wire.primary_domains.length;
  const secondary = wire.name_server?.secondary ?? wire.secondary_domains.length;
  const cut = wire.primary_domains.length >= VENDOR_LIMIT;
  const tables = [
    domainTable({
      id: `primaryDomains-${group.domain}`,
      title: `Primary domains on ${domain}`,
      names: wire.primary_domains,
      relation: 'on the same name server',
      counted: primary,
      vendorLimit: VENDOR_LIMIT,
    }),
    domainTable({
      id: `secondaryDomains-${group.domain}`,
      title: `Secondary domains on ${domain}`,
      names: wire.secondary_domains,
      relation: 'on the same name server',
      counted: secondary,
      ...(cut && wire.secondary_domains.length === 0
        ? { shortBecause: 'DomainTools leaves them out when the list of primary domains is cut' }
        : { vendorLimit: VENDOR_LIMIT }),
    }),
  ];
  return {
    domain: group.domain,
    primary,
    secondary,
    total: wire.name_server?.total ?? primary + secondary,
    tables,
    gaps: tables.flatMap(
      (table) =>
        shortage(
          table,
          table.title.replace(/^[PS]/, (c) => c.toLowerCase()),
        ) ?? [],
    ),
  };
}

function nameServerTable(
  asked: readonly Asked[],
  notAsked: readonly NameServerGroup[],
  answers: readonly GroupAnswer[],
): TableSection {
  const rows = [...asked.map((entry) => entry.group), ...notAsked].flatMap((group) => {
    const answer = answers.find((candidate) => candidate.domain === group.domain);
    return group.hosts.map((host) => [
      hostCell(host),
      hostCell(group.domain),
      answer?.primary ?? null,
      answer?.secondary ?? null,
      answer?.total ?? null,
    ]);
  });
  return {
    type: 'table',
    id: 'nameServers',
    title: 'Name Servers',
    columns: [
      { id: 'nameServer', label: 'Name Server', type: 'indicator', relation: 'name server' },
      { id: 'lookedUp', label: 'Looked Up As', type: 'indicator' },
      { id: 'primary', label: 'Primary Domains', type: 'number' },
      { id: 'secondary', label: 'Secondary Domains', type: 'number' },
      { id: 'total', label: 'Domains', type: 'number' },
    ],
    rows,
    shown: rows.length,
    addLabel: 'Add Selected Name Servers',
  };
}

/** The name servers that were left out, and the name itself, should it be one. */
function offersOf(
  own: string,
  asked: readonly Asked[],
  notAsked: readonly NameServerGroup[],
): readonly Offer[] {
  const left = [...notAsked, ...asked.filter((a) => a.missing !== undefined).map((a) => a.group)];
  const names = new Set([...left.map((group) => group.domain), own]);
  asked
    .filter((entry) => entry.missing === undefined)
    .forEach((entry) => names.delete(entry.group.domain));
  return [...names].map((nameServer) => ({
    label:
      nameServer === own
        ? `Ask about ${own} as a name server`
        : `Ask about name server ${nameServer}`,
    parameters: { nameServer },
    cost: costOf({ nameServer }),
    ...(nameServer === own ? { otherQuestion: true } : {}),
  }));
}
