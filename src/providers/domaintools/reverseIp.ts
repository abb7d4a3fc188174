import * as z from 'zod';
import { LensError } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Parameters } from '../../core/operation/ids';
import type { Operation, Session } from '../../core/operation/model';
import type { Answer, Column, Outcome, TableSection } from '../../core/result/model';
import { domainCounts, reducedNote } from './cells';
import { hostCell, hostCells, hostOf, hostText } from '../kit/cells';
import { fact, factsSection } from '../kit/facts';
import { askedIndicator, askedName } from '../kit/registeredDomain';
import { answerOf, ask } from './client';
import type { Answered } from './client';
import { domainTable, shortage } from './domainTable';
import { badInput } from './failures';
import { INVESTIGATE, ROW } from './iris';
import { LISTING, domainsInIris, listedAnswer, notListed, offersToList } from './irisDomains';
import { knownToIris, profileCost } from './profile';
import { askByWays, likeliestWay } from './ways';
import type { Way } from './ways';
import { count, list, read, text, texts } from './wire';

const shape = z.looseObject({
  ip_addresses: list(z.looseObject({ ip_address: text, domain_count: count, domain_names: texts })),
});

export const reverseIp: Operation = {
  id: 'domaintools.reverseIp',
  title: 'Reverse IP',
  description: 'Which domains are hosted on the address, or on the addresses of the name.',
  provider: 'domaintools',
  takes: ['ipv4', 'ipv6', 'fqdn'],
  sends: askedIndicator,
  cost(indicator, parameters, known) {
    const inIris = likeliestWay(known, waysOf(indicator, parameters))?.family === 'iris';
    const listed = indicator.kind !== 'fqdn' || parameters.address !== undefined;
    return inIris
      ? listed
        ? LISTING
        : profileCost(known)
      : [{ product: 'reverse-ip', amount: 1, unit: 'query' }];
  },
  async run(indicator, session, parameters) {
    const subject = subjectOf(indicator, parameters);
    const name = askedName(subject);
    const limit = limitOf(parameters);
    return askByWays(session, waysOf(indicator, parameters), async (way) => {
      if (way.family === 'iris') {
        return subject.kind === 'fqdn'
          ? addressesInIris(session, indicator, name)
          : domainsOnAddress(session, name, parameters);
      }
      const refused = parameters.address === undefined ? undefined : session.mayAsk(subject);
      if (refused !== undefined) {
        throw new LensError(refused);
      }
      const reply = await ask(session, {
        path: `/v1/${name}/${subject.kind === 'fqdn' ? 'reverse-ip' : 'host-domains'}`,
        product: way.product,
        ...(limit === undefined ? {} : { query: { limit: String(limit) } }),
      });
      return answerOf(reply, name, (answered) => mapReverseIp(answered, subject, name, limit));
    });
  },
};

const CLASSIC = { product: 'reverse-ip', family: 'classic', path: '/v1/' } as const;
/** Of a name; Iris lists the domains on an address where the account has Investigate. */
export const REVERSE_IP_WAYS = [CLASSIC, ROW] as const;

/** Iris knows no IPv6 address; of a name it has the row, of an address the domains. */
function waysOf(indicator: IndicatorRef, parameters: Parameters): readonly Way[] {
  const { kind } = subjectOf(indicator, parameters);
  return kind === 'ipv6' ? [CLASSIC] : kind === 'fqdn' ? REVERSE_IP_WAYS : [CLASSIC, INVESTIGATE];
}

/** An address of the name, where its domains are asked for. */
function subjectOf(indicator: IndicatorRef, { address }: Parameters): IndicatorRef {
  if (address === undefined) {
    return indicator;
  }
  const given = hostOf(String(address));
  if (given === undefined || given.kind === 'fqdn') {
    throw new LensError(
      badInput('The address given is no IP address.', 'Correct the parameter address.'),
    );
  }
  return { kind: given.kind, value: given.value };
}

/** The addresses of the profile, and how many domains each has; the lists are offered. */
async function addressesInIris(
  session: Session,
  indicator: IndicatorRef,
  name: string,
): Promise<Answer> {
  const { row, raw } = await knownToIris(session, name);
  const hosts = (row?.ip ?? []).flatMap(({ address: { value, count } }) =>
    value === undefined
      ? []
      : [{ value: hostText(value), count, parameters: { address: hostText(value) } }],
  );
  if (hosts.length === 0) {
    const reason = `DomainTools Iris knows no address of ${name}.`;
    return { lookedUp: name, outcome: { kind: 'noRecord', reason }, sections: [], raw: [raw] };
  }
  const addresses = hostCells(hosts.map(({ value }) => value));
  const facts = [
    ...fact('addresses', 'Addresses', 'indicator', addresses, 'IP Address', 'address'),
    ...domainCounts(
      'Domains that share the address',
      hosts.map(({ value, count }) => ({ host: value, total: count ?? null })),
    ),
  ];
  const table: TableSection = {
    type: 'table',
    id: 'addresses',
    title: 'Addresses',
    columns: ADDRESS_COLUMNS.slice(0, 2),
    rows: hosts.map(({ value, count }) => [hostCell(value), count ?? null]),
    shown: hosts.length,
    addLabel: 'Add Selected Addresses',
  };
  return {
    lookedUp: name,
    outcome: { kind: 'partial', reason: notListed(hosts) },
    sections: [...factsSection('summary', 'Summary', facts, subdomainNote(indicator, name)), table],
    raw: [raw],
    offers: offersToList(hosts),
  };
}

async function domainsOnAddress(
  session: Session,
  address: string,
  { position }: Parameters,
): Promise<Answer> {
  const found = await domainsInIris(session, {
    query: { ip: address },
    about: { kind: 'ipv4', value: address },
    id: `domains-${address}`,
    title: `Domains on ${address}`,
    relation: 'hosted on the address',
    parameters: { address, ...(position === undefined ? {} : { position }) },
  });
  return listedAnswer(found, address, `DomainTools Iris knows no domain on ${address}.`);
}

function subdomainNote(indicator: IndicatorRef, name: string): string | undefined {
  return indicator.value === name
    ? undefined
    : `${reducedNote(indicator, name) ?? ''} A subdomain can be hosted elsewhere.`;
}

/**
 * `/v1/{domain}/reverse-ip` and `/v1/{ip}/host-domains`. `ip_addresses` is a list for several
 * addresses and an object for one; `limit` is per address.
 */
function mapReverseIp(
  answered: Answered,
  indicator: IndicatorRef,
  name: string,
  limit?: number,
): Answer {
  const hosts = read(shape, answered.response, ['ip_addresses']).ip_addresses.filter(
    (host) => host.ip_address !== undefined || host.domain_names.length > 0,
  );
  const tables = hosts.map((host) => {
    const address = hostText(host.ip_address ?? name);
    return domainTable({
      id: `domains-${address}`,
      title: `Domains on ${address}`,
      names: host.domain_names,
      relation: indicator.kind === 'fqdn' ? 'hosted on the same address' : 'hosted on the address',
      counted: host.domain_count,
      ...(limit === undefined ? {} : { limit }),
    });
  });
  const empty = hosts.every(
    (host) => host.domain_names.length === 0 && (host.domain_count ?? 0) === 0,
  );
  if (empty && (indicator.kind !== 'fqdn' || hosts.length === 0)) {
    const reason = `DomainTools knows no domain on ${name}.`;
    return {
      lookedUp: name,
      outcome: { kind: 'noRecord', reason },
      sections: [],
      raw: [answered.raw],
    };
  }
  const note = subdomainNote(indicator, name);
  const facts =
    indicator.kind === 'fqdn'
      ? fact(
          'addresses',
          'Addresses',
          'indicator',
          hosts.map((host) => hostCell(host.ip_address)),
          'IP Address',
          'address',
        )
      : [];
  const counts = domainCounts(
    'Domains that share the address',
    hosts.map((host) => ({
      host: host.ip_address ?? name,
      total: host.domain_count ?? host.domain_names.length,
    })),
  );
  return {
    lookedUp: lookedUpOf(hosts[0]?.ip_address, indicator, name),
    outcome: outcomeOf(tables),
    sections: [
      ...factsSection('summary', 'Summary', [...facts, ...counts], note),
      ...(indicator.kind === 'fqdn'
        ? [
            addressTable(
              tables,
              hosts.map((host) => host.ip_address),
            ),
          ]
        : []),
      ...tables,
    ],
    raw: [answered.raw],
  };
}

/** Of an address the answer itself says which one it is about. */
function lookedUpOf(address: string | undefined, indicator: IndicatorRef, name: string): string {
  return indicator.kind === 'fqdn' || address === undefined ? name : hostText(address);
}

function outcomeOf(tables: readonly TableSection[]): Outcome {
  const short = tables
    .map((table) => shortage(table, table.title.replace(/^D/, 'd')))
    .filter((reason) => reason !== undefined);
  return short.length === 0 ? { kind: 'found' } : { kind: 'partial', reason: short.join(' ') };
}

const ADDRESS_COLUMNS: readonly Column[] = [
  { id: 'address', label: 'IP Address', type: 'indicator', relation: 'address' },
  { id: 'counted', label: 'Domains Counted', type: 'number' },
  { id: 'listed', label: 'Domains Listed', type: 'number' },
];

function addressTable(
  tables: readonly TableSection[],
  addresses: readonly (string | undefined)[],
): TableSection {
  return {
    type: 'table',
    id: 'addresses',
    title: 'Addresses',
    columns: ADDRESS_COLUMNS,
    rows: tables.map((table, index) => [
      hostCell(addresses[index]),
      table.total ?? null,
      table.shown,
    ]),
    shown: tables.length,
    addLabel: 'Add Selected Addresses',
  };
}

/** Not sent unless it is asked for: what the vendor lists without it is the most there is. */
function limitOf(parameters: Parameters): number | undefined {
  const limit = parameters.limit;
  if (limit === undefined) {
    return undefined;
  }
  if (!Number.isInteger(Number(limit)) || Number(limit) < 1) {
    throw new LensError(
      badInput('A limit is a whole number from 1 on.', 'Correct the parameter limit.'),
    );
  }
  return Number(limit);
}
