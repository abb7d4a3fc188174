import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { tidyTags, verdictOf } from '../../../core/library/entry';
import type { SavedKey, Verdict } from '../../../core/library/model';
import { VERDICTS, verdictIcon, verdictWords } from '../../savedWords';
import type { Shell } from '../../shell';
import { keysOf } from './keys';
import { saveNew } from './stored';
import { keyWords, tellWithUndo } from './tell';

const verdictArgument = z.object({
  verdict: z.enum(['unknown', 'benign', 'suspicious', 'malicious']),
});

/** Gives a verdict, in the analyst's name and with the time; saves what is not saved yet. */
export async function setVerdict(
  shell: Shell,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const keys = await keysOf(shell, argument, selected);
  if (keys.length === 0) {
    return;
  }
  const given =
    verdictArgument.safeParse(argument).data?.verdict ?? (await pickVerdict(shell, keys));
  if (given === undefined) {
    return;
  }
  await saveNew(shell, keys);
  const at = new Date(shell.clock.now()).toISOString();
  const by = shell.settings.analyst();
  for (const key of keys) {
    shell.library.giveVerdict(key, { verdict: given, by, at });
  }
  tellWithUndo(vscode.l10n.t('{0}: {1}', keyWords(keys), verdictWords(given)), () => {
    const entries = keys.flatMap((key) => shell.library.get(key) ?? []);
    shell.library.restore(
      entries.map((entry) => ({
        ...entry,
        verdicts: entry.verdicts.filter((one) => one.at !== at || one.by !== by),
      })),
    );
  });
}

async function pickVerdict(shell: Shell, keys: readonly SavedKey[]): Promise<Verdict | undefined> {
  const [first] = keys;
  const entry = keys.length === 1 && first !== undefined ? shell.library.get(first) : undefined;
  const standing = entry && verdictOf(entry);
  const picked = await vscode.window.showQuickPick(
    VERDICTS.map((verdict) => ({
      verdict,
      label: verdictWords(verdict),
      iconPath: verdictIcon(verdict),
      ...(verdict === standing && { description: vscode.l10n.t('as it stands') }),
    })),
    { title: vscode.l10n.t('Verdict on {0}', keyWords(keys)) },
  );
  return picked?.verdict;
}

/** Edits the tags of one indicator, or adds tags to several. */
export async function editTags(shell: Shell, argument: unknown, selected: unknown): Promise<void> {
  const keys = await keysOf(shell, argument, selected);
  const [first] = keys;
  if (first === undefined) {
    return;
  }
  const one = keys.length === 1;
  const own = one ? (shell.library.get(first)?.tags ?? []) : [];
  const inUse = shell.library.tags(first.data).map(({ tag }) => tag);
  const text = await vscode.window.showInputBox({
    title: one
      ? vscode.l10n.t('Tags of {0}', keyWords(keys))
      : vscode.l10n.t('Tags to add to {0}', keyWords(keys)),
    prompt:
      inUse.length === 0
        ? vscode.l10n.t('Separated by commas')
        : vscode.l10n.t('Separated by commas. In use: {0}', inUse.slice(0, 12).join(', ')),
    value: own.join(', '),
    ...(own.length > 0 && { valueSelection: [own.join(', ').length, own.join(', ').length] }),
  });
  if (text === undefined) {
    return;
  }
  await saveNew(shell, keys);
  const tags = tidyTags(text.split(','));
  for (const key of keys) {
    shell.library.setTags(key, one ? tags : [...(shell.library.get(key)?.tags ?? []), ...tags]);
  }
}
