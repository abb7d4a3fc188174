import * as vscode from 'vscode';
import type { RawResponse, Result } from '../../core/result/model';
import { showText } from '../editor/showText';
import { prettyJson } from './prettyJson';

const SCHEME = 'indicator-lens-raw';

/**
 * Shows what a vendor really sent, as a read-only document: folding, search and comparison are
 * VS Code's own. The texts live as long as their documents are open.
 */
export class RawResponses implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.texts.delete(document.uri.toString());
      }),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.texts.get(uri.toString()) ??
      vscode.l10n.t('The answer is no longer held. Open it again from the results panel.')
    );
  }

  /** Opens the answer; where several requests made it, asks which. */
  async open(result: Result): Promise<void> {
    const response = await chosen(result.raw);
    if (response === undefined) {
      return;
    }
    const { text, isJson } = prettyJson(response.body);
    const name = `${result.askedFor} ${result.operation}.${isJson ? 'json' : 'txt'}`;
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${name.replaceAll(':', '_')}`,
      query: `${result.retrievedAt} ${result.raw.indexOf(response)}`,
    });
    this.texts.set(uri.toString(), text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, isJson ? 'json' : 'plaintext');
    await showText(document, { preview: true });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }
}

async function chosen(raw: readonly RawResponse[]): Promise<RawResponse | undefined> {
  if (raw.length < 2) {
    return raw[0];
  }
  const items = raw.map((response) => ({
    label: response.request,
    description: vscode.l10n.t(
      'HTTP {0}, {1} characters',
      response.status,
      response.body.length.toLocaleString(vscode.env.language),
    ),
    response,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Raw Response'),
    placeHolder: vscode.l10n.t('This answer was made from {0} requests.', raw.length),
  });
  return picked?.response;
}
