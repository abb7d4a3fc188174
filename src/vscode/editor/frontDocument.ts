import * as vscode from 'vscode';

/**
 * The document in front: that of the active editor, or, while a panel or a page such as the walkthrough
 * stands there, that of the editor that was active last, as long as it is open.
 */
export class FrontDocument implements vscode.Disposable {
  private last = editorInFront()?.document;
  private readonly subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
    this.last = editor?.document ?? this.last;
  });

  get current(): vscode.TextDocument | undefined {
    const active = vscode.window.activeTextEditor?.document;
    return active ?? (this.last !== undefined && isOpen(this.last) ? this.last : undefined);
  }

  dispose(): void {
    this.subscription.dispose();
  }
}

/** The editor with the focus, else one that can be seen: after a reload a panel may have the focus. */
export function editorInFront(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return activeTextEditor ?? visibleTextEditors.find(({ document }) => isOpen(document));
}

/** Whether a tab shows the document, hidden behind others or not. */
function isOpen({ uri }: vscode.TextDocument): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => urisOf(input).some((one) => one.toString() === uri.toString()));
}

function urisOf(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) {
    return [input.uri];
  }
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}
