import * as vscode from 'vscode';
import type { LibraryBackup, LibraryBackups } from '../../../core/library/backups';
import type { Library } from '../../../core/library/library';
import type { Clock, Log } from '../../../core/ports';
import { indicatorsWords } from '../../savedWords';
import * as say from '../../say';
import { ageWords } from '../../words';

interface RestoreParts {
  readonly library: Pick<Library, 'putCase' | 'restore'>;
  readonly backups: LibraryBackups;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Brings back what a backup holds, after a choice and a question. Resolves with the number of
 * indicators; undefined when cancelled.
 */
export async function restoreLibrary(parts: RestoreParts): Promise<number | undefined> {
  const { library, backups, log } = parts;
  const backup = await pickBackup(parts);
  if (backup === undefined || !(await confirmed(backup))) {
    return undefined;
  }
  const { entries, cases } = backups.read(backup.name);
  try {
    await backups.make();
  } catch (thrown) {
    // A library that is too damaged for a backup is the more in need of an old one.
    log.warn(`The library could not be backed up before: ${String(thrown)}`);
  }
  cases.forEach((one) => library.putCase(one));
  library.restore(entries);
  void say.inform(vscode.l10n.t('Restored from the backup: {0}.', indicatorsWords(entries.length)));
  return entries.length;
}

async function pickBackup({ backups, clock }: RestoreParts): Promise<LibraryBackup | undefined> {
  const items = backups.list().map((backup) => ({
    label: new Date(backup.at).toLocaleString(),
    description: [
      indicatorsWords(backup.entries),
      vscode.l10n.t('cases: {0}', backup.cases),
      ageWords(backup.at, clock.now()),
    ].join(' · '),
    backup,
  }));
  if (items.length === 0) {
    void say.inform(
      vscode.l10n.t('There is no backup yet. One is made once a day where something was saved.'),
    );
    return undefined;
  }
  const picked = await say.pickOne(items, {
    title: vscode.l10n.t('Restore Library from Backup'),
  });
  return picked?.backup;
}

async function confirmed({ at, entries, cases }: LibraryBackup): Promise<boolean> {
  const go = vscode.l10n.t('Restore');
  const answer = await say.question(
    {
      message: vscode.l10n.t(
        'Restore the library as it was at {0}?',
        new Date(at).toLocaleString(),
      ),
      detail: vscode.l10n.t(
        '{0}; cases: {1}. They go back to what they were then; what was saved since stays. The library is backed up first.',
        indicatorsWords(entries),
        cases,
      ),
    },
    go,
  );
  return answer === go;
}
