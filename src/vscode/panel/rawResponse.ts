import * as vscode from 'vscode';
import type { RawResponse, Result } from '../../core/result/model';
import { showText } from '../editor/showText';
import * as say from '../say';
import { prettyJson } from './prettyJson';
import type { VirtualTexts } from './virtualTexts';

/** Opens what the vendor sent, JSON indented for reading; where several requests made the answer, asks which. */
export async function openRaw(texts: VirtualTexts, result: Result): Promise<void> {
  const response = await chosen(result.raw);
  if (response === undefined) {
    return;
  }
  const { text, isJson } = prettyJson(response.body);
  const { cutFrom, among } = response;
  const cut =
    cutFrom === undefined
      ? ''
      : ` (${vscode.l10n.t(
          'beginning only: {0} of {1}',
          response.body.length.toLocaleString(vscode.env.language),
          cutFrom.toLocaleString(vscode.env.language),
        )})`;
  const part = among === undefined ? '' : ` (${vscode.l10n.t('its part of an answer about many')})`;
  const name = `${result.askedFor} ${result.operation}${cut}${part}.${isJson ? 'json' : 'txt'}`;
  const version = `${result.retrievedAt} ${result.raw.indexOf(response)}`;
  const document = await vscode.workspace.openTextDocument(texts.hold(name, version, text));
  await vscode.languages.setTextDocumentLanguage(document, isJson ? 'json' : 'plaintext');
  await showText(document, { preview: true });
}

async function chosen(raw: readonly RawResponse[]): Promise<RawResponse | undefined> {
  if (raw.length < 2) {
    return raw[0];
  }
  const items = raw.map((response) => ({
    label: response.request,
    description: vscode.l10n.t(
      'HTTP {0}, {1} characters',
      response.status,
      response.body.length.toLocaleString(vscode.env.language),
    ),
    response,
  }));
  const picked = await say.pickOne(items, {
    title: vscode.l10n.t('Raw Response'),
    placeHolder: vscode.l10n.t('This answer was made from {0} requests.', raw.length),
  });
  return picked?.response;
}
