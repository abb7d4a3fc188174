import * as vscode from 'vscode';
import { inert, inertLines } from '../safeText';

type Shower = (
  message: string,
  options: vscode.MessageOptions,
  ...buttons: string[]
) => Thenable<string | undefined>;

/** A notification. Resolves with the button that was pressed; undefined where it was closed. */
export function inform(
  message: string,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  return show(vscode.window.showInformationMessage, message, {}, buttons);
}

/** The same as a warning. */
export function warn(message: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return show(vscode.window.showWarningMessage, message, {}, buttons);
}

/** What keeps the window until it is answered. */
interface Question {
  readonly message: string;
  /** May have several lines. */
  readonly detail?: string;
  /** Default: a warning. */
  readonly kind?: 'warning' | 'information';
}

/** A dialogue. Resolves with the button that was pressed; undefined where it was cancelled. */
export function question(
  { message, detail, kind = 'warning' }: Question,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  const options = { modal: true, ...(detail !== undefined && { detail: inertLines(detail) }) };
  return kind === 'warning'
    ? show(vscode.window.showWarningMessage, message, options, buttons)
    : show(vscode.window.showInformationMessage, message, options, buttons);
}

/** A few words in the status bar that go by themselves. */
export function briefly(words: string, milliseconds: number): void {
  vscode.window.setStatusBarMessage(inert(words, 200), milliseconds);
}

async function show(
  shower: Shower,
  message: string,
  options: vscode.MessageOptions,
  buttons: readonly string[],
): Promise<string | undefined> {
  const shown = new Map(buttons.map((button) => [inert(button, 100), button]));
  const pressed = await shower(inert(message), options, ...shown.keys());
  return pressed === undefined ? undefined : shown.get(pressed);
}
