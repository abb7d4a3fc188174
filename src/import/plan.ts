import { keyText, verdictOf } from '../core/library/entry';
import type {
  Case,
  CaseId,
  GivenVerdict,
  Note,
  SavedIndicator,
  Verdict,
} from '../core/library/model';
import type { Library } from '../core/library/library';
import { merge } from './merge';
import type { Incoming, Refused } from '../core/library/importing';
import { received, receivedCase } from './received';

/** What an import would do, before it does anything. */
export interface ImportPlan {
  /** When the change is made, ISO 8601 UTC. */
  readonly at: string;
  /** Entries that the library does not have. */
  readonly added: readonly SavedIndicator[];
  /** Entries that become richer. */
  readonly merged: readonly Change[];
  /** Entries of the file that tell nothing new. */
  readonly known: readonly SavedIndicator[];
  readonly newCases: readonly Case[];
  /** Verdicts that the file would give or change: on what is saved first. */
  readonly verdicts: readonly VerdictChange[];
  /** Notes whose text would be another. */
  readonly notes: readonly NoteChange[];
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

/** A note of the file that is newer than the one with its id. */
interface NoteChange {
  readonly indicator: SavedIndicator['indicator'];
  readonly before: Note;
  readonly after: Note;
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
  return finished(planSteps(library, incoming, at));
}

/** The same in small steps, between which others have their turn. */
export function* planSteps(
  library: Pick<Library, 'get' | 'cases'>,
  incoming: Incoming,
  at: string,
): Generator<undefined, ImportPlan> {
  const here = new Map(library.cases().map((one) => [one.id, one]));
  const added: SavedIndicator[] = [];
  const merged: Change[] = [];
  const known: SavedIndicator[] = [];
  const verdicts: VerdictChange[] = [];
  const notes: NoteChange[] = [];
  const refused = [...incoming.refused];
  const told = new Map<string, SavedIndicator[]>();
  for (const own of incoming.entries) {
    const entry = received(own, at);
    tellOverruled(entry, library.get(entry), refused);
    gather(told, entry);
    yield;
  }
  for (const foreign of incoming.foreign) {
    const entry = received(foreign, at);
    gather(told, withoutOverruling(entry, library.get(entry), refused));
    yield;
  }
  for (const [first, ...others] of told.values()) {
    if (first === undefined) {
      continue;
    }
    // A file may speak of the same indicator twice.
    const entry = others.length === 0 ? first : merge(first, others, at);
    const before = library.get(entry);
    const after = before === undefined ? entry : merge(before, [entry], at);
    verdicts.push(...verdictChange(before, after));
    if (before === undefined) {
      added.push(entry);
    } else if (after === before) {
      known.push(before);
    } else {
      merged.push({ before, after });
      notes.push(...noteChanges(before, after));
    }
    yield;
  }
  return {
    at,
    added,
    merged,
    known,
    verdicts,
    notes,
    newCases: incoming.cases.filter(({ id }) => !here.has(id)).map((one) => receivedCase(one, at)),
    keptCases: incoming.cases.filter((one) => {
      const other = here.get(one.id);
      return other !== undefined && !same(one, other);
    }),
    refused,
  };
}

function finished<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** What an import did, so that it can be undone. It grows while the import is under way. */
export interface Imported {
  readonly added: SavedIndicator[];
  readonly merged: Change[];
  readonly newCases: CaseId[];
}

/** Entries that are written together: a few milliseconds of work. */
const TOGETHER = 20;

/** Does what was planned, as one act. */
export function applyImport(
  library: Pick<Library, 'get' | 'putCase' | 'restore'>,
  plan: ImportPlan,
) {
  const imported: Imported = { added: [], merged: [], newCases: [] };
  finished(applySteps(library, plan, imported));
  return imported;
}

/**
 * The same in small steps, between which others have their turn. What was done is in `imported`: whoever
 * stops in between takes that back. An entry that was changed since the plan was made keeps the change.
 */
export function* applySteps(
  library: Pick<Library, 'get' | 'putCase' | 'restore'>,
  { newCases, added, merged, at }: ImportPlan,
  imported: Imported,
): Generator<undefined, undefined> {
  for (const one of newCases) {
    library.putCase(one);
    imported.newCases.push(one.id);
  }
  const planned = [...added, ...merged.map(({ after }) => after)];
  for (let from = 0; from < planned.length; from += TOGETHER) {
    const writes = planned.slice(from, from + TOGETHER).flatMap((entry) => {
      const before = library.get(entry);
      const after = before === undefined ? entry : merge(before, [entry], at);
      return after === before ? [] : [{ before, after }];
    });
    library.restore(writes.map(({ after }) => after));
    for (const { before, after } of writes) {
      if (before === undefined) {
        imported.added.push(after);
      } else {
        imported.merged.push({ before, after });
      }
    }
    yield;
  }
  return undefined;
}

type Undoable = Pick<Library, 'get' | 'count' | 'remove' | 'removeCase' | 'restore'>;

/**
 * Takes an import back. What was changed since stays as it is now; the number of such entries.
 */
export function undoImport(library: Undoable, imported: Imported): number {
  return finished(undoSteps(library, imported));
}

/** The same in small steps. */
export function* undoSteps(
  library: Undoable,
  { added, merged, newCases }: Imported,
): Generator<undefined, number> {
  const untouched = (entry: SavedIndicator): boolean =>
    library.get(entry)?.changedAt === entry.changedAt;
  let kept = 0;
  for (let from = 0; from < merged.length; from += TOGETHER) {
    const some = merged.slice(from, from + TOGETHER);
    const back = some.filter(({ after }) => untouched(after));
    kept += some.length - back.length;
    library.restore(back.map(({ before }) => before));
    yield;
  }
  for (const entry of added) {
    if (untouched(entry)) {
      library.remove(entry);
    } else {
      kept += 1;
    }
    yield;
  }
  for (const id of newCases) {
    if (library.count({ case: id }) === 0) {
      library.removeCase(id);
    }
  }
  return kept;
}

function verdictChange(
  before: SavedIndicator | undefined,
  { indicator, verdicts: [standing] }: SavedIndicator,
): readonly VerdictChange[] {
  const was = before === undefined ? 'unknown' : verdictOf(before);
  return standing === undefined || standing.verdict === was
    ? []
    : [{ indicator, before: was, after: standing }];
}

function noteChanges(
  before: SavedIndicator,
  { indicator, notes }: SavedIndicator,
): readonly NoteChange[] {
  const known = new Map(before.notes.map((note) => [note.id, note]));
  return notes.flatMap((after) => {
    const one = known.get(after.id);
    return one === undefined || one.text === after.text ? [] : [{ indicator, before: one, after }];
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

function gather(told: Map<string, SavedIndicator[]>, entry: SavedIndicator): void {
  const key = keyText(entry);
  const entries = told.get(key);
  if (entries === undefined) {
    told.set(key, [entry]);
  } else {
    entries.push(entry);
  }
}

function same(left: Case, right: Case): boolean {
  return (
    left.name === right.name && left.description === right.description && left.tlp === right.tlp
  );
}
