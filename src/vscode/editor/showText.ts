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
  const viewColumn =
    groups.find(({ tabs }) =>
      tabs.some(
        ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === address,
      ),
    )?.viewColumn ?? columnBesideResults();
  return vscode.window.showTextDocument(document, { ...options, viewColumn });
}

/** The first column that does not show a webview. */
export function columnBesideResults(): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(
    ({ activeTab }) => !(activeTab?.input instanceof vscode.TabInputWebview),
  );
  return group?.viewColumn ?? vscode.ViewColumn.One;
}
