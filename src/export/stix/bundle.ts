import type { Case } from '../../core/library/model';
import { stricter } from '../../core/library/tlp';
import { tlpOf, type Dossier, type ExportContent } from '../dossier';
import { Collector, PRODUCER } from './collector';
import { entryObjects, indicatorOf } from './entryObjects';
import { ownId } from './identifiers';
import { bundleSchema, EXTENSION, type StixOf } from './model';
import { resultObjects } from './resultObjects';

/**
 * A STIX 2.1 bundle as JSON text. The same content gives the same text: ids are made from what the
 * objects are, times from when things were saved, changed and retrieved. What was saved comes back
 * whole when the bundle is imported. Mapping: docs/export.md.
 */
export function toStix(content: ExportContent): string {
  const collector = new Collector();
  const members = new Map<Case['id'], string[]>();
  for (const dossier of content.dossiers) {
    const ids = dossierObjects(collector, dossier, content);
    for (const id of dossier.entry?.cases ?? []) {
      const known = members.get(id) ?? [];
      ids.forEach((one) => known.push(one));
      members.set(id, known);
    }
  }
  for (const one of content.cases) {
    grouping(collector, one, members.get(one.id) ?? [], content);
  }
  const used = content.cases.length > 0 || content.dossiers.some(({ entry }) => entry);
  if (used) {
    collector.add(extensionDefinition());
  }
  const objects = collector.all();
  const version = objects.map((one) => `${one.id} ${'modified' in one ? one.modified : ''}`);
  const bundle = { type: 'bundle', id: ownId('bundle', version.toSorted().join('\n')), objects };
  bundleSchema.parse(bundle);
  return `${JSON.stringify(bundle, null, objects.length > MOST_INDENTED ? 0 : 2)}\n`;
}

/** Objects that somebody would read; indentation is a third of a large bundle. */
const MOST_INDENTED = 1000;

function dossierObjects(
  collector: Collector,
  dossier: Dossier,
  content: ExportContent,
): readonly string[] {
  const tlp = tlpOf(dossier, content);
  const { entry } = dossier;
  const answers = resultObjects(collector, dossier, tlp);
  if (entry !== undefined) {
    return [...entryObjects(collector, { ...dossier, entry }, tlp), ...answers.ids];
  }
  const based =
    answers.observed === undefined ? [] : indicatorOf(collector, dossier, answers.observed, tlp);
  return [...answers.ids, ...based];
}

/** A case is a Grouping (section 4.4): an investigation under way, not a finished report. */
function grouping(
  collector: Collector,
  one: Case,
  members: readonly string[],
  { dossiers, tlp }: ExportContent,
): void {
  const changes = dossiers
    .flatMap(({ entry }) => (entry?.cases.includes(one.id) === true ? [entry.changedAt] : []))
    .map((time) => new Date(time).toISOString());
  const modified = [new Date(one.createdAt).toISOString(), ...changes].toSorted().at(-1);
  collector.add({
    type: 'grouping',
    id: ownId('grouping', one.id),
    ...collector.common(one.createdAt, modified ?? one.createdAt, stricter(tlp, one.tlp)),
    ...(one.name !== '' && { name: one.name }),
    ...(one.description !== '' && { description: one.description }),
    context: 'suspicious-activity',
    // A list is never empty (section 3.1): a case without indicators refers to its producer.
    object_refs: members.length === 0 ? [PRODUCER.id] : [...new Set(members)],
    extensions: { [EXTENSION]: { extension_type: 'property-extension', case: one } },
  });
}

function extensionDefinition(): StixOf<'extension-definition'> {
  const { created, modified, id } = PRODUCER;
  return {
    type: 'extension-definition',
    spec_version: '2.1',
    id: EXTENSION,
    created_by_ref: id,
    created,
    modified,
    name: 'Indicator Lens library',
    description:
      'Entries and cases of an Indicator Lens library as they were saved, so that importing a bundle loses nothing.',
    schema:
      'On observed-data: `saved_indicator`, one entry of the library. On grouping: `case`. Members as in the JSON export of the library, version 1; empty lists are left out.',
    version: '1.0.0',
    extension_types: ['property-extension'],
  };
}
