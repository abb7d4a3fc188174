import {
  newEntry,
  withAttributes,
  withNote,
  withoutAttribute,
  withoutNote,
  withoutRelated,
  withRelated,
  withScore,
  withTags,
  withVerdict,
} from '../../core/library/entry';
import { withPastTimes } from '../../core/library/pastTimes';
import type { CaseId, SavedIndicator, SavedKey } from '../../core/library/model';
import type { Library } from '../../core/library/library';
import type { Clock } from '../../core/ports';

/** Where the entries of a library are kept. */
export interface Shelf {
  read(key: SavedKey): SavedIndicator | undefined;
  write(entry: SavedIndicator): void;
  hasCase(id: CaseId): boolean;
  /** The entries of a case. */
  inCase(id: CaseId): readonly SavedKey[];
  dropCase(id: CaseId): void;
  /** All or nothing; where the shelf is busy, later. */
  together(work: () => void): void;
}

type Change = (entry: SavedIndicator) => SavedIndicator;

/** The calls of the Library port that change entries, the same for every shelf. */
export function changesOf(
  shelf: Shelf,
  clock: Clock,
): Pick<
  Library,
  | 'save'
  | 'restore'
  | 'addAttributes'
  | 'addRelated'
  | 'setScore'
  | 'giveVerdict'
  | 'setTags'
  | 'putNote'
  | 'removeNote'
  | 'removeAttribute'
  | 'removeRelated'
  | 'removeCase'
  | 'addToCase'
  | 'removeFromCase'
> {
  const apply = (key: SavedKey, change: Change, mayCreate: boolean, at: string): void => {
    const known = shelf.read(key);
    const before = known && withPastTimes(known, Date.parse(at));
    if (before === undefined && !mayCreate) {
      return;
    }
    const after = change(before ?? newEntry(key, at));
    if (after !== known) {
      shelf.write({ ...after, changedAt: at });
    }
  };
  /** The work may be done later: what counts is when the analyst did it. */
  const together = (work: (at: string) => void): void => {
    const at = new Date(clock.now()).toISOString();
    shelf.together(() => work(at));
  };
  const add = (key: SavedKey, change: Change): void =>
    together((at) => apply(key, change, true, at));
  const take = (key: SavedKey, change: Change): void =>
    together((at) => apply(key, change, false, at));

  return {
    save: (key) => add(key, (entry) => entry),
    restore: (entries) =>
      shelf.together(() => {
        for (const entry of entries) {
          shelf.write({ ...entry, cases: entry.cases.filter((id) => shelf.hasCase(id)) });
        }
      }),
    addAttributes: (key, added) => add(key, (entry) => withAttributes(entry, added)),
    addRelated: (key, added) => add(key, (entry) => withRelated(entry, added)),
    setScore: (key, score) => add(key, (entry) => withScore(entry, score)),
    giveVerdict: (key, verdict) => add(key, (entry) => withVerdict(entry, verdict)),
    setTags: (key, tags) => add(key, (entry) => withTags(entry, tags)),
    putNote: (key, note) => add(key, (entry) => withNote(entry, note)),
    removeNote: (key, id) => take(key, (entry) => withoutNote(entry, id)),
    removeAttribute: (key, gone) => take(key, (entry) => withoutAttribute(entry, gone)),
    removeRelated: (key, gone) => take(key, (entry) => withoutRelated(entry, gone)),
    removeCase: (id) =>
      together((at) => {
        for (const key of shelf.inCase(id)) {
          apply(key, (entry) => outOfCase(entry, id), false, at);
        }
        shelf.dropCase(id);
      }),
    addToCase: (id, keys) =>
      together((at) => {
        for (const key of shelf.hasCase(id) ? keys : []) {
          apply(key, (entry) => inCase(entry, id), true, at);
        }
      }),
    removeFromCase: (id, keys) =>
      together((at) => {
        for (const key of keys) {
          apply(key, (entry) => outOfCase(entry, id), false, at);
        }
      }),
  };
}

function inCase(entry: SavedIndicator, id: CaseId): SavedIndicator {
  return entry.cases.includes(id) ? entry : { ...entry, cases: [...entry.cases, id] };
}

function outOfCase(entry: SavedIndicator, id: CaseId): SavedIndicator {
  return entry.cases.includes(id)
    ? { ...entry, cases: entry.cases.filter((one) => one !== id) }
    : entry;
}
