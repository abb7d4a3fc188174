import type { IndicatorRef } from '../../core/indicator/model';
import type { Cost } from '../../core/operation/cost';
import type { Parameters } from '../../core/operation/ids';
import type {
  Answer,
  CappedBy,
  Offer,
  RawResponse,
  Row,
  Section,
  TableSection,
} from '../../core/result/model';
import { domainCounts, reducedNote } from './cells';
import { hostCell, hostCells, joined } from '../kit/cells';
import { fact, factsSection } from '../kit/facts';
import { counted, grouped } from '../kit/words';
import { IRIS_LIMIT, IRIS_PRODUCT, irisColumns } from './iris';
import type { MailHost, MailHosts, Via } from './mailHosts';

/** Iris is metered by request and sends up to 500 domains in one. */
export const MOST_PAGES = 4;

/** What became of the question about one mail host. */
export interface HostAnswer {
  readonly host: MailHost;
  readonly via: Via;
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  /** Where reading can go on. */
  readonly position?: string;
  /** The vendor's sentence where it stops listing. */
  readonly limit?: string;
  /** Why there is no answer. */
  readonly missing?: string;
  readonly raw: readonly RawResponse[];
}

/** The older endpoint lists the oldest domains only. Source: its page in the vendor's documentation. */
const LEGACY_LIMIT = 50;

interface MailAnswers {
  readonly found: MailHosts;
  readonly answers: readonly HostAnswer[];
  readonly notAsked: readonly MailHost[];
  /** True where the mail host was given, not found. */
  readonly named: boolean;
}

/** The most a question can spend: fewer pages are read where there are fewer. */
export function costOf(parameters: Parameters, product: string = IRIS_PRODUCT): readonly Cost[] {
  const amount = parameters.mailServer === undefined ? 1 + MOST_PAGES : MOST_PAGES;
  return [{ product, amount, unit: 'query', bound: 'atMost' }];
}

/** The mail hosts of a name, and what else uses each of them. */
export function mapReverseMx(indicator: IndicatorRef, name: string, mail: MailAnswers): Answer {
  const { found, answers, notAsked, named } = mail;
  const raw = [...found.raw, ...answers.flatMap((answer) => answer.raw)];
  if (found.hosts.length === 0) {
    const reason = found.nothing ?? `DomainTools knows no mail server of ${name}.`;
    return { lookedUp: name, outcome: { kind: 'noRecord', reason }, sections: [], raw };
  }
  const tables = answers.filter((answer) => answer.missing === undefined).map(domainsTable);
  const gaps = [
    ...answers.flatMap(gapOf),
    ...(notAsked.length === 0
      ? []
      : [`Not asked, to spare quota: ${notAsked.map((host) => host.host).join(', ')}.`]),
  ];
  const counts = answers.map((answer) => ({
    host: answer.host.host,
    total: answer.total ?? (answer.missing === undefined ? answer.rows.length : null),
  }));
  const sections: readonly Section[] = [
    ...factsSection(
      'summary',
      'Summary',
      [
        ...fact(
          'mailServers',
          'Mail servers',
          'indicator',
          hostCells(found.hosts.map((h) => h.host)),
          'Mail Server',
          'mail host',
        ),
        ...domainCounts('Domains on the same mail server', counts),
      ],
      named ? undefined : reducedNote(indicator, name),
    ),
    mailServersTable(found.hosts, answers),
    ...tables,
  ];
  const asked = answers.filter((answer) => answer.missing === undefined);
  const lookedUp = asked.map((answer) => answer.host.host).join(', ') || name;
  const offers = offersOf(answers, notAsked);
  if (gaps.length === 0 && tables.every((table) => table.shown === 0)) {
    const reason = `DomainTools knows no domain that uses ${lookedUp}.`;
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

function gapOf(answer: HostAnswer): readonly string[] {
  if (answer.missing !== undefined) {
    return [`${answer.host.host} is missing: ${answer.missing}`];
  }
  const cap = capOf(answer);
  const shown = answer.rows.length;
  return cap === undefined
    ? []
    : [
        `Shown ${grouped(shown)}${answer.total === undefined ? '' : ` of ${grouped(answer.total)}`} domains that use ${answer.host.host}: ${cap.reason}.`,
      ];
}

function capOf(answer: HostAnswer): CappedBy | undefined {
  if (answer.limit !== undefined) {
    return {
      by: 'vendor',
      reason: `DomainTools stops at ${grouped(IRIS_LIMIT)} (“${answer.limit}”)`,
    };
  }
  if (answer.position !== undefined) {
    return {
      by: 'indicatorLens',
      reason: `reading stopped after ${counted(answer.raw.length, 'page')}, because each is metered`,
    };
  }
  if (answer.via === 'legacy') {
    return answer.rows.length < LEGACY_LIMIT
      ? undefined
      : { by: 'vendor', reason: `the older look-up lists at most the ${LEGACY_LIMIT} oldest` };
  }
  return answer.total !== undefined && answer.total > answer.rows.length
    ? { by: 'vendor', reason: 'DomainTools lists fewer domains than it counts' }
    : undefined;
}

function domainsTable(answer: HostAnswer): TableSection {
  const cappedBy = capOf(answer);
  return {
    type: 'table',
    id: `domains-${answer.host.host}`,
    title: `Domains that use ${answer.host.host}`,
    columns: irisColumns('uses the same mail host').slice(0, answer.via === 'iris' ? undefined : 1),
    rows: answer.rows,
    shown: answer.rows.length,
    ...(answer.total === undefined ? {} : { total: answer.total }),
    ...(cappedBy === undefined ? {} : { cappedBy }),
    addLabel: 'Add Selected Domains',
  };
}

function mailServersTable(
  hosts: readonly MailHost[],
  answers: readonly HostAnswer[],
): TableSection {
  return {
    type: 'table',
    id: 'mailServers',
    title: 'Mail Servers',
    columns: [
      { id: 'mailServer', label: 'Mail Server', type: 'indicator', relation: 'mail host' },
      { id: 'priority', label: 'Priority', type: 'number' },
      { id: 'domains', label: 'Domains', type: 'number' },
      { id: 'addresses', label: 'Addresses', type: 'text' },
    ],
    rows: hosts.map((host) => [
      hostCell(host.host),
      host.priority ?? null,
      answers.find((answer) => answer.host === host)?.total ?? host.domains ?? null,
      joined(host.addresses),
    ]),
    shown: hosts.length,
    addLabel: 'Add Selected Mail Servers',
  };
}

/** Reading on where it stopped, and the hosts that were left out. */
function offersOf(answers: readonly HostAnswer[], notAsked: readonly MailHost[]): readonly Offer[] {
  const onwards = answers.flatMap(({ host, position, total, rows }) =>
    position === undefined
      ? []
      : [
          {
            label: `Read on after the first ${grouped(rows.length)}${total === undefined ? '' : ` of ${grouped(total)}`} domains that use ${host.host} (at most ${MOST_PAGES} pages)`,
            parameters: { mailServer: host.host, position },
          },
        ],
  );
  const others = notAsked.map((host) => ({
    label: `Ask about mail server ${host.host}`,
    parameters: { mailServer: host.host },
  }));
  return [...onwards, ...others].map((offer) => ({ ...offer, cost: costOf(offer.parameters) }));
}
