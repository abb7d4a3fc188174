import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { englishBundle } from './strings.mjs';

/** Writes what no bundle holds into dist/: the icon font and the strings of the user interface. */
export function writeAssets(root) {
  const dist = join(root, 'dist');
  mkdirSync(join(dist, 'l10n'), { recursive: true });
  for (const name of ['codicon.css', 'codicon.ttf']) {
    copyFileSync(join(codiconsFolder(), name), join(dist, name));
  }
  writeFileSync(join(dist, 'l10n', 'bundle.l10n.json'), englishBundle(root));
}

export function codiconsFolder() {
  return dirname(createRequire(import.meta.url).resolve('@vscode/codicons/dist/codicon.css'));
}
