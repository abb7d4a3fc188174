/** What the document of a webview is made of. */
export interface DocumentParts {
  readonly language: string;
  readonly title: string;
  /** The element that is the page. */
  readonly page: 'lens-panel' | 'lens-batch';
  /** Where the extension's own files come from, for the policy: `webview.cspSource`. */
  readonly source: string;
  readonly nonce: string;
  /** What the commands of the page's context menus are given besides. */
  readonly context: object;
  /** The address of a file in `dist/`. */
  readonly asset: (name: string) => string;
}

/**
 * The document of a webview, the only HTML this extension writes. It holds no data: everything the
 * page shows arrives in messages and becomes text nodes. Nothing inline, nothing remote, no connection.
 */
export function panelDocument({
  language,
  title,
  page,
  source,
  nonce,
  context,
  asset,
}: DocumentParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}'`,
    `font-src ${source}`,
    `img-src ${source}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<title>${attribute(title)}</title>
<link rel="stylesheet" href="${attribute(asset('codicon.css'))}">
<link rel="stylesheet" href="${attribute(asset('webview.css'))}">
</head>
<body data-vscode-context="${attribute(JSON.stringify(context))}">
<${page}></${page}>
<script type="module" nonce="${attribute(nonce)}" src="${attribute(asset('webview.js'))}"></script>
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
