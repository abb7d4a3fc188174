import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/**
 * The licences of the packages whose code is really in the bundles, by esbuild's own account, and of
 * the packages in `copied`, of which files ship as they are.
 */
export function thirdPartyNotices(root, metafiles, copied) {
  const folders = new Set(copied.map((path) => packageFolder(path)));
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        if (bytesInOutput > 0 && path.includes('node_modules/')) {
          folders.add(packageFolder(dirname(join(root, path))));
        }
      }
    }
  }
  const packages = [...folders].map((folder) => ({
    folder,
    ...JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  }));
  packages.sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    'Indicator Lens contains the following third-party software.\n',
    ...packages.map(notice),
  ].join(`\n${'-'.repeat(78)}\n\n`);
}

function notice({ folder, name, version, license, homepage }) {
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (license === undefined && texts.length === 0) {
    throw new Error(`${name} is bundled, but its package names no licence.`);
  }
  const head = [`${name} ${version}`, `Licence: ${license ?? 'see below'}`, homepage];
  return [head.filter(Boolean).join('\n'), ...texts, ''].join('\n\n');
}

/** The nearest folder upwards whose package.json has a name and a version. */
function packageFolder(path) {
  for (let folder = path; dirname(folder) !== folder; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8'));
    if (name !== undefined && version !== undefined) return folder;
  }
  throw new Error(`${path} belongs to no package.`);
}
