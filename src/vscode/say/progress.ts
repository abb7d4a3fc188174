import * as vscode from 'vscode';
import { inert } from '../safeText';

/** Words on where the work stands, and the per cent that were done since the last ones. */
type Report = (words: string, increment?: number) => void;

/** A notification for as long as the work takes; it can be cancelled there. */
export function progress<T>(
  title: string,
  work: (token: vscode.CancellationToken, report: Report) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: inert(title, 200), cancellable: true },
    (told, token) =>
      work(token, (words, increment) =>
        told.report({ message: inert(words, 200), ...(increment !== undefined && { increment }) }),
      ),
  );
}
