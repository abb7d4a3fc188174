import { keyText, verdictOf } from '../core/library/entry';
import type { Case, CaseId, GivenVerdict, SavedIndicator, Verdict } from '../core/library/model';
import type { Library } from '../core/library/library';
import { merge } from './merge';
import type { Incoming, Refused } from '../core/library/importing';
import { received, receivedCase } from './received';

/** What an import would do, before it does anything. */
export interface ImportPlan {
  /** Entries that the library does not have. */
  readonly added: readonly SavedIndicator[];
  /** Entries that become richer. */
  readonly merged: readonly Change[];
  /** Entries of the file that tell nothing new. */
  readonly known: readonly SavedIndicator[];
  readonly newCases: readonly Case[];
  /** Verdicts that the file would give or change: on what is saved first. */
  readonly verdicts: readonly VerdictChange[];
  /** Cases that are here under another name, description or level, which stays as it is. */
  readonly keptCases: readonly Case[];
  /** What stays out of the library, and why. */
  readonly refused: readonly Refused[];
}

/** What an import does to the verdict that stands. */
interface VerdictChange {
  readonly indicator: SavedIndicator['indicator'];
  readonly before: Verdict;
  /** With whoever the file names. */
  readonly after: GivenVerdict;
}

interface Change {
  readonly before: SavedIndicator;
  readonly after: SavedIndicator;
}

/** Compares a file with the library. `at`, ISO 8601 UTC, is when the change would be made. */
export function planImport(
  library: Pick<Library, 'get' | 'cases'>,
  incoming: Incoming,
  at: string,
): ImportPlan {
  const here = new Map(library.cases().map((one) => [one.id, one]));
  const added: SavedIndicator[] = [];
  const merged: Change[] = [];
  const known: SavedIndicator[] = [];
  const refused = [...incoming.refused];
  const own = incoming.entries.map((entry) => received(entry, at));
  const foreign = incoming.foreign.map((entry) =>
    withoutOverruling(received(entry, at), library.get(entry), refused),
  );
  own.forEach((entry) => tellOverruled(entry, library.get(entry), refused));
  for (const entry of onceEach([...own, ...foreign], at)) {
    const before = library.get(entry);
    const after = before === undefined ? entry : merge(before, [entry], at);
    if (before === undefined) {
      added.push(entry);
    } else if (after === before) {
      known.push(before);
    } else {
      merged.push({ before, after });
    }
  }
  return {
    added,
    merged,
    known,
    verdicts: verdictChanges(merged, added),
    newCases: incoming.cases.filter(({ id }) => !here.has(id)).map((one) => receivedCase(one, at)),
    keptCases: incoming.cases.filter((one) => {
      const other = here.get(one.id);
      return other !== undefined && !same(one, other);
    }),
    refused,
  };
}

/** What an import did, so that it can be undone. */
export interface Imported {
  readonly added: readonly SavedIndicator[];
  readonly merged: readonly Change[];
  readonly newCases: readonly CaseId[];
}

/** Does what was planned, as one act. */
export function applyImport(
  library: Pick<Library, 'putCase' | 'restore'>,
  { added, merged, newCases }: ImportPlan,
): Imported {
  newCases.forEach((one) => library.putCase(one));
  library.restore([...added, ...merged.map(({ after }) => after)]);
  return { added, merged, newCases: newCases.map(({ id }) => id) };
}

/**
 * Takes an import back. What was changed since stays as it is now; the number of such entries.
 */
export function undoImport(
  library: Pick<Library, 'get' | 'search' | 'remove' | 'removeCase' | 'restore'>,
  { added, merged, newCases }: Imported,
): number {
  const untouched = (entry: SavedIndicator): boolean =>
    library.get(entry)?.changedAt === entry.changedAt;
  const back = merged.filter(({ after }) => untouched(after));
  const gone = added.filter(untouched);
  library.restore(back.map(({ before }) => before));
  gone.forEach((entry) => library.remove(entry));
  for (const id of newCases) {
    if (library.search({ case: id }).length === 0) {
      library.removeCase(id);
    }
  }
  return added.length + merged.length - gone.length - back.length;
}

function verdictChanges(
  merged: readonly Change[],
  added: readonly SavedIndicator[],
): readonly VerdictChange[] {
  const changes = [
    ...merged.map(({ before, after }) => ({ before: verdictOf(before), after })),
    ...added.map((after) => ({ before: 'unknown' as const, after })),
  ];
  return changes.flatMap(({ before, after: { indicator, verdicts } }) => {
    const [standing] = verdicts;
    return standing === undefined || standing.verdict === before
      ? []
      : [{ indicator, before, after: standing }];
  });
}

/** Verdicts of a library of ours are kept behind the one that was given here, and that is said. */
function tellOverruled(
  { indicator, verdicts: [theirs] }: SavedIndicator,
  here: SavedIndicator | undefined,
  refused: Refused[],
): void {
  const ours = here?.verdicts[0];
  if (theirs !== undefined && ours !== undefined && ours.receivedAt === undefined) {
    refuseVerdict(theirs, ours, indicator.value, refused);
  }
}

function refuseVerdict(
  theirs: GivenVerdict,
  ours: GivenVerdict,
  what: string,
  refused: Refused[],
): void {
  if (theirs.verdict !== ours.verdict) {
    const where = `verdict ${theirs.verdict}`;
    refused.push({ where, what, why: `the verdict ${ours.verdict} of ${ours.by} stands` });
  }
}

/** Whoever made the file does not overrule a verdict that was given here. */
function withoutOverruling(
  entry: SavedIndicator,
  here: SavedIndicator | undefined,
  refused: Refused[],
): SavedIndicator {
  const [theirs] = entry.verdicts;
  const [ours] = here?.verdicts ?? [];
  if (theirs === undefined || ours === undefined) {
    return entry;
  }
  refuseVerdict(theirs, ours, entry.indicator.value, refused);
  return { ...entry, verdicts: [] };
}

/** A file may speak of the same indicator twice. */
function onceEach(entries: readonly SavedIndicator[], at: string): readonly SavedIndicator[] {
  const once = new Map<string, SavedIndicator[]>();
  for (const entry of entries) {
    const key = keyText(entry);
    const same = once.get(key);
    if (same === undefined) {
      once.set(key, [entry]);
    } else {
      same.push(entry);
    }
  }
  return [...once.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : others.length === 0 ? [first] : [merge(first, others, at)],
  );
}

function same(left: Case, right: Case): boolean {
  return (
    left.name === right.name && left.description === right.description && left.tlp === right.tlp
  );
}
