import type { SavedIndicator } from '../../core/library/model';
import { standing, tlpOf, type Dossier, type ExportContent } from '../dossier';
import { ownUuid } from '../uuids';
import { attribute, mispType, seconds, type AttributeParts } from './attributes';
import { eventSchema, type MispAttribute, type MispEvent } from './model';
import { objectsOf } from './objects';

/** MISP's own taxonomies have no tag for a source's sample data. */
const SAMPLE = 'indicator-lens:data="sample"';

/**
 * A MISP event as JSON text, to be added by hand: unpublished, for your organisation only, and
 * detection (`to_ids`) only for what the analyst holds to be malicious or suspicious. `info` names
 * the event. The same content gives the same ids.
 */
export function toMisp(content: ExportContent, info: string): string {
  const { dossiers, cases, tlp } = content;
  const within = JSON.stringify([
    info,
    ...cases.map(({ id }) => id),
    ...dossiers.map(({ indicator, data }) => `${data} ${indicator.value}`),
  ]);
  const attributes = new Map<string, MispAttribute>();
  for (const parts of dossiers.flatMap((dossier) => partsOf(dossier, content))) {
    add(attributes, attribute(within, parts));
  }
  const objects = dossiers.flatMap(({ results }) =>
    results.flatMap((result) => objectsOf(within, result)),
  );
  const times = timesOf(content);
  const event: MispEvent = {
    uuid: ownUuid('event', within),
    info: info || 'Indicator Lens',
    date: (times[0] ?? '1970-01-01').slice(0, 10),
    timestamp: seconds(times.at(-1) ?? '1970-01-01'),
    published: false,
    threat_level_id: '4',
    analysis: '1',
    distribution: '0',
    Tag: [
      { name: `tlp:${tlp}` },
      ...(dossiers.some(({ data }) => data === 'sample') ? [{ name: SAMPLE }] : []),
    ],
    Attribute: [...attributes.values()],
    Object: [...new Map(objects.map((one) => [one.uuid, one])).values()],
  };
  eventSchema.parse({ Event: event });
  return `${JSON.stringify({ Event: event }, null, 2)}\n`;
}

function partsOf(dossier: Dossier, content: ExportContent): readonly AttributeParts[] {
  const { indicator, data, entry, results } = dossier;
  const verdict = standing(entry);
  const level = tlpOf(dossier, content);
  const tags = [
    ...(entry?.tags ?? []).filter((tag) => tag !== ''),
    ...(verdict === undefined ? [] : [`indicator-lens:verdict="${verdict.verdict}"`]),
    ...(entry?.score === undefined ? [] : [`indicator-lens:risk-score="${entry.score.score}"`]),
    ...(data === 'sample' ? [SAMPLE] : []),
    ...(level === content.tlp ? [] : [`tlp:${level}`]),
  ];
  const self: AttributeParts = {
    type: mispType(indicator),
    category: 'Network activity',
    value: indicator.value,
    at: entry?.changedAt ?? results[0]?.retrievedAt ?? '1970-01-01',
    toIds: verdict?.verdict === 'malicious' || verdict?.verdict === 'suspicious',
    comment: verdict === undefined ? '' : `${verdict.verdict} by ${verdict.by}, ${verdict.at}`,
    tags,
  };
  const marked = level === content.tlp ? [] : [`tlp:${level}`];
  return [self, ...(entry === undefined ? [] : savedParts(entry, marked))];
}

function savedParts(
  { indicator, related, attributes, notes }: SavedIndicator,
  tags: readonly string[],
): readonly AttributeParts[] {
  const source = (one: { operation?: string; source?: string; retrievedAt: string }): string =>
    `${one.operation ?? one.source ?? 'analyst'}, ${one.retrievedAt}`;
  return [
    ...related.map((one): AttributeParts => ({
      type: mispType(one.indicator),
      category: 'Network activity',
      value: one.indicator.value,
      at: one.retrievedAt,
      comment: `${one.relation} of ${indicator.value}: ${source(one)}`,
      tags,
    })),
    ...attributes
      .filter(({ name, value }) => `${name}${value}`.trim() !== '')
      .map((one): AttributeParts => ({
        type: 'text',
        category: 'External analysis',
        value: `${one.name}: ${one.value}`,
        at: one.retrievedAt,
        comment: `${indicator.value}: ${source(one)}`,
        tags,
      })),
    ...notes
      .filter(({ text }) => text.trim() !== '')
      .map((note): AttributeParts => ({
        type: 'comment',
        category: 'Other',
        value: note.text,
        at: note.at,
        comment: `note on ${indicator.value} by ${note.by}`,
        tags,
      })),
  ];
}

/** MISP takes a value of a type once an event: what else is said of it goes into its comment. */
function add(attributes: Map<string, MispAttribute>, added: MispAttribute): void {
  const known = attributes.get(added.uuid);
  if (known === undefined) {
    attributes.set(added.uuid, added);
    return;
  }
  const names = [...(known.Tag ?? []), ...(added.Tag ?? [])].map(({ name }) => name);
  const comments = [known.comment, added.comment].filter((comment) => comment !== '');
  attributes.set(added.uuid, {
    ...known,
    to_ids: known.to_ids || added.to_ids,
    timestamp:
      Number(known.timestamp) > Number(added.timestamp) ? known.timestamp : added.timestamp,
    comment: [...new Set(comments)].join('; '),
    ...(names.length > 0 && { Tag: [...new Set(names)].map((name) => ({ name })) }),
  });
}

/** From the first to the last thing that was saved or asked, ISO 8601. */
function timesOf({ dossiers, cases }: ExportContent): readonly string[] {
  return [
    ...cases.map(({ createdAt }) => createdAt),
    ...dossiers.flatMap(({ entry, results }) => [
      ...(entry === undefined ? [] : [entry.savedAt, entry.changedAt]),
      ...results.map(({ retrievedAt }) => retrievedAt),
    ]),
  ]
    .map((time) => new Date(time).toISOString())
    .toSorted();
}
