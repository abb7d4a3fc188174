import type { StorageNotice } from '../../core/ports';
import type { Salvaged } from './salvage';
import type { SqliteFault } from './sqlite';

/** Why nothing is kept on disk. */
export type MemoryReason = SqliteFault | 'noSqlite' | 'newer';

const WHY: Readonly<Record<MemoryReason, { readonly why: string; readonly remedy: string }>> = {
  noSqlite: {
    why: 'this editor has no SQLite',
    remedy: 'Use VS Code 1.105 or newer.',
  },
  newer: {
    why: 'a newer version of Indicator Lens made its database, which is left as it is',
    remedy: 'Update Indicator Lens.',
  },
  full: {
    why: 'the disk is full',
    remedy: 'Free some space, then reload the window.',
  },
  readOnly: {
    why: 'its folder is read-only',
    remedy: 'Make the folder writable, then reload the window.',
  },
  damaged: {
    why: 'its database is damaged and could not be set aside',
    remedy: 'Close the other windows, then reload this one.',
  },
  unreadable: {
    why: 'its database could not be opened',
    remedy: 'See the log, mend the folder, then reload the window.',
  },
  busy: {
    why: 'another window did not let go of its database',
    remedy: 'Close the other windows, then reload this one.',
  },
};

export function memoryOnly(reason: MemoryReason, folder?: string): StorageNotice {
  const { why, remedy } = WHY[reason];
  return {
    kind: 'memoryOnly',
    message: `Indicator Lens keeps what it learns only until this window closes: ${why}.`,
    remedy,
    ...(folder === undefined ? {} : { folder }),
  };
}

export function repaired(aside: string, folder: string, { rows, whole }: Salvaged): StorageNotice {
  const saved = rows.toLocaleString('en');
  return {
    kind: 'repaired',
    message: whole
      ? `The database of Indicator Lens was damaged. All ${saved} entries that were found in it were taken over.`
      : `The database of Indicator Lens was damaged. ${saved} entries could be read and were taken over; the rest is lost.`,
    remedy: `The damaged file was kept as ${aside}.`,
    folder,
  };
}
