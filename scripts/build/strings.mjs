/**
 * The strings of the user interface, read from the code: what `vscode.l10n.t` says in the extension
 * and `t` in the panel. Both take the English text, which is also the key.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Every string once, in order; a call whose text is no literal cannot be translated: it throws. */
export function readStrings(root) {
  const strings = new Set();
  const faults = [];
  const files = globSync('src/{vscode,webview}/**/*.ts', { cwd: root });
  for (const file of [...files, 'src/extension.ts']) {
    const text = readFileSync(join(root, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
    const visit = (node) => {
      if (ts.isCallExpression(node) && isTranslation(node.expression, file)) {
        const [english] = node.arguments;
        if (english !== undefined && ts.isStringLiteralLike(english)) {
          strings.add(english.text);
        } else {
          const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
          faults.push(`${file}:${line + 1}: the text to translate is no literal`);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  if (faults.length > 0) {
    throw new Error(faults.join('\n'));
  }
  return [...strings].sort();
}

/** The bundle that translators start from: each English text stands for itself. */
export function englishBundle(root) {
  const pairs = readStrings(root).map((english) => [english, english]);
  return `${JSON.stringify(Object.fromEntries(pairs), null, 2)}\n`;
}

function isTranslation(expression, file) {
  if (ts.isIdentifier(expression)) {
    return expression.text === 't' && file.includes('webview');
  }
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 't' &&
    ts.isPropertyAccessExpression(expression.expression) &&
    expression.expression.name.text === 'l10n'
  );
}
