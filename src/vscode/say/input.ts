import * as vscode from 'vscode';
import { inert } from '../safeText';

interface InputOptions {
  readonly title: string;
  readonly prompt?: string;
  readonly placeHolder?: string;
  /** What stands in the box: text to edit, shown as it is. */
  readonly value?: string;
  readonly valueSelection?: [number, number];
  readonly password?: boolean;
  readonly ignoreFocusOut?: boolean;
  /** What is wrong with a text, in words. */
  readonly validate?: (text: string) => string | undefined;
}

/** Asks for a line of text; undefined where it was cancelled. */
export function input({ validate, ...options }: InputOptions): Thenable<string | undefined> {
  const { title, prompt, placeHolder } = options;
  return vscode.window.showInputBox({
    ...options,
    title: inert(title),
    ...(prompt !== undefined && { prompt: inert(prompt) }),
    ...(placeHolder !== undefined && { placeHolder: inert(placeHolder) }),
    ...(validate && {
      validateInput: (text) => {
        const wrong = validate(text);
        return wrong === undefined ? undefined : inert(wrong);
      },
    }),
  });
}

/** An input that is listened to while somebody types. */
interface OpenInput {
  readonly box: Pick<
    vscode.InputBox,
    'value' | 'onDidChangeValue' | 'onDidAccept' | 'onDidHide' | 'show' | 'hide' | 'dispose'
  >;
  /** Words below it. */
  readonly tell: (words: string) => void;
}

export function openInput(title: string, placeholder: string, value: string): OpenInput {
  const box = vscode.window.createInputBox();
  box.title = inert(title);
  box.placeholder = inert(placeholder);
  box.value = value;
  return {
    box,
    tell: (words) => {
      box.prompt = inert(words);
    },
  };
}
