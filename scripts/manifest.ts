/**
 * `npm run manifest`: writes into package.json and package.nls.json what follows from the vendors
 * (src/providers/index.ts). A test fails while the files differ from what this writes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { providers } from '../src/providers';
import { generated } from './manifest/generated';
import type { ManifestFiles } from './manifest/generated';

const root = join(__dirname, '..');
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const write = (name: string, content: unknown): void =>
  writeFileSync(join(root, name), `${JSON.stringify(content, null, 2)}\n`);

const { manifest, strings } = generated(
  {
    manifest: read('package.json') as ManifestFiles['manifest'],
    strings: read('package.nls.json') as ManifestFiles['strings'],
  },
  providers,
);
write('package.json', manifest);
write('package.nls.json', strings);
