import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageProof } from '../callers/proof';
import { panelDocument, type DocumentParts } from './document';

/** The document of a results panel, with a nonce of its own. */
export function panelHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: DocumentParts['page'] = 'lens-panel',
): string {
  return panelDocument({
    language: vscode.env.language,
    title: vscode.l10n.t('Indicator Lens results'),
    page,
    source: webview.cspSource,
    context: pageProof(),
    nonce: randomBytes(16).toString('base64url'),
    asset: (name) =>
      webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString(),
  });
}
