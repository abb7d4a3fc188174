import type { Failure } from '../core/errors';
import type { IndicatorRef } from '../core/indicator/model';
import type { Log } from '../core/ports';
import { shortened, visibleLine } from '../core/visible';
import type { WarningListsRead } from '../core/warninglist/warningList';
import { Listeners } from './listeners';

/** Lists of what is no sign of anything: resolvers, shared hosting, top sites. */
export interface WarningLists {
  /** The names of the lists that have the indicator. Empty until the files are read. */
  of(indicator: IndicatorRef): readonly string[];
  /** What to tell of files that could not be used. */
  faults(): readonly Failure[];
  /** Called when lists were read. Returns the function that stops it. */
  onDidChange(listener: () => void): () => void;
}

/** Reads what the setting names. */
export type WarningListsReader = (paths: readonly string[]) => Promise<WarningListsRead>;

const NONE: WarningListsRead = { lists: [], problems: [] };

/** Reads the files once they are wanted, and again when the setting names others. */
export function createWarningLists(
  paths: () => readonly string[],
  read: WarningListsReader,
  log: Log,
): WarningLists {
  const changed = new Listeners<undefined>(log);
  let known = NONE;
  let wanted = '[]';
  const current = (): WarningListsRead => {
    const now = paths();
    const key = JSON.stringify(now);
    if (key !== wanted) {
      wanted = key;
      known = NONE;
      void read(now).then(
        (found) => {
          if (wanted === key) {
            known = found;
            changed.tell(undefined);
          }
        },
        (thrown: unknown) => log.error(`warning lists: ${String(thrown)}`),
      );
    }
    return known;
  };
  return {
    of: (indicator) =>
      current()
        .lists.filter((list) => list.holds(indicator))
        .map(({ name }) => shortened(visibleLine(name), 80).text),
    faults: () =>
      current().problems.map((problem) => ({
        reason: 'badSettings',
        message: shortened(visibleLine(problem), 300).text,
        remedy: 'Correct the setting indicatorLens.warningLists, or the file.',
        action: 'openSettings',
      })),
    onDidChange: (listener) => changed.add(() => listener()),
  };
}
