import * as vscode from 'vscode';

/**
 * Shows a document where it is open already, else beside no results: in the first column that does
 * not show a webview. VS Code's own choice is the column that had the focus last, which may be the
 * panel's, and would cover it.
 */
export function showText(
  document: vscode.TextDocument,
  options: Omit<vscode.TextDocumentShowOptions, 'viewColumn'> = {},
): Thenable<vscode.TextEditor> {
  const groups = vscode.window.tabGroups.all;
  const address = document.uri.toString();
  const group =
    groups.find(({ tabs }) =>
      tabs.some(
        ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === address,
      ),
    ) ?? groups.find(({ activeTab }) => !(activeTab?.input instanceof vscode.TabInputWebview));
  return vscode.window.showTextDocument(document, {
    ...options,
    viewColumn: group?.viewColumn ?? vscode.ViewColumn.One,
  });
}
