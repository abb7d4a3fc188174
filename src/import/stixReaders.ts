import type { IndicatorRef } from '../core/indicator/model';
import type { DataSource } from '../core/result/model';
import { shortened } from '../core/visible';
import { PRODUCER } from '../export/stix/collector';
import { patternHosts } from './patternHosts';
import { foreignSchema, isHost, type ForeignObject } from './stixObjects';
import type { StixShelf } from './stixShelf';
import { readValue } from './value';

/** STIX 2.1 section 10.7; STIX 2.0 said the same in `labels`. */
const VERDICTS: readonly (readonly [string, 'malicious' | 'suspicious' | 'benign'])[] = [
  ['malicious-activity', 'malicious'],
  ['compromised', 'malicious'],
  ['anomalous-activity', 'suspicious'],
  ['benign', 'benign'],
];

/** Two patterns of thousands of values would make millions of relations of one relationship. */
const MOST_PAIRS = 10_000;

/** An observable: the indicator it stands for, and an entry unless something else only points at it. */
export function readHost(shelf: StixShelf, object: ForeignObject, pointedAt: boolean): void {
  const read = readValue(object.value ?? '');
  if ('why' in read) {
    shelf.refuse(object, read.why);
    return;
  }
  const data = dataOf(object);
  shelf.standsFor(object.id, [read.indicator], data);
  if (!pointedAt) {
    const key = { indicator: read.indicator, data };
    shelf.save(key, object);
    shelf.tags(key, tagsOf(object));
    if (object.type === 'url') {
      shelf.attributes(key, object, { URL: object.value });
    }
  }
}

/** An Indicator: the addresses and names of its pattern, with what its author holds of them. */
export function readIndicator(shelf: StixShelf, object: ForeignObject): void {
  if (object.revoked === true) {
    shelf.refuse(object, 'revoked by its author');
    return;
  }
  if (object.pattern === undefined || (object.pattern_type ?? 'stix') !== 'stix') {
    shelf.refuse(object, `a pattern of type ${object.pattern_type ?? 'unknown'}, not of STIX`);
    return;
  }
  const { indicators, whole, why } = patternHosts(object.pattern);
  if (indicators.length === 0) {
    shelf.refuse(object, why);
    return;
  }
  const data = dataOf(object);
  shelf.standsFor(object.id, indicators, data);
  const types = object.indicator_types ?? object.labels ?? [];
  const verdict = VERDICTS.find(([type]) => types.includes(type))?.[1];
  for (const indicator of indicators) {
    const key = { indicator, data };
    shelf.save(key, object);
    shelf.tags(key, tagsOf(object));
    if (verdict !== undefined) {
      shelf.verdict(key, object, verdict);
    }
    shelf.attributes(key, object, {
      'STIX Name': object.name === indicator.value ? undefined : object.name,
      'STIX Description': object.description,
      'STIX Confidence': object.confidence === undefined ? undefined : String(object.confidence),
      'Valid Until': object.valid_until,
      ...(whole ? {} : { 'STIX Pattern': shownPattern(object.pattern) }),
    });
  }
}

/** A list of thousands of names in one pattern would be kept with each of them. */
function shownPattern(pattern: string): string {
  const { text, cut } = shortened(pattern, 4000);
  return cut ? `${text}…` : text;
}

/** Observed data means its observables; those of STIX 2.0 stand inside of it. */
export function readObservedData(
  shelf: StixShelf,
  object: ForeignObject,
  pointedAt: ReadonlySet<string>,
): void {
  const inside = Object.entries(object.objects ?? {}).flatMap(([name, one]) => {
    const read = foreignSchema.safeParse({
      ...(typeof one === 'object' ? one : {}),
      id: `${object.id} ${name}`,
    });
    return read.success && isHost(read.data) ? [{ ...read.data, ...maker(object) }] : [];
  });
  inside.forEach((host) => readHost(shelf, host, false));
  const refs = object.object_refs ?? [];
  const roots = refs.filter((id) => !pointedAt.has(id));
  const subjects = shelf.subjectsOf([...inside.map(({ id }) => id), ...roots]);
  shelf.standsFor(
    object.id,
    subjects.map(({ indicator }) => indicator),
    dataOf(object),
  );
  subjects.forEach((key) => {
    shelf.save(key, object);
    shelf.tags(key, tagsOf(object));
  });
  if (subjects.length === 0 && shelf.subjectsOf(refs).length === 0) {
    shelf.refuse(object, 'observed nothing that is an address or a host name');
  }
}

/** Names that resolve, in the way STIX 2.1 keeps for older tools. */
export function readResolutions(shelf: StixShelf, object: ForeignObject): void {
  for (const key of shelf.subjectsOf([object.id])) {
    for (const { indicator } of shelf.subjectsOf(object.resolves_to_refs)) {
      shelf.related(key, object, indicator, resolution(indicator));
    }
  }
}

/** A relationship between two indicators is kept on the one it starts from; other ends by their name. */
export function readRelationship(shelf: StixShelf, object: ForeignObject): void {
  const type = object.relationship_type ?? 'related-to';
  const sources = shelf.subjectsOf([object.source_ref ?? '']);
  const targets = shelf.subjectsOf([object.target_ref ?? '']);
  const target = shelf.object(object.target_ref);
  if (type === 'based-on') {
    return;
  }
  if (sources.length === 0) {
    shelf.refuse(object, 'starts from nothing that is an address or a host name');
    return;
  }
  if (sources.length * targets.length > MOST_PAIRS) {
    const most = MOST_PAIRS.toLocaleString('en');
    shelf.refuse(object, `between more than ${most} pairs of indicators`);
    return;
  }
  for (const key of sources) {
    for (const { indicator } of targets) {
      if (indicator.value !== key.indicator.value) {
        shelf.related(key, object, indicator, relationOf(object, type, indicator));
      }
    }
    if (targets.length === 0) {
      const words = type.charAt(0).toUpperCase() + type.slice(1).replaceAll('-', ' ');
      const value = target?.name ?? target?.value ?? object.target_ref;
      shelf.attributes(key, object, { [`STIX ${words}`]: value });
    }
  }
}

function relationOf(object: ForeignObject, type: string, target: IndicatorRef): string {
  if (object.created_by_ref === PRODUCER.id && object.description !== undefined) {
    return object.description;
  }
  return type === 'resolves-to' ? resolution(target) : type.replaceAll('-', ' ');
}

function resolution({ kind }: IndicatorRef): string {
  return kind === 'fqdn' ? 'canonical name' : 'address';
}

/** A note goes to every indicator it is about. */
export function readNote(shelf: StixShelf, object: ForeignObject): void {
  const subjects = shelf.subjectsOf(object.object_refs);
  const text = [object.abstract, object.content ?? object.description]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
  if (subjects.length === 0 || text === '') {
    shelf.refuse(object, 'about nothing that is an address or a host name');
    return;
  }
  subjects.forEach((key) => shelf.note(key, object, text));
}

/** What we exported from the sample case says so, and stays apart. */
function dataOf({ created_by_ref, labels }: ForeignObject): DataSource {
  return created_by_ref === PRODUCER.id && labels?.includes('sample-data') === true
    ? 'sample'
    : 'live';
}

function tagsOf({ labels, created_by_ref }: ForeignObject): readonly string[] {
  const own = created_by_ref === PRODUCER.id;
  return (labels ?? []).filter((label) => !own || label !== 'sample-data');
}

function maker({ created_by_ref, created, modified }: ForeignObject) {
  return {
    ...(created_by_ref !== undefined && { created_by_ref }),
    ...(created !== undefined && { created }),
    ...(modified !== undefined && { modified }),
  };
}
