import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { tidyTags, verdictOf } from '../../../core/library/entry';
import type { SavedKey, Verdict } from '../../../core/library/model';
import type { Library } from '../../../core/library/library';
import type { Clock } from '../../../core/ports';
import type { IndicatorFinder } from '../../editor/documentIndicators';
import { VERDICTS, verdictIcon, verdictWords } from '../../savedWords';
import * as say from '../../say';
import type { LensSettings } from '../../settings';
import { keysOf } from './keys';
import { saveNew, type SavingParts } from './stored';
import { keyWords, tellWithUndo } from './tell';

interface TagParts extends SavingParts {
  readonly index: IndicatorFinder;
}

interface VerdictParts extends TagParts {
  readonly clock: Clock;
  readonly settings: Pick<LensSettings, 'analyst'>;
}

const verdictArgument = z.object({
  verdict: z.enum(['unknown', 'benign', 'suspicious', 'malicious']),
});

/** Gives a verdict, in the analyst's name and with the time; saves what is not saved yet. */
export async function setVerdict(
  parts: VerdictParts,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const keys = await keysOf(parts.index, argument, selected);
  if (keys.length === 0) {
    return;
  }
  const given =
    verdictArgument.safeParse(argument).data?.verdict ?? (await pickVerdict(parts.library, keys));
  if (given === undefined) {
    return;
  }
  await saveNew(parts, keys);
  const at = new Date(parts.clock.now()).toISOString();
  const by = parts.settings.analyst();
  for (const key of keys) {
    parts.library.giveVerdict(key, { verdict: given, by, at });
  }
  tellWithUndo(vscode.l10n.t('{0}: {1}', keyWords(keys), verdictWords(given)), () => {
    const entries = keys.flatMap((key) => parts.library.get(key) ?? []);
    parts.library.restore(
      entries.map((entry) => ({
        ...entry,
        verdicts: entry.verdicts.filter((one) => one.at !== at || one.by !== by),
      })),
    );
  });
}

async function pickVerdict(
  library: Library,
  keys: readonly SavedKey[],
): Promise<Verdict | undefined> {
  const [first] = keys;
  const entry = keys.length === 1 && first !== undefined ? library.get(first) : undefined;
  const current = entry && verdictOf(entry);
  const picked = await say.pickOne(
    VERDICTS.map((verdict) => ({
      verdict,
      label: verdictWords(verdict),
      iconPath: verdictIcon(verdict),
      ...(verdict === current && { description: vscode.l10n.t('as it stands') }),
    })),
    { title: vscode.l10n.t('Verdict on {0}', keyWords(keys)) },
  );
  return picked?.verdict;
}

/** Edits the tags of one indicator, or adds tags to several. */
export async function editTags(
  parts: TagParts,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const keys = await keysOf(parts.index, argument, selected);
  const [first] = keys;
  if (first === undefined) {
    return;
  }
  const one = keys.length === 1;
  const own = one ? (parts.library.get(first)?.tags ?? []) : [];
  const inUse = parts.library.tags(first.data).map(({ tag }) => tag);
  const text = await say.input({
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
  await saveNew(parts, keys);
  const tags = tidyTags(text.split(','));
  for (const key of keys) {
    parts.library.setTags(key, one ? tags : [...(parts.library.get(key)?.tags ?? []), ...tags]);
  }
}
