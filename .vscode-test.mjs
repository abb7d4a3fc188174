import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@vscode/test-cli';

/**
 * The same compiled suites in a downloaded desktop VS Code: `npm run test:desktop`. Where nothing can
 * be downloaded, `npm test -- host` runs them in the VS Code that comes from npm.
 */
const run = (label, version) => ({
  label,
  version,
  files: 'out/test/host/suites/*.test.js',
  workspaceFolder: 'test/host/workspaces/trusted',
  launchArgs: [
    '--disable-workspace-trust',
    `--user-data-dir=${mkdtempSync(join(tmpdir(), 'indicator-lens-'))}`,
  ],
  mocha: { ui: 'bdd', timeout: 60_000 },
});

export default defineConfig([run('minimum', '1.105.0'), run('stable', 'stable')]);
