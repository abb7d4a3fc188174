import * as vscode from 'vscode';

const SCHEME = 'indicator-lens-raw';

/**
 * Texts of vendors as read-only documents: folding, search and comparison are VS Code's own. A text
 * lives as long as its document is open.
 */
export class VirtualTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly subscriptions: readonly vscode.Disposable[];

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

  /** The address of a text. `name` is what its tab says; `version` tells texts of one name apart. */
  hold(name: string, version: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${name.replaceAll(/[:/\\]/g, '_')}`,
      query: version,
    });
    this.texts.set(uri.toString(), text);
    return uri;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}
