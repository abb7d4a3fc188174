import * as z from 'zod';
import type { Tlp } from '../../core/library/model';
import { codeBlock } from '../markdownText';
import { cellText } from '../../core/result/cellText';
import { sourceName } from '../../core/result/caution';
import { scoreText } from '../../core/result/score';
import { factsOf } from '../../core/result/facts';
import type { Cell, Result } from '../../core/result/model';
import type { Dossier } from '../dossier';
import { dnsRecordsOf, relatedOf, type DnsRecord } from '../named';
import { stixTime, stixTimeOf, type Collector } from './collector';
import { labelsOf } from './entryObjects';
import { ownId } from './identifiers';
import { relationship, sourceReference } from './relations';

const MOST_OBSERVED = 999_999_999;
const EMAIL = z.email();

/**
 * What the answers say in STIX: each answer as observed data with a note of its facts, each indicator
 * it names as an observable with its relationship. The ids of all of it; `observed` is the first
 * observed data, on which an Indicator can be based.
 */
export function resultObjects(
  collector: Collector,
  dossier: Dossier,
  tlp: Tlp,
): { readonly ids: readonly string[]; readonly observed?: string } {
  const told = dossier.results.filter(({ outcome }) => outcome.kind !== 'failed');
  const all = told.map((result) => objectsOf(collector, dossier, result, tlp));
  const observed = all.find((one) => one.observed !== undefined)?.observed;
  return { ids: all.flatMap(({ ids }) => ids), ...(observed !== undefined && { observed }) };
}

function objectsOf(
  collector: Collector,
  dossier: Dossier,
  result: Result,
  tlp: Tlp,
): { readonly ids: readonly string[]; readonly observed?: string } {
  const { indicator, data } = dossier;
  const { operation, retrievedAt, source } = result;
  const key = [data, indicator.kind, indicator.value, operation, JSON.stringify(result.parameters)];
  const observable = collector.indicator(indicator, tlp);
  const common = {
    ...collector.common(retrievedAt, retrievedAt, tlp),
    ...labelsOf({ data }),
    external_references: [sourceReference(`${sourceName(source)}: ${operation}`, retrievedAt)],
  };
  const note = collector.add({
    type: 'note',
    id: ownId('note', 'answer', ...key),
    ...common,
    abstract: `${sourceName(source)}: ${operation}`,
    content: contentOf(result),
    object_refs: [observable],
  });
  if (result.outcome.kind === 'noRecord') {
    return { ids: [observable, note] };
  }
  const observed = collector.add({
    type: 'observed-data',
    id: ownId('observed-data', 'answer', ...key),
    ...common,
    first_observed: stixTime(retrievedAt),
    last_observed: stixTime(retrievedAt),
    number_observed: 1,
    object_refs: [observable],
  });
  const ids = [
    ...relatedOf(result).map((one) => relationship(collector, indicator, one, tlp)),
    ...dnsRecordsOf(result).flatMap((record) => dnsObject(collector, record, result, tlp)),
    ...networkObjects(collector, result, observable, tlp),
    ...mailObjects(collector, result, observable, tlp),
  ];
  return { ids: [observable, note, observed, ...ids], observed };
}

/** A name and its address as a passive DNS server saw them: when, until when and how often. */
function dnsObject(
  collector: Collector,
  record: DnsRecord,
  { operation, retrievedAt, source }: Result,
  tlp: Tlp,
): readonly string[] {
  const { name, answer, rrtype, count } = record;
  if (name === undefined || answer === undefined || (rrtype !== 'A' && rrtype !== 'AAAA')) {
    return [];
  }
  const times = [stixTimeOf(record.firstSeen), stixTimeOf(record.lastSeen)]
    .filter((time) => time !== undefined)
    .toSorted();
  const first = times[0] ?? stixTime(retrievedAt);
  const last = times.at(-1) ?? first;
  return [
    collector.add({
      type: 'observed-data',
      id: ownId('observed-data', operation, source.data, name.value, rrtype, answer.value),
      ...collector.common(retrievedAt, retrievedAt, tlp),
      ...labelsOf({ data: source.data }),
      first_observed: first,
      last_observed: last,
      number_observed: Math.min(Math.max(Math.trunc(count ?? 1), 1), MOST_OBSERVED),
      object_refs: [collector.indicator(name, tlp), collector.indicator(answer, tlp)],
      external_references: [
        sourceReference(`${sourceName(source)}: ${record.origin ?? operation}`, retrievedAt),
      ],
    }),
  ];
}

/** The autonomous system of an address. */
function networkObjects(
  collector: Collector,
  result: Result,
  observable: string,
  tlp: Tlp,
): readonly string[] {
  if (result.indicator.kind === 'fqdn') {
    return [];
  }
  return factsOf(result, 'asn')
    .flatMap(({ values }) => values)
    .flatMap((cell) => {
      const [, number, name] = /^(?:AS)?(\d{1,10})\b\s*(.*)$/is.exec(cellText(cell)) ?? [];
      if (number === undefined || Number(number) > 4_294_967_295) {
        return [];
      }
      const target = collector.observable(
        { type: 'autonomous-system', number: Number(number), ...(name && { name }) },
        tlp,
      );
      return [linked(collector, 'belongs-to', observable, target, undefined, result, tlp)];
    });
}

/** E-mail addresses of a registration. */
function mailObjects(
  collector: Collector,
  result: Result,
  observable: string,
  tlp: Tlp,
): readonly string[] {
  const facts = [...factsOf(result, 'emails'), ...factsOf(result, 'abuseMailbox')];
  return facts.flatMap(({ label, values }) =>
    values.flatMap((cell) => {
      const value = cellText(cell);
      return EMAIL.safeParse(value).success
        ? [
            linked(
              collector,
              'related-to',
              observable,
              collector.observable({ type: 'email-addr', value }, tlp),
              label,
              result,
              tlp,
            ),
          ]
        : [];
    }),
  );
}

function linked(
  collector: Collector,
  type: string,
  from: string,
  to: string,
  description: string | undefined,
  { operation, retrievedAt, source }: Result,
  tlp: Tlp,
): string {
  return collector.add({
    type: 'relationship',
    id: ownId('relationship', type, from, to, description ?? '', operation),
    ...collector.common(retrievedAt, retrievedAt, tlp),
    relationship_type: type,
    ...(description !== undefined && { description }),
    source_ref: from,
    target_ref: to,
    external_references: [sourceReference(sourceName(source), retrievedAt)],
  });
}

/** The outcome, the facts and the counts of an answer as text that stays text. */
function contentOf(result: Result): string {
  const { outcome, lookedUp, askedFor, sections } = result;
  const lines = [
    ...(lookedUp === askedFor ? [] : [`Looked up: ${lookedUp}`]),
    outcome.kind === 'found' || outcome.kind === 'failed'
      ? 'Outcome: found'
      : `Outcome: ${outcome.kind === 'partial' ? 'not whole' : 'no record'}. ${outcome.reason}`,
    ...factsOf(result).map(({ label, values }) => `${label}: ${listed(values)}`),
    ...sections.flatMap((section) => {
      switch (section.type) {
        case 'score':
          return [`${section.title}: ${scoreText(section)}`];
        case 'table':
          return [
            `${section.title}: ${section.shown} rows${section.total === undefined ? '' : ` of ${section.total}`}. ${section.cappedBy?.reason ?? ''}`.trim(),
          ];
        default:
          return [];
      }
    }),
  ];
  return codeBlock(lines.join('\n'));
}

function listed(values: readonly Cell[]): string {
  return values.map((value) => cellText(value).replace(/\s+/g, ' ')).join(', ');
}
