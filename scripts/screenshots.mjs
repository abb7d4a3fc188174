/**
 * Takes the pictures of the README and of the walkthrough anew, by the journeys: of all that they take,
 * those that media has. With names of journeys (`library panel`) only theirs.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageExtension } from './package.mjs';
import { MOCHA } from './test/mocha.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const taken = join(root, 'out', 'pictures');
const media = join(root, 'media');
const journeys = process.argv.slice(2);
await packageExtension();
const files =
  journeys.length === 0
    ? ['test/e2e/journeys/**/*.test.ts']
    : journeys.map((name) => `test/e2e/journeys/**/${name}.test.ts`);
spawn(process.execPath, [...MOCHA, '--timeout', '180000', ...files], {
  cwd: root,
  env: { ...process.env, INDICATOR_LENS_MEDIA: taken },
  stdio: 'inherit',
}).on('close', (code) => {
  for (const picture of readdirSync(taken, { recursive: true, encoding: 'utf8' })) {
    if (/\.\w+$/.test(picture) && existsSync(join(media, picture))) {
      copyFileSync(join(taken, picture), join(media, picture));
    }
  }
  process.exitCode = code ?? 1;
});
