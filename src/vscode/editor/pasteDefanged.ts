import * as vscode from 'vscode';
import type { LensSettings } from '../settings';
import { rewriteText } from './rewrite';

/**
 * Offers what is pasted with its indicators defanged: in the menu of "Paste As…" always, and in place of
 * the plain text where the setting `indicatorLens.paste.defanged` says so.
 */
export class PasteDefanged implements vscode.DocumentPasteEditProvider {
  static readonly kind = vscode.DocumentDropOrPasteEditKind.Text.append(
    'indicatorLens',
    'defanged',
  );
  /** Every document. A pattern is held for nearer than `*`, under which plain text is offered. */
  static readonly selector: vscode.DocumentSelector = { pattern: '**' };
  static readonly metadata: vscode.DocumentPasteProviderMetadata = {
    providedPasteEditKinds: [PasteDefanged.kind],
    pasteMimeTypes: ['text/plain'],
  };

  constructor(private readonly settings: Pick<LensSettings, 'pastesDefanged'>) {}

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    _ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
    { triggerKind }: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    const asked = triggerKind === vscode.DocumentPasteTriggerKind.PasteAs;
    if (!asked && !this.settings.pastesDefanged()) {
      return undefined;
    }
    const text = (await dataTransfer.get('text/plain')?.asString()) ?? '';
    const defanged = rewriteText(text, 'defanged', document.languageId);
    return token.isCancellationRequested || defanged === text
      ? undefined
      : [
          new vscode.DocumentPasteEdit(
            defanged,
            vscode.l10n.t('Paste Defanged'),
            PasteDefanged.kind,
          ),
        ];
  }
}
