import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixModes } from '../../../scripts/package/fixedZip.mjs';
import {
  installScripts,
  sbomFaults,
  sbomOf,
  shippedBom,
  shippedIn,
} from '../../../scripts/package/sbom.mjs';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string): never => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as never;

const component = (name: string, scope: string, ...properties: string[]) => ({
  'bom-ref': `${name}@1.0.0`,
  name,
  version: '1.0.0',
  scope,
  properties: properties.map((one) => ({ name: one, value: 'true' })),
});
const bom = (timestamp: string) => ({
  serialNumber: `urn:uuid:${timestamp}`,
  metadata: { timestamp, component: { 'bom-ref': 'lens@1.0.0', name: 'folder' } },
  components: [
    component('http', 'required'),
    component('colours', 'optional', 'cdx:npm:package:development'),
    component('linter', 'optional', 'cdx:npm:package:development'),
  ],
  dependencies: [
    { ref: 'lens@1.0.0', dependsOn: ['http@1.0.0', 'linter@1.0.0'] },
    { ref: 'http@1.0.0', dependsOn: ['colours@1.0.0'] },
    { ref: 'linter@1.0.0', dependsOn: [] },
  ],
});
const NOTICES = ['Third-party software.', 'http 1.0.0\n\nMIT', '@scope/colours 1.0.0\n\nMIT'].join(
  `\n${'-'.repeat(78)}\n\n`,
);

const REGISTRY = 'https://registry.npmjs.org/';

describe('the supply chain', () => {
  it('runs no script where the extension or what it ships is installed', () => {
    assert.deepEqual(installScripts(read('package.json'), read('package-lock.json')), []);
    assert.deepEqual(
      installScripts(
        { scripts: { build: 'x', postinstall: 'x', 'vscode:uninstall': 'x' } },
        {
          packages: {
            'node_modules/tool': { dev: true, hasInstallScript: true },
            'node_modules/part': { hasInstallScript: true },
            'node_modules/quiet': {},
          },
        },
      ),
      ['postinstall', 'vscode:uninstall', 'node_modules/part'],
    );
  });

  it('takes every package from the registry, with its hash', () => {
    const { packages } = read('package-lock.json') as {
      packages: Record<string, { resolved?: string; integrity?: string; link?: true }>;
    };
    const others = Object.entries(packages).filter(
      ([path, { resolved = REGISTRY, integrity = '' }]) =>
        path !== '' && !(resolved.startsWith(REGISTRY) && integrity.startsWith('sha512-')),
    );
    assert.ok(Object.keys(packages).length > 100);
    assert.deepEqual(
      others.map(([path]) => path),
      [],
    );
  });

  describe('the bill of materials', () => {
    it('lists what is in the bundles, be it also a tool’s, and nothing else', () => {
      const { components, dependencies, metadata } = shippedBom(bom('now'), 'lens', [
        'http 1.0.0',
        'colours 1.0.0',
      ]);
      assert.deepEqual(components, [
        component('http', 'required'),
        component('colours', 'required'),
      ]);
      assert.deepEqual(dependencies, [
        { ref: 'lens@1.0.0', dependsOn: ['http@1.0.0'] },
        { ref: 'http@1.0.0', dependsOn: ['colours@1.0.0'] },
      ]);
      assert.deepEqual(metadata, { component: { 'bom-ref': 'lens@1.0.0', name: 'lens' } });
    });

    it('is the same for the same content, and another for another', () => {
      const shipped = ['http 1.0.0'];
      assert.deepEqual(
        shippedBom(bom('now'), 'lens', shipped),
        shippedBom(bom('then'), 'lens', shipped),
      );
      const { serialNumber } = shippedBom(bom('now'), 'lens', shipped);
      assert.notEqual(shippedBom(bom('now'), 'lens', []).serialNumber, serialNumber);
      assert.match(
        serialNumber,
        /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/,
      );
    });

    it('is found missing, or short of what the notices name', () => {
      assert.deepEqual(shippedIn(NOTICES), ['http 1.0.0', '@scope/colours 1.0.0']);
      const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-sbom-'));
      try {
        const vsix = join(folder, 'lens-1.0.0.vsix');
        mkdirSync(join(folder, 'dist'));
        writeFileSync(join(folder, 'dist', 'THIRD-PARTY-NOTICES.txt'), NOTICES);
        assert.deepEqual(sbomFaults(folder, vsix), ['lens-1.0.0.cdx.json is missing']);
        writeFileSync(sbomOf(vsix), JSON.stringify(shippedBom(bom('now'), 'lens', ['http 1.0.0'])));
        assert.deepEqual(sbomFaults(folder, vsix), [
          '@scope/colours 1.0.0 is in the bundles, but not in lens-1.0.0.cdx.json',
        ]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });

  it('gives every file of a package one mode, whatever the umask', () => {
    const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-zip-'));
    try {
      const zips = [0o100600, 0o100664].map((mode) => {
        const file = join(folder, `${mode}.vsix`);
        writeFileSync(file, zipOf(['a.txt', 'long-name.txt'], mode));
        return file;
      });
      const [one = '', other = ''] = zips;
      assert.notDeepEqual(readFileSync(one), readFileSync(other));
      zips.forEach(fixModes);
      assert.deepEqual(readFileSync(one), readFileSync(other));
      writeFileSync(one, 'x'.repeat(100));
      assert.throws(() => fixModes(one), /does not end as a zip does/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The directory of a zip without the files (APPNOTE.TXT, 4.3.12 and 4.3.16). */
function zipOf(names: readonly string[], mode: number): Buffer {
  const entries = names.map((name) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt32LE((mode << 16) >>> 0, 38);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  return Buffer.concat([...entries, end]);
}
