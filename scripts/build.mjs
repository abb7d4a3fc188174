/**
 * Bundles the extension: `node scripts/build.mjs [--dev]`. Without --dev as it ships: minified and
 * without source maps.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { thirdPartyNotices } from './build/notices.mjs';
import { englishBundle } from './build/strings.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

/** Writes dist/: the bundles, the icon font, the strings and the notices of what is bundled. */
export async function buildExtension({ production = true } = {}) {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
  const [extension, scanWorker, exportWorker, webview] = await Promise.all([
    build({
      ...common,
      entryPoints: ['src/extension.ts'],
      outfile: 'dist/extension.js',
      platform: 'node',
      // VS Code 1.105, the oldest supported, runs Node 22. `http` and `https` stay plain requires,
      // for VS Code's proxy layer replaces these modules as they are required.
      target: 'node22',
      format: 'cjs',
      external: ['vscode'],
      alias: { 'form-data': join(root, 'scripts', 'build', 'formData.mjs') },
    }),
    // A worker thread starts from a file of its own.
    build({
      ...common,
      entryPoints: ['src/infra/scan/worker.ts'],
      outfile: 'dist/scanWorker.js',
      platform: 'node',
      target: 'node22',
      format: 'cjs',
    }),
    build({
      ...common,
      entryPoints: ['src/exportWorker.ts'],
      outfile: 'dist/exportWorker.js',
      platform: 'node',
      target: 'node22',
      format: 'cjs',
    }),
    build({
      ...common,
      entryPoints: { webview: 'src/webview/main.ts' },
      outdir: 'dist',
      platform: 'browser',
      target: 'chrome138',
      format: 'esm',
      tsconfig: 'src/webview/tsconfig.json',
    }),
  ]);

  const codicons = dirname(
    createRequire(import.meta.url).resolve('@vscode/codicons/dist/codicon.css'),
  );
  for (const name of ['codicon.css', 'codicon.ttf']) {
    copyFileSync(join(codicons, name), join(dist, name));
  }
  mkdirSync(join(dist, 'l10n'));
  writeFileSync(join(dist, 'l10n', 'bundle.l10n.json'), englishBundle(root));
  const notices = thirdPartyNotices(
    root,
    [extension.metafile, scanWorker.metafile, exportWorker.metafile, webview.metafile],
    [codicons],
  );
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildExtension({ production: !process.argv.includes('--dev') });
}
