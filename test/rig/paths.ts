import { resolve } from 'node:path';

/** The root of the repository. */
export const root = resolve(__dirname, '..', '..');

/** A file of the code-server that scripts/setup installed. */
export function codeServerFile(...path: string[]): string {
  return resolve(fromSetup('INDICATOR_LENS_CODE_SERVER'), ...path);
}

/** The browser that scripts/setup found. */
export function browserProgram(): string {
  return fromSetup('INDICATOR_LENS_CHROMIUM');
}

function fromSetup(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: start this with npm test, npm start or npm run bench.`);
  }
  return value;
}
