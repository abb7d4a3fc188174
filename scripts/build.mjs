/**
 * Bundles the extension: `node scripts/build.mjs [--dev]`. Without --dev as it ships: minified and
 * without source maps.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { codiconsFolder, writeAssets } from './build/assets.mjs';
import { bundles } from './build/bundles.mjs';
import { thirdPartyNotices } from './build/notices.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

/** Writes dist/: the bundles, the icon font, the strings and the notices of what is bundled. */
export async function buildExtension({ production = true } = {}) {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const built = await Promise.all(Object.values(bundles(root, { production })).map(build));
  writeAssets(root);
  const metafiles = built.map(({ metafile }) => metafile);
  writeFileSync(
    join(dist, 'THIRD-PARTY-NOTICES.txt'),
    thirdPartyNotices(root, metafiles, [codiconsFolder()]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildExtension({ production: !process.argv.includes('--dev') });
}
