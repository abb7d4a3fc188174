import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentWithoutNpmRun, run } from './command.mjs';
import { withLock } from './lock.mjs';

/** Runs `npm ci` unless node_modules holds exactly what package-lock.json asks for. */
export async function installNodePackages(root) {
  if (isInstalled(root)) return;
  await withLock(join(root, 'out', 'npm-ci.lock'), 'npm ci', async () => {
    if (isInstalled(root)) return;
    console.log('Installing the npm packages of package-lock.json (npm ci).');
    const { code } = await run(
      'npm',
      ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: root,
        env: environmentWithoutNpmRun(),
      },
    );
    if (code !== 0) throw new Error(`npm ci failed with exit code ${code}.`);
    if (!isInstalled(root)) {
      throw new Error('npm ci ended well, but node_modules does not match package-lock.json.');
    }
  });
}

/** The folder with the Node 24 that comes out of the npm package `node`. */
export function node24Folder(root) {
  return join(root, 'node_modules', 'node', 'bin');
}

/**
 * The root of that Node's own headers, for native add-ons: the package `node` holds one package for
 * the machine it was installed on, binary and headers together.
 */
export function node24Headers(root) {
  const inner = join(root, 'node_modules', 'node', 'node_modules');
  for (const parent of [inner, join(root, 'node_modules')]) {
    if (!existsSync(parent)) continue;
    for (const name of readdirSync(parent)) {
      const headers = join(parent, name, 'include', 'node', 'node.h');
      if (name.startsWith('node-') && existsSync(headers)) return join(parent, name);
    }
  }
  return undefined;
}

/**
 * npm writes node_modules/.package-lock.json last, with what it really installed. Comparing that
 * with the lockfile sees an old, a foreign and an interrupted install; times of files do not.
 */
function isInstalled(root) {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing or not JSON.');
  if (present === undefined || !existsSync(node24Folder(root))) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer, link }]) =>
      path === '' || optional || peer || link || present[path]?.version === version,
  );
}

function packagesIn(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
