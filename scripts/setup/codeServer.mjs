import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { environmentWithoutNpmRun, run } from './command.mjs';
import { withLock } from './lock.mjs';
import { node24Folder, node24Headers } from './nodePackages.mjs';
import { installSystemPackages } from './systemPackages.mjs';

/**
 * Installs the code-server of test/rig/package-lock.json once a version into the user's cache, and
 * gives its folder. It is no devDependency: its install refuses any Node but 24 and compiles native
 * add-ons for minutes, which nobody who only builds or runs the unit tests should wait for.
 */
export async function installCodeServer(root) {
  const rig = join(root, 'test', 'rig');
  const version = JSON.parse(readFileSync(join(rig, 'package.json'), 'utf8')).dependencies[
    'code-server'
  ];
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'indicator-lens');
  const folder = join(cache, `code-server-${version}-node24`);
  const entry = join(folder, 'node_modules', 'code-server');
  if (existsSync(folder)) return entry;

  await installSystemPackages('compiler');
  await withLock(`${folder}.lock`, `the install of code-server ${version}`, async () => {
    if (existsSync(folder)) return;
    console.log(`Installing code-server ${version} into ${folder} (about three minutes, once).`);
    const started = Date.now();
    // Renamed when whole, so that an interrupted install is never taken for a finished one.
    mkdirSync(cache, { recursive: true });
    const unfinished = mkdtempSync(join(cache, 'unfinished-'));
    try {
      for (const name of ['package.json', 'package-lock.json']) {
        copyFileSync(join(rig, name), join(unfinished, name));
      }
      await npmCi(root, unfinished);
      await check(root, unfinished);
      renameSync(unfinished, folder);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      throw error;
    }
    console.log(`code-server is ready after ${Math.round((Date.now() - started) / 1000)} s.`);
  });
  return entry;
}

async function npmCi(root, cwd) {
  const env = environmentWithoutNpmRun();
  env.PATH = `${node24Folder(root)}${delimiter}${env.PATH}`;
  // Headers of the very Node that will load the add-ons; without them node-gyp would download some.
  const headers = node24Headers(root);
  if (headers !== undefined) env.npm_config_nodedir = headers;
  const version = await run('npm', ['--version'], { capture: true, env });
  // code-server's own script installs VS Code's modules with npm, where no allowScripts of ours reaches.
  if (Number.parseInt(version.output, 10) >= 12)
    env.npm_config_dangerously_allow_all_scripts = 'true';

  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], {
    capture: true,
    cwd,
    env,
  });
  if (code !== 0) throw new Error(`The install of code-server failed:\n${output.slice(-8000)}`);
}

/** Loads the compiled add-ons the server cannot do without: npm may skip install scripts in silence. */
async function check(root, folder) {
  const modules = join(folder, 'node_modules', 'code-server', 'lib', 'vscode', 'node_modules');
  const addons = ['@vscode/spdlog', '@parcel/watcher', 'node-pty', 'kerberos'];
  const script = addons.map((name) => `require(${JSON.stringify(join(modules, name))});`).join('');
  const { code, output } = await run(join(node24Folder(root), 'node'), ['-e', script], {
    capture: true,
  });
  if (code !== 0)
    throw new Error(`code-server was installed, but its add-ons do not load:\n${output}`);
}
