import type { FactId } from '../../core/result/factIds';
import { factsOf } from '../../core/result/facts';
import { summarise, type Summary } from '../../core/result/summary';
import type { Fact, Result } from '../../core/result/model';
import type { PlannedOperation } from '../../protocol/toWebview';
import { answersOf } from '../answer/answers';
import type { SummaryCard, SummaryLine, SummaryPart } from './card';
import { lastChangeCard } from './lastChange';
import { ago, number, t } from '../words';

type Facts = Summary['facts'];
type Found = NonNullable<ReturnType<Facts['get']>>;

/** How many values of a fact a card has room for. */
const MOST_CELLS = 4;

/** The cards that the answers can fill, in the order in which an analyst asks. */
export function cardsOf(
  operations: readonly PlannedOperation[],
  results: readonly Result[],
  now: number,
): readonly SummaryCard[] {
  const best = operations.flatMap(({ id }) => answersOf(results, id).best ?? []);
  const summary = summarise(best);
  const { facts } = summary;
  const network = facts.has('networks') || facts.has('asn') || facts.has('organisation');
  return [
    riskCard(summary.score),
    card(facts, 'registered', t('Registered'), {
      headline: dated(facts, 'created', now),
      ids: ['registrar', 'registrant', 'created', 'expires'],
    }),
    network
      ? card(facts, 'network', t('Network'), {
          headline: first(facts, 'asn') ?? first(facts, 'organisation'),
          ids: ['organisation', 'country', 'networks', 'abuseMailbox'],
        })
      : undefined,
    ...SHARED.map((id) => sharedCard(best, facts, id, sharedTitle(id))),
    otherSharedCard(best),
    passiveDnsCard(best),
    lastChangeCard(best, now),
  ].filter((one) => one !== undefined);
}

/** What names have in common with others: the values, and how many share them. */
const SHARED = ['addresses', 'nameServers', 'mailServers'] as const;

function sharedTitle(id: (typeof SHARED)[number]): string {
  return {
    addresses: t('Hosting'),
    nameServers: t('Name servers'),
    mailServers: t('Mail servers'),
  }[id];
}

function card(
  facts: Facts,
  id: string,
  title: string,
  what: { headline: string | undefined; ids: readonly FactId[] },
): SummaryCard | undefined {
  const found = what.ids.flatMap((factId) => facts.get(factId) ?? []);
  return found.length === 0
    ? undefined
    : {
        id,
        title,
        ...(what.headline !== undefined && { headline: what.headline }),
        parts: partsOf(found, what.ids.length > 1),
      };
}

/** One part for each answer, in the order in which they first speak. */
function partsOf(found: readonly Found[], labelled: boolean): readonly SummaryPart[] {
  const results = [...new Set(found.map(({ result }) => result))];
  return results.map((result) => ({
    result,
    lines: found
      .filter((one) => one.result === result)
      .map(({ what }) => lineOf(what, labelled ? what.label : undefined)),
  }));
}

function lineOf(fact: Fact, label: string | undefined): SummaryLine {
  const more = fact.values.length - MOST_CELLS;
  const cells = fact.values.slice(0, MOST_CELLS);
  return {
    type: fact.type,
    cells: more > 0 ? [...cells, t('and {0} more', number(more))] : cells,
    ...(label !== undefined && { label }),
  };
}

function first(facts: Facts, id: FactId): string | undefined {
  const cell = facts.get(id)?.what.values[0];
  return typeof cell === 'string' ? cell : undefined;
}

function dated(facts: Facts, id: FactId, now: number): string | undefined {
  const date = first(facts, id);
  return date === undefined || Number.isNaN(Date.parse(date)) ? undefined : ago(date, now);
}

function riskCard(score: Summary['score']): SummaryCard | undefined {
  if (score === undefined) {
    return undefined;
  }
  return {
    id: 'risk',
    title: t('Risk'),
    score: score.what,
    parts: [{ result: score.result, lines: [] }],
  };
}

/**
 * The values, and the count of domains from each answer that is about these values: one that tells
 * them itself.
 */
function sharedCard(
  results: readonly Result[],
  facts: Facts,
  id: FactId,
  title: string,
): SummaryCard | undefined {
  const values = facts.get(id);
  if (values === undefined) {
    return undefined;
  }
  const counts = results.flatMap((result) => (sharedOf(result) === id ? countsOf(result) : []));
  const first: SummaryPart = {
    result: values.result,
    lines: [
      lineOf(values.what, undefined),
      ...counts.filter(({ result }) => result === values.result).flatMap(({ lines }) => lines),
    ],
  };
  const others = counts.filter(({ result }) => result !== values.result);
  return { id, title, parts: [first, ...others] };
}

/** Counts of answers that do not tell what the domains share, such as all on one address. */
function otherSharedCard(results: readonly Result[]): SummaryCard | undefined {
  const parts = results.flatMap((result) => (sharedOf(result) ? [] : countsOf(result)));
  return parts.length === 0 ? undefined : { id: 'shared', title: t('Shared with'), parts };
}

function sharedOf(result: Result): FactId | undefined {
  const ids = new Set(factsOf(result).map((fact) => fact.id));
  return SHARED.find((id) => ids.has(id));
}

function countsOf(result: Result): readonly SummaryPart[] {
  const counts = factsOf(result, 'domainCount').filter(({ values }) => values.length > 0);
  return counts.length === 0
    ? []
    : [{ result, lines: counts.map((fact) => lineOf(fact, fact.label)) }];
}

/** What each source saw: none holds what another saw, so that nothing is added up over them. */
function passiveDnsCard(results: readonly Result[]): SummaryCard | undefined {
  const seen = results.flatMap((result) => seenIn(result) ?? []);
  const [only, ...others] = seen;
  if (only === undefined) {
    return undefined;
  }
  const alone = others.length === 0;
  return {
    id: 'passiveDns',
    title: t('Passive DNS'),
    ...(alone && { headline: recordWords(only.records) }),
    parts: seen.map(({ result, dates, records, sides }) => ({
      result,
      lines: [...dates, ...(sides ?? (alone ? [] : [textLine(recordWords(records))]))],
    })),
  };
}

interface Seen {
  readonly result: Result;
  readonly records: number;
  /** First and last seen. */
  readonly dates: readonly SummaryLine[];
  /** How many of the records are of other names; absent where the source sends no such records. */
  readonly sides?: readonly SummaryLine[];
}

function seenIn(result: Result): Seen | undefined {
  const valueOf = (id: FactId) => factsOf(result, id)[0]?.values[0];
  const direct = valueOf('directRecords');
  if (typeof direct !== 'number') {
    return undefined;
  }
  const associated = valueOf('associatedRecords');
  const date = (id: FactId, label: string): readonly SummaryLine[] => {
    const value = valueOf(id);
    return typeof value === 'string' ? [{ label, type: 'date', cells: [value] }] : [];
  };
  return {
    result,
    records: direct + (typeof associated === 'number' ? associated : 0),
    dates: [...date('firstSeen', t('First seen')), ...date('lastSeen', t('Last seen'))],
    ...(typeof associated === 'number' && {
      sides: [textLine(t('{0} direct, {1} associated', number(direct), number(associated)))],
    }),
  };
}

function recordWords(records: number): string {
  return records === 1 ? t('1 record') : t('{0} records', number(records));
}

function textLine(text: string): SummaryLine {
  return { type: 'text', cells: [text] };
}
