import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@vscode/test-cli';
import { quietSettings } from './test/rig/quietSettings.ts';

/**
 * The suites of test/host in a downloaded desktop VS Code: the oldest supported and the newest, or
 * the one that INDICATOR_LENS_VSCODE names (`1.105.0`, `stable`, `insiders`). `npm run test:desktop`
 * compiles the suites and starts the simulator first.
 */
const { engines } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const named = process.env.INDICATOR_LENS_VSCODE;
const versions = named ? [named] : [engines.vscode.replace('^', ''), 'stable'];

export default defineConfig(versions.map(run));

function run(version) {
  // The suites write into the folder that is open.
  const temporary = mkdtempSync(join(tmpdir(), 'indicator-lens-'));
  const workspace = join(temporary, 'workspace');
  const data = join(temporary, 'data');
  cpSync('test/host/workspaces/trusted', workspace, { recursive: true });
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify(quietSettings));
  return {
    label: version,
    version,
    files: 'out/test/host/suites/**/*.test.js',
    workspaceFolder: workspace,
    launchArgs: [
      '--disable-workspace-trust',
      // A keychain would ask somebody.
      '--use-inmemory-secretstorage',
      `--user-data-dir=${data}`,
    ],
    mocha: { ui: 'bdd', timeout: 60_000, forbidPending: true },
  };
}
