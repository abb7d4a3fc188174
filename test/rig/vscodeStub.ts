import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

/**
 * Lets a unit test import code that imports `vscode`, which exists only inside VS Code: from here on,
 * in this process, `vscode` is `vscodeModule.ts` beside this file. Import this before such code.
 *
 * It is for commands that are given tiny fakes: they ask, say and run. Whatever depends on what VS
 * Code does with it (views, editors, webviews) is tested in a real one, under `test/host` and
 * `test/e2e`.
 */
const module = pathToFileURL(join(__dirname, 'vscodeModule.ts')).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode'
      ? { url: module, format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
});

export { analyst } from './vscodeModule';
