/**
 * Makes out/indicator-lens-VERSION.vsix with its checksum and its bill of materials beside it, and
 * holds its content against test/package-content.json.
 */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { buildExtension } from './build.mjs';
import { checksumFaults, writeChecksum } from './package/checksum.mjs';
import { fixedTime, fixModes } from './package/fixedZip.mjs';
import { sbomFaults, sbomOf, writeSbom } from './package/sbom.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Builds and packs the extension as it ships. Gives the path of the VSIX; its checksum is beside it. */
export async function packageExtension() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const vsix = join(root, 'out', `${name}-${version}.vsix`);
  mkdirSync(dirname(vsix), { recursive: true });
  // Whoever installs the VSIX takes the one that is there.
  for (const old of globSync(join(root, 'out', '*.{vsix,vsix.sha256,cdx.json}'))) rmSync(old);
  await pack(vsix);
  writeChecksum(vsix);
  writeSbom(root, vsix);
  return vsix;
}

/** The same commit gives the same bytes, whenever and wherever it is packed. */
async function pack(vsix) {
  await buildExtension();
  process.env.SOURCE_DATE_EPOCH = fixedTime(); // vsce also sorts the files then
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    // The source has no public address yet that relative links could be rewritten to.
    rewriteRelativeLinks: false,
  });
  fixModes(vsix);
}

/** What differs where everything is built and packed once more. */
async function differences(vsix) {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-again-'));
  try {
    const again = join(folder, basename(vsix));
    await pack(again);
    return readFileSync(again).equals(readFileSync(vsix))
      ? []
      : ['a second build does not give the same package'];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with the package in words; empty when its content and its size are as agreed. */
export async function packageFaults(vsix) {
  const listed = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const content = listed.map((file) => file.replaceAll('\\', '/')).sort();
  const expected = agreed('package-content.json');
  // In bytes: what a user downloads, and what is parsed when the extension or a panel starts.
  const budget = agreed('package-budget.json');
  return [
    ...checksumFaults(vsix),
    ...sbomFaults(root, vsix),
    ...(await differences(vsix)),
    ...content
      .filter((file) => !expected.includes(file))
      .map((file) => `${file} is in the package, but not in test/package-content.json`),
    ...expected
      .filter((file) => !content.includes(file))
      .map((file) => `${file} is in test/package-content.json, but not in the package`),
    ...Object.entries(budget)
      .map(([what, limit]) => ({ what, limit, size: sizeOf(what === 'vsix' ? vsix : what) }))
      .filter(({ size, limit }) => size > limit)
      .map(({ what, limit, size }) => `${what} has ${size} bytes, more than its budget ${limit}`),
  ];
}

function agreed(name) {
  return JSON.parse(readFileSync(join(root, 'test', name), 'utf8'));
}

function sizeOf(file) {
  return statSync(resolve(root, file)).size;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const vsix = await packageExtension();
  const faults = await packageFaults(vsix);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else {
    for (const file of [vsix, `${vsix}.sha256`, sbomOf(vsix)]) console.log(relative(root, file));
  }
}
