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
    remedy:
      'Free some space: what you enter from now on is then written. Until then, Export Library… saves it elsewhere.',
  },
  readOnly: {
    why: 'its folder is read-only',
    remedy: 'Make the folder writable: what you enter from now on is then written.',
  },
  damaged: {
    why: 'its database is damaged and could not be set aside',
    remedy: 'Close the other windows, then reload this one.',
  },
  unreadable: {
    why: 'its database could not be opened',
    remedy:
      'See the log. When its folder can be read again, what you enter from now on is written there.',
  },
  busy: {
    why: 'another window or program is using its database',
    remedy: 'Close the other windows.',
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

/** The file takes writes again, `changes` of which were made in memory. */
export function onDiskAgain(changes: number, folder: string): StorageNotice {
  return {
    kind: 'onDiskAgain',
    message: `Indicator Lens keeps what it learns on disk again, with ${changes.toLocaleString('en')} changes made meanwhile.`,
    remedy: '',
    folder,
  };
}

export function waitsForOthers(folder: string): StorageNotice {
  return {
    kind: 'waiting',
    message: 'Another window or program is using the database of Indicator Lens.',
    remedy:
      'What you enter is written as soon as it is free. If this lasts, close the other windows.',
    folder,
  };
}

/** Of what the analyst made by hand. */
export function rowsSetAside(rows: number, folder: string): StorageNotice {
  return {
    kind: 'setAside',
    message:
      rows === 1
        ? 'The disk has changed an entry of Indicator Lens. It was set aside; all others work.'
        : `The disk has changed ${rows.toLocaleString('en')} entries of Indicator Lens. They were set aside; all others work.`,
    remedy: 'Restore Library from Backup… brings back what was saved before.',
    folder,
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
