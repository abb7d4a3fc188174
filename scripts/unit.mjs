/**
 * `npm run unit [-- FILE… | -g TEXT]`: the unit tests, or the named files of any suite that mocha
 * runs. Whatever else is named goes to mocha as it is. The settings are those of .mocharc.json.
 */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const ALL = 'test/unit/**/*.test.ts';

const args = process.argv.slice(2);
const files = args.some((argument) => argument.endsWith('.ts')) ? [] : [ALL];

spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...args, ...files], {
  cwd: dirname(dirname(fileURLToPath(import.meta.url))),
  stdio: 'inherit',
}).on('close', (code) => (process.exitCode = code ?? 1));
