import type { Origin, SavedIndicator } from '../../core/library/model';
import { toldBy } from '../../core/library/toldBy';
import { latestVerdict, tlpOf, type Dossier, type ExportContent } from '../dossier';
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
  const within = ownUuid(
    info,
    JSON.stringify(cases.map(({ id }) => id)),
    JSON.stringify(dossiers.map(({ indicator, data }) => `${data} ${indicator.value}`)),
  );
  const attributes = onceEach(
    dossiers.flatMap((dossier) =>
      partsOf(dossier, content).map((parts) => attribute(within, parts)),
    ),
  );
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
    Attribute: [...attributes],
    Object: [...new Map(objects.map((one) => [one.uuid, one])).values()],
  };
  eventSchema.parse({ Event: event });
  return `${JSON.stringify({ Event: event }, null, 2)}\n`;
}

function partsOf(dossier: Dossier, content: ExportContent): readonly AttributeParts[] {
  const { indicator, data, entry, results } = dossier;
  const verdict = latestVerdict(entry);
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
  const source = (one: Origin): string => `${toldBy(one)}, ${one.retrievedAt}`;
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

/** Enough to find the rest: MISP keeps 64 KiB of a comment. */
const MOST_COMMENTS = 20;

/** MISP takes a value of a type once an event: what else is said of it goes into its comment. */
function onceEach(attributes: readonly MispAttribute[]): readonly MispAttribute[] {
  const byId = new Map<string, MispAttribute[]>();
  for (const one of attributes) {
    const same = byId.get(one.uuid) ?? [];
    same.push(one);
    byId.set(one.uuid, same);
  }
  return [...byId.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length === 1) {
      return same;
    }
    const comments = [...new Set(same.map(({ comment }) => comment))].filter(Boolean);
    const names = new Set(same.flatMap(({ Tag }) => (Tag ?? []).map(({ name }) => name)));
    const more = comments.length - MOST_COMMENTS;
    const newest = same.reduce((last, { timestamp }) => Math.max(last, Number(timestamp)), 0);
    return [
      {
        ...first,
        to_ids: same.some(({ to_ids }) => to_ids),
        timestamp: String(newest),
        comment: [
          ...comments.slice(0, MOST_COMMENTS),
          ...(more > 0 ? [`and ${more} more`] : []),
        ].join('; '),
        ...(names.size > 0 && { Tag: Array.from(names, (name) => ({ name })) }),
      },
    ];
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
