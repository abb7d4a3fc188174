import * as vscode from 'vscode';

/** Whether weak indicators are shown too: names that could be something else. Off in a new window. */
export class WeakShown implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChange = this.changed.event;
  private shown = false;

  get value(): boolean {
    return this.shown;
  }

  async set(shown: boolean): Promise<void> {
    this.shown = shown;
    this.changed.fire(undefined);
    await vscode.commands.executeCommand('setContext', 'indicatorLens.weakShown', shown);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
