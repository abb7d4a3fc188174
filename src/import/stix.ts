import type * as z from 'zod';
import type { ImportSource, Incoming } from '../core/library/importing';
import type { Case, SavedIndicator } from '../core/library/model';
import { Collector } from '../export/stix/collector';
import { entryObjects } from '../export/stix/entryObjects';
import { EXTENSION } from '../export/stix/model';
import { caseSchema, savedIndicatorSchema } from '../export/libraryFormat';
import { problemOf, withKnownCases } from './libraryJson';
import type { Progress } from './progress';
import { withoutNulls } from './stixFile';
import { markingsOf } from './stixMarkings';
import { foreignSchema, isAboutTheBundle, isHost, type ForeignObject } from './stixObjects';
import {
  readHost,
  readIndicator,
  readNote,
  readObservedData,
  readRelationship,
  readResolutions,
} from './stixReaders';
import { StixShelf } from './stixShelf';
import { excerpt } from './value';

/** Types that are read beside observables. */
const READ = new Set([
  'indicator',
  'observed-data',
  'relationship',
  'note',
  'opinion',
  'grouping',
  'report',
]);

/**
 * Objects of STIX 2.1 or 2.0. What a library of ours saved comes back whole; what others say becomes
 * entries with their origin. Every object that is not taken is listed.
 */
export function readStix(
  list: readonly unknown[],
  source: ImportSource,
  progress: Progress,
): Incoming {
  const { objects, broken } = objectsOf(list, progress);
  const shelf = new StixShelf(objects, source);
  broken.forEach((one) => shelf.refused.push(one));
  const own = ownContent(objects, shelf);
  const told = toldBy(own.entries);
  const foreign = [...objects.values()].filter(
    (object) => !told.has(object.id) && !isAboutTheBundle(object),
  );
  const related = relationOnly(foreign);

  // Observables first, then what says that they matter, then what is said about them.
  const of = (...types: string[]) => foreign.filter(({ type }) => types.includes(type));
  for (const host of [...objects.values()].filter(isHost)) {
    readHost(shelf, host, told.has(host.id) || related.has(host.id));
  }
  of('indicator').forEach((one) => readIndicator(shelf, one));
  of('observed-data').forEach((one) => readObservedData(shelf, one, related));
  of('relationship').forEach((one) => readRelationship(shelf, one));
  of('domain-name').forEach((one) => readResolutions(shelf, one));
  of('note', 'opinion').forEach((one) => readNote(shelf, one));
  const groups = of('grouping', 'report')
    .filter(({ id }) => !own.groupings.has(id))
    .map((one) => caseOf(shelf, one));
  for (const object of foreign) {
    if (!isHost(object) && !READ.has(object.type)) {
      shelf.refuse(object, 'not about an address or a host name');
    }
  }
  const cases = [...own.cases, ...groups, ...shelf.markedCases(groups)];
  return {
    format: 'stix',
    read: list.length,
    entries: withKnownCases(own.entries, cases),
    foreign: shelf.all(),
    cases,
    refused: shelf.refused,
  };
}

function objectsOf(list: readonly unknown[], progress: Progress) {
  const objects = new Map<string, ForeignObject>();
  const broken = list.flatMap((one, index) => {
    progress(1, list.length);
    const read = foreignSchema.safeParse(withoutNulls(one));
    if (!read.success) {
      const what = excerpt(JSON.stringify(one));
      return [{ where: `object ${index + 1}`, what, why: problemOf(read.error) }];
    }
    const known = objects.get(read.data.id);
    // The later version of an object is the one that holds (STIX 2.1 section 3.6).
    if (known === undefined || (known.modified ?? '') <= (read.data.modified ?? '')) {
      objects.set(read.data.id, read.data);
    }
    return [];
  });
  return { objects, broken };
}

/** What our extension carries. */
function ownContent(objects: ReadonlyMap<string, ForeignObject>, shelf: StixShelf) {
  const entries: SavedIndicator[] = [];
  const cases: Case[] = [];
  const groupings = new Set<string>();
  const take = <T>(object: ForeignObject, member: string, schema: z.ZodType<T>, into: T[]) => {
    const extension = object.extensions?.[EXTENSION];
    const value: unknown =
      typeof extension === 'object' && extension !== null
        ? Object.entries(extension).find(([name]) => name === member)?.[1]
        : undefined;
    if (value === undefined) {
      return;
    }
    const read = schema.safeParse(value);
    if (read.success) {
      into.push(read.data);
    } else {
      shelf.refuse(object, `${member}: ${problemOf(read.error)}`);
    }
  };
  for (const object of objects.values()) {
    if (object.type === 'observed-data') {
      take<SavedIndicator>(object, 'saved_indicator', savedIndicatorSchema, entries);
    } else if (object.type === 'grouping') {
      const before = cases.length;
      take(object, 'case', caseSchema, cases);
      if (cases.length > before) {
        groupings.add(object.id);
      }
    }
  }
  return { entries, cases, groupings };
}

/** Ids of the objects that only repeat for others what the entries hold. */
function toldBy(entries: readonly SavedIndicator[]): ReadonlySet<string> {
  const collector = new Collector();
  for (const entry of entries) {
    const { indicator, data } = entry;
    entryObjects(collector, { indicator, data, entry, results: [] }, 'clear');
  }
  return new Set(collector.all().map(({ id }) => id));
}

/** Observables that only others point at: they are related to something, not reported themselves. */
function relationOnly(objects: readonly ForeignObject[]): ReadonlySet<string> {
  return new Set(
    objects.flatMap(({ type, target_ref, resolves_to_refs }) => [
      ...(type === 'relationship' && target_ref !== undefined ? [target_ref] : []),
      ...(resolves_to_refs ?? []),
    ]),
  );
}

function caseOf(shelf: StixShelf, object: ForeignObject): Case {
  const members = shelf.subjectsOf(object.object_refs).filter((key) => shelf.has(key));
  members.forEach((key) => shelf.inCase(key, object.id));
  return {
    id: object.id,
    name: object.name ?? object.id,
    description: object.description ?? '',
    tlp: markingsOf(object, (id) => shelf.object(id)).tlp ?? 'amber',
    createdAt: shelf.timeOf(object),
  };
}
