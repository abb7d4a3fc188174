import type {
  GivenVerdict,
  Note,
  Origin,
  RelatedIndicator,
  SavedAttribute,
  SavedIndicator,
  SavedKey,
  SavedScore,
  Verdict,
} from './model';

/**
 * How an entry of the library changes. Each function gives the same object back where nothing
 * changed, so that whoever keeps entries knows when there is nothing to write.
 */

/** Equal for equal keys. */
export function keyText({ indicator, data }: SavedKey): string {
  return `${data} ${indicator.kind} ${indicator.value}`;
}

export function newEntry({ indicator, data }: SavedKey, at: string): SavedIndicator {
  return {
    indicator: { kind: indicator.kind, value: indicator.value },
    data,
    savedAt: at,
    changedAt: at,
    verdicts: [],
    tags: [],
    attributes: [],
    related: [],
    notes: [],
    cases: [],
  };
}

/** The verdict that stands. */
export function verdictOf({ verdicts }: Pick<SavedIndicator, 'verdicts'>): Verdict {
  return verdicts[0]?.verdict ?? 'unknown';
}

export function withAttributes(
  entry: SavedIndicator,
  added: readonly SavedAttribute[],
): SavedIndicator {
  const attributes = merged(entry.attributes, added, attributeKey);
  return attributes === entry.attributes ? entry : { ...entry, attributes };
}

export function withRelated(
  entry: SavedIndicator,
  added: readonly RelatedIndicator[],
): SavedIndicator {
  const related = merged(entry.related, added, relatedKey);
  return related === entry.related ? entry : { ...entry, related };
}

export function withoutAttribute(entry: SavedIndicator, gone: SavedAttribute): SavedIndicator {
  const attributes = entry.attributes.filter((one) => attributeKey(one) !== attributeKey(gone));
  return attributes.length === entry.attributes.length ? entry : { ...entry, attributes };
}

export function withoutRelated(entry: SavedIndicator, gone: RelatedIndicator): SavedIndicator {
  const related = entry.related.filter((one) => relatedKey(one) !== relatedKey(gone));
  return related.length === entry.related.length ? entry : { ...entry, related };
}

export function withScore(entry: SavedIndicator, score: SavedScore): SavedIndicator {
  return JSON.stringify(entry.score) === JSON.stringify(score) ? entry : { ...entry, score };
}

/** What is given now stands, whatever dates the others have: clocks go wrong, and files lie. */
export function withVerdict(entry: SavedIndicator, given: GivenVerdict): SavedIndicator {
  return { ...entry, verdicts: [given, ...entry.verdicts] };
}

export function withTags(entry: SavedIndicator, given: readonly string[]): SavedIndicator {
  const tags = tidyTags(given);
  return tags.join('\n') === entry.tags.join('\n') ? entry : { ...entry, tags };
}

/** As the analyst wrote them, without blanks around them, and each once whatever its case. */
export function tidyTags(tags: readonly string[]): readonly string[] {
  const known = new Map<string, string>();
  for (const tag of tags.map((one) => one.trim().replace(/\s+/gu, ' '))) {
    const key = tag.toLowerCase();
    if (tag !== '' && !known.has(key)) {
      known.set(key, tag);
    }
  }
  return [...known.values()];
}

export function withNote(entry: SavedIndicator, note: Note): SavedIndicator {
  const known = entry.notes.findIndex(({ id }) => id === note.id);
  return {
    ...entry,
    notes: known === -1 ? [...entry.notes, note] : entry.notes.with(known, note),
  };
}

export function withoutNote(entry: SavedIndicator, id: Note['id']): SavedIndicator {
  const notes = entry.notes.filter((note) => note.id !== id);
  return notes.length === entry.notes.length ? entry : { ...entry, notes };
}

export function attributeKey({ name, value, ...origin }: SavedAttribute): string {
  return JSON.stringify([name, value, ...originKey(origin)]);
}

export function relatedKey({ indicator, relation, ...origin }: RelatedIndicator): string {
  return JSON.stringify([relation, indicator.kind, indicator.value, ...originKey(origin)]);
}

function originKey({ operation, source }: Origin): readonly string[] {
  return [operation ?? '', source ?? ''];
}

/** Each key once, in the order of first mention, with the newest date. */
function merged<T extends Origin>(
  known: readonly T[],
  added: readonly T[],
  keyOf: (one: T) => string,
): readonly T[] {
  const all = new Map(known.map((one) => [keyOf(one), one]));
  let changed = false;
  for (const one of added) {
    const before = all.get(keyOf(one));
    if (before === undefined || before.retrievedAt < one.retrievedAt) {
      all.set(keyOf(one), one);
      changed = true;
    }
  }
  return changed ? [...all.values()] : known;
}
