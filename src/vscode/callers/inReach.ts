import * as vscode from 'vscode';

/**
 * Whether a click in the window leads to a file: it stands in an open folder or in a tab. An address
 * with steps upwards never comes from a click.
 */
export function inReach(uri: vscode.Uri): boolean {
  if (uri.path.split(/[/\\]/).includes('..')) {
    return false;
  }
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined || isInTab(uri.toString());
}

function isInTab(address: string): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => hasUri(input) && input.uri.toString() === address);
}

function hasUri(input: unknown): input is { readonly uri: vscode.Uri } {
  return (
    typeof input === 'object' && input !== null && 'uri' in input && input.uri instanceof vscode.Uri
  );
}
