import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * The document of a webview, the only HTML this extension writes. It holds no data: everything the
 * page shows arrives in messages and becomes text nodes. Nothing inline, nothing remote, no connection.
 */
export function panelHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  title: string,
): string {
  const nonce = randomBytes(16).toString('base64url');
  const asset = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(vscode.env.language)}">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<title>${attribute(title)}</title>
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="${attribute(asset('codicon.css'))}" nonce="${nonce}">
<link rel="stylesheet" href="${attribute(asset('webview.css'))}">
</head>
<body>
<lens-panel></lens-panel>
<script type="module" nonce="${nonce}" src="${attribute(asset('webview.js'))}"></script>
</body>
</html>`;
}

/** Every value stands in a double-quoted attribute or in the title. */
function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
