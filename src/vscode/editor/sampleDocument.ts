import * as vscode from 'vscode';
import { SAMPLE_SCHEME } from '../names';
import { showText } from './showText';

/** The case note that ships with the extension. */
interface SampleCase {
  /** File name. */
  readonly name: string;
  readonly text: string;
}

/** Serves the sample case under a scheme of its own, by which look-ups know that it is sample data. */
export class SampleDocument implements vscode.TextDocumentContentProvider {
  constructor(private readonly load: () => Promise<SampleCase>) {}

  async provideTextDocumentContent(): Promise<string> {
    return (await this.load()).text;
  }

  async open(): Promise<vscode.TextEditor> {
    const { name } = await this.load();
    const uri = vscode.Uri.from({ scheme: SAMPLE_SCHEME, path: `/sample ${name}` });
    const document = await vscode.workspace.openTextDocument(uri);
    return showText(document, { preview: false });
  }
}
