import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Registry } from '../../core/operation/registry';
import type { Enrichment } from '../../enrichment/model';
import { showText } from '../editor/showText';
import * as say from '../say';

/** Commands about the window rather than an indicator. */

/** Line and columns count from 0. */
const placeSchema = z.object({
  place: z.object({
    document: z.string(),
    line: z.number(),
    start: z.number(),
    end: z.number(),
  }),
});

/** Selects the text that a tree item stands for. */
export async function reveal(argument: unknown): Promise<void> {
  const { place } = placeSchema.parse(argument);
  const uri = vscode.Uri.parse(place.document, true);
  const selection = new vscode.Range(place.line, place.start, place.line, place.end);
  const document = await vscode.workspace.openTextDocument(uri).then(
    (opened) => opened,
    () => undefined,
  );
  if (document !== undefined) {
    await showText(document, { selection });
    return;
  }
  // Extensions do not get to see a file above 50 MB, yet VS Code shows it.
  await vscode.commands.executeCommand('vscode.open', uri, { selection });
}

export async function openSettings(registry: Registry, argument: unknown): Promise<void> {
  const { provider } = providerSchema.safeParse(argument).data ?? {};
  const known = registry.providers.some((candidate) => candidate.id === provider);
  await vscode.commands.executeCommand(
    'workbench.action.openSettings',
    known && provider !== undefined ? `indicatorLens.${provider}` : 'indicatorLens',
  );
}

const providerSchema = z.object({ provider: z.optional(z.string()) });

/** Drops the history and what was answered, after asking. The library stays. */
export async function clearHistory(
  enrichment: Pick<Enrichment, 'forget' | 'forgetHistory'>,
): Promise<void> {
  const clear = vscode.l10n.t('Clear');
  const answer = await say.question(
    {
      message: vscode.l10n.t('Clear the history and all stored answers?'),
      detail: vscode.l10n.t('Asking again spends queries again.'),
    },
    clear,
  );
  if (answer === clear) {
    enrichment.forget();
    enrichment.forgetHistory();
  }
}
