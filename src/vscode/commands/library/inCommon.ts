import * as vscode from 'vscode';
import { defang } from '../../../core/indicator';
import type { InCommon } from '../../../core/library/model';
import type { DataSource } from '../../../core/result/model';
import type { Library } from '../../../core/library/library';
import type { ResultsView } from '../../panel/model';
import { visible } from '../../safeText';
import { indicatorsWords, savedWords } from '../../savedWords';
import * as say from '../../say';
import type { LensSettings } from '../../settings';

interface InCommonParts {
  readonly library: Library;
  readonly panel: ResultsView;
  readonly settings: Pick<LensSettings, 'riskThreshold'>;
}

/** A list that can still be drawn and searched at once. */
const MOST = 1000;

interface ShareItem extends say.Item {
  readonly share?: InCommon;
}

/** What saved indicators share, the most shared first; then which they are. Asks nobody. */
export async function showInCommon(parts: InCommonParts): Promise<void> {
  const shares = (['live', 'sample'] as const).map((data) => ({
    data,
    found: parts.library.inCommon(data, undefined, MOST + 1),
  }));
  const more = shares.some(({ found }) => found.length > MOST);
  const items = shares.flatMap(({ data, found }) => shareItems(data, found.slice(0, MOST)));
  if (items.length === 0) {
    void say.inform(vscode.l10n.t('No two saved indicators share anything yet.'));
    return;
  }
  const picked = await say.pickOne(items, {
    title: vscode.l10n.t('In Common'),
    placeHolder: more
      ? vscode.l10n.t('What the most indicators share; the Library view shows more')
      : vscode.l10n.t('What saved indicators share, the most shared first'),
    matchOnDescription: true,
  });
  if (picked?.share !== undefined) {
    await showSharedBy(parts, picked.share);
  }
}

function shareItems(data: DataSource, found: readonly InCommon[]): readonly ShareItem[] {
  const rows = found.map((share): ShareItem => ({
    share,
    label: visible(share.value, 120),
    description: `${visible(share.relation)} · ${indicatorsWords(share.sharedBy.length)}`,
  }));
  return data === 'sample' && rows.length > 0
    ? [{ label: vscode.l10n.t('Sample data'), kind: vscode.QuickPickItemKind.Separator }, ...rows]
    : rows;
}

/** Choosing one opens what is stored about it. */
async function showSharedBy(
  { library, panel, settings }: InCommonParts,
  { relation, value, sharedBy }: InCommon,
): Promise<void> {
  const items = sharedBy.slice(0, MOST).map((key) => {
    const entry = library.get(key);
    return {
      key,
      label: defang(key.indicator.value),
      description: entry === undefined ? '' : savedWords(entry, settings.riskThreshold()),
    };
  });
  const picked = await say.pickOne(items, {
    title: `${visible(relation)} ${visible(value, 80)}`,
    placeHolder:
      sharedBy.length > MOST
        ? vscode.l10n.t('The first {0} of {1}', MOST, indicatorsWords(sharedBy.length))
        : indicatorsWords(sharedBy.length),
    matchOnDescription: true,
  });
  if (picked !== undefined) {
    panel.show({ ...picked.key, preserveFocus: false });
  }
}
