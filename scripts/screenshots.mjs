/**
 * Takes the pictures of the README and of the walkthrough anew: the journeys, with media as their
 * folder.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageExtension } from './package.mjs';
import { MOCHA } from './test/mocha.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await packageExtension();
spawn(process.execPath, [...MOCHA, '--timeout', '180000', 'test/e2e/journeys/**/*.test.ts'], {
  cwd: root,
  env: { ...process.env, INDICATOR_LENS_MEDIA: join(root, 'media') },
  stdio: 'inherit',
}).on('close', (code) => (process.exitCode = code ?? 1));
