import type { SavedIndicator, Tlp, Verdict } from '../../core/library/model';
import { toldBy } from '../../core/library/toldBy';
import { codeSpan } from '../../core/markdown';
import { visibleLine } from '../../core/visible';
import { latestVerdict, type Dossier } from '../dossier';
import type { Collector } from './collector';
import { stixTime } from './collector';
import { observableType, ownId } from './identifiers';
import { EXTENSION, type StixOf } from './model';
import { relationship } from './relations';
import { written } from '../libraryFormat';

/** Section 10.7, indicator-type-ov. `benign` has none: see `indicatorOf`. */
const INDICATOR_TYPE = {
  unknown: 'unknown',
  suspicious: 'anomalous-activity',
  malicious: 'malicious-activity',
} as const satisfies Partial<Record<Verdict, string>>;

/** What an entry of the library is in STIX; the ids of everything that its cases refer to. */
export function entryObjects(
  collector: Collector,
  dossier: Dossier & { readonly entry: SavedIndicator },
  tlp: Tlp,
): readonly string[] {
  const { indicator, data, entry } = dossier;
  const key = [data, indicator.kind, indicator.value];
  const observable = collector.indicator(indicator, tlp);
  const observed = collector.add({
    type: 'observed-data',
    id: ownId('observed-data', 'entry', ...key),
    ...collector.common(entry.savedAt, entry.changedAt, tlp),
    ...labelsOf(dossier),
    first_observed: stixTime(entry.savedAt),
    last_observed: stixTime(entry.savedAt),
    number_observed: 1,
    object_refs: [observable],
    extensions: {
      [EXTENSION]: {
        extension_type: 'property-extension',
        saved_indicator: withoutEmpty(written(entry)),
      },
    },
  });
  const subject = [observable, observed, ...indicatorOf(collector, dossier, observed, tlp)];
  const notes = entry.notes.map((note) =>
    collector.add({
      type: 'note',
      id: ownId('note', ...key, note.id),
      ...collector.common(note.at, note.at, tlp),
      ...labelsOf({ data }),
      ...(note.by !== '' && { authors: [note.by] }),
      content: note.text,
      object_refs: [...subject],
    }),
  );
  const attributes = attributesNote(collector, entry, subject, tlp);
  const related = entry.related.map((one) => relationship(collector, indicator, one, tlp));
  return [...subject, ...notes, ...attributes, ...related];
}

/**
 * An Indicator object and its relationship to what was observed. Consumers turn Indicators into
 * detections, so what the analyst holds to be benign gets none; without a verdict it says `unknown`.
 */
export function indicatorOf(
  collector: Collector,
  dossier: Dossier,
  observed: string,
  tlp: Tlp,
): readonly string[] {
  const { indicator, data, entry, results } = dossier;
  const given = latestVerdict(entry);
  const verdict = given?.verdict ?? 'unknown';
  const times = results.map(({ retrievedAt }) => stixTime(retrievedAt)).toSorted();
  const created = entry?.savedAt ?? times[0];
  if (verdict === 'benign' || created === undefined) {
    return [];
  }
  const modified = entry?.changedAt ?? times.at(-1) ?? created;
  const said = [
    ...(given === undefined ? [] : [`Verdict ${verdict} by ${given.by}, ${given.at}.`]),
    ...(entry?.score === undefined
      ? []
      : [
          `Risk score ${entry.score.score} of 100, ${toldBy(entry.score)}, ${entry.score.retrievedAt}.`,
        ]),
  ].join(' ');
  const object: StixOf<'indicator'> = {
    type: 'indicator',
    id: ownId('indicator', data, indicator.kind, indicator.value),
    ...collector.common(created, modified, tlp),
    ...labelsOf(dossier),
    name: indicator.value,
    ...(said !== '' && { description: said }),
    indicator_types: [INDICATOR_TYPE[verdict]],
    pattern: `[${observableType(indicator)}:value = '${indicator.value}']`,
    pattern_type: 'stix',
    pattern_version: '2.1',
    valid_from: stixTime(created),
  };
  const based = collector.add({
    type: 'relationship',
    id: ownId('relationship', 'based-on', object.id, observed),
    ...collector.common(created, created, tlp),
    relationship_type: 'based-on',
    source_ref: collector.add(object),
    target_ref: observed,
  });
  return [object.id, based];
}

/** Tags; what comes from the sample case says so. */
export function labelsOf({ data, entry }: Pick<Dossier, 'data' | 'entry'>): {
  readonly labels?: string[];
} {
  const labels = [
    ...(data === 'sample' ? ['sample-data'] : []),
    ...(entry?.tags ?? []).filter((tag) => tag !== ''),
  ];
  return labels.length === 0 ? {} : { labels: [...new Set(labels)] };
}

/** Attributes for readers who do not know our extension. */
function attributesNote(
  collector: Collector,
  { attributes, indicator, data }: SavedIndicator,
  subject: readonly string[],
  tlp: Tlp,
): readonly string[] {
  if (attributes.length === 0) {
    return [];
  }
  const times = attributes.map(({ retrievedAt }) => retrievedAt).toSorted();
  const lines = attributes.map(
    (one) =>
      `- ${codeSpan(visibleLine(one.name))}: ${codeSpan(visibleLine(one.value))} (${visibleLine(toldBy(one))}, ${one.retrievedAt})`,
  );
  return [
    collector.add({
      type: 'note',
      id: ownId('note', 'attributes', data, indicator.kind, indicator.value),
      ...collector.common(times[0] ?? '', times.at(-1) ?? '', tlp),
      ...labelsOf({ data }),
      abstract: 'Saved attributes',
      content: lines.join('\n'),
      object_refs: [...subject],
    }),
  ];
}

/** STIX 2.1 section 3.1 allows no empty list; reading puts them back. */
function withoutEmpty(entry: SavedIndicator) {
  const { verdicts, tags, attributes, related, notes, cases, ...rest } = entry;
  return {
    ...rest,
    ...(verdicts.length > 0 && { verdicts: [...verdicts] }),
    ...(tags.length > 0 && { tags: [...tags] }),
    ...(attributes.length > 0 && { attributes: [...attributes] }),
    ...(related.length > 0 && { related: [...related] }),
    ...(notes.length > 0 && { notes: [...notes] }),
    ...(cases.length > 0 && { cases: [...cases] }),
  };
}
