/** Makes out/indicator-lens-VERSION.vsix and holds its content against test/package-content.json. */
import { globSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { buildExtension } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** In bytes. What a user downloads, and what the extension host parses at the first activation. */
const BUDGET = { vsix: 1_500_000, 'dist/extension.js': 1_200_000, 'dist/webview.js': 600_000 };

/** Builds and packs the extension as it ships. Gives the path of the VSIX. */
export async function packageExtension() {
  await buildExtension();
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const vsix = join(root, 'out', `${name}-${version}.vsix`);
  mkdirSync(dirname(vsix), { recursive: true });
  // Whoever installs the VSIX takes the one that is there.
  for (const old of globSync(join(root, 'out', '*.vsix'))) rmSync(old);
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    // The source has no public address yet that relative links could be rewritten to.
    rewriteRelativeLinks: false,
  });
  return vsix;
}

/** What is wrong with the package in words; empty when its content and its size are as agreed. */
export async function packageFaults(vsix) {
  const listed = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const content = listed.map((file) => file.replaceAll('\\', '/')).sort();
  const expected = JSON.parse(readFileSync(join(root, 'test/package-content.json'), 'utf8'));
  const sizes = {
    vsix: statSync(vsix).size,
    'dist/extension.js': statSync(join(root, 'dist/extension.js')).size,
    'dist/webview.js': statSync(join(root, 'dist/webview.js')).size,
  };
  return [
    ...content
      .filter((file) => !expected.includes(file))
      .map((file) => `${file} is in the package, but not in test/package-content.json`),
    ...expected
      .filter((file) => !content.includes(file))
      .map((file) => `${file} is in test/package-content.json, but not in the package`),
    ...Object.entries(BUDGET)
      .filter(([what, budget]) => sizes[what] > budget)
      .map(([what, budget]) => `${what} has ${sizes[what]} bytes, more than its budget ${budget}`),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const vsix = await packageExtension();
  const faults = await packageFaults(vsix);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(relative(root, vsix));
}
