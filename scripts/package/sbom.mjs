import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Where the bill of materials of a package is: beside it, in the name that CycloneDX recommends. */
export function sbomOf(vsix) {
  return vsix.replace(/\.vsix$/, '.cdx.json');
}

/** Writes what ships as a CycloneDX bill of materials, from what `npm sbom` tells of the lock file. */
export function writeSbom(root, vsix) {
  const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const bom = shippedBom(JSON.parse(npmSbom(root)), name, shippedIn(noticesOf(root)));
  writeFileSync(sbomOf(vsix), `${JSON.stringify(bom, null, 2)}\n`);
}

/**
 * The bill of what is in the bundles, `NAME VERSION` each: `npm sbom --omit=dev` leaves out what a
 * development tool needs as well, and has no word of what a bundler takes in. Without time and random
 * number, so that the same commit gives the same file.
 */
export function shippedBom(bom, name, shipped) {
  // npm takes the name of the folder.
  const root = { ...bom.metadata.component, name };
  const metadata = { ...bom.metadata, component: root };
  delete metadata.timestamp;
  const components = bom.components
    .filter((one) => shipped.includes(`${one.name} ${one.version}`))
    .map((one) => ({
      ...one,
      scope: 'required',
      properties: one.properties.filter(({ name }) => !name.endsWith(':development')),
    }));
  const refs = new Set([root, ...components].map((one) => one['bom-ref']));
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
  const content = { metadata, components, dependencies };
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(content))}`;
  return { ...bom, ...content, serialNumber };
}

/**
 * What is wrong with the bill of materials in words: it is missing, or does not name a package whose
 * code the notices say is in the bundles.
 */
export function sbomFaults(root, vsix) {
  const file = sbomOf(vsix);
  if (!existsSync(file)) return [`${basename(file)} is missing`];
  const { components } = JSON.parse(readFileSync(file, 'utf8'));
  const listed = new Set(components.map(({ name, version }) => `${name} ${version}`));
  return shippedIn(noticesOf(root))
    .filter((one) => !listed.has(one))
    .map((one) => `${one} is in the bundles, but not in ${basename(file)}`);
}

/** Name and version of each package in the notices. */
export function shippedIn(notices) {
  return [...notices.matchAll(/^-{78}\n\n(\S+ \S+)$/gm)].map(([, one]) => one);
}

/**
 * The run-time packages of a lock file that run a script of their own when they are installed, and
 * the scripts of the extension that would run on the machine of whoever installs it.
 */
export function installScripts(manifest, lock) {
  const own = ['preinstall', 'install', 'postinstall', 'vscode:uninstall'];
  return [
    ...own.filter((name) => manifest.scripts?.[name] !== undefined),
    ...Object.entries(lock.packages).flatMap(([path, { dev, hasInstallScript }]) =>
      hasInstallScript === true && dev !== true ? [path] : [],
    ),
  ];
}

function npmSbom(root) {
  const npm = process.env.npm_execpath;
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  const [command, ...before] = npm === undefined ? ['npm'] : [process.execPath, npm];
  return execFileSync(command, [...before, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    shell: npm === undefined && process.platform === 'win32', // npm is a batch file there
  });
}

function noticesOf(root) {
  return readFileSync(join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
}

/** A UUID of version 8 (RFC 9562): the hash of a text. */
function uuidOf(text) {
  const hash = createHash('sha256').update(text).digest('hex');
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}
