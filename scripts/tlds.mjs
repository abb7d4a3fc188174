/**
 * Writes src/core/indicator/tlds.ts, the table of top-level domains, from IANA's list.
 *
 *   node scripts/tlds.mjs [FILE]
 *
 * FILE is a copy of https://data.iana.org/TLD/tlds-alpha-by-domain.txt; without it the list is fetched.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { domainToUnicode } from 'node:url';

const SOURCE = 'https://data.iana.org/TLD/tlds-alpha-by-domain.txt';
const TABLE = new URL('../src/core/indicator/tlds.ts', import.meta.url);

async function read(file) {
  if (file !== undefined) {
    return readFile(file, 'utf8');
  }
  const response = await fetch(SOURCE);
  if (!response.ok) {
    throw new Error(`${SOURCE} answered ${response.status}.`);
  }
  return response.text();
}

/** Lines of names, at most 98 characters each, so that a renewal reads well as a diff. */
function wrap(names) {
  const lines = [];
  let line = '';
  for (const name of names) {
    if (line.length + name.length + 1 > 96) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? name : ` ${name}`;
  }
  return [...lines, line];
}

const text = await read(process.argv[2]);
const version = /^# Version (\d{10}), Last Updated (.+)$/m.exec(text);
const names = text
  .split('\n')
  .map((line) => line.trim().toLowerCase())
  .filter((line) => /^[a-z][a-z0-9-]*$/.test(line))
  .sort();
if (version === null || names.length < 1000) {
  throw new Error('This is not the list of top-level domains that IANA publishes.');
}
const unreadable = names.filter((name) => name.startsWith('xn--') && domainToUnicode(name) === '');
if (unreadable.length > 0) {
  throw new Error(`Not valid A-labels: ${unreadable.join(', ')}.`);
}

await writeFile(
  TABLE,
  `// Written by scripts/tlds.mjs from ${SOURCE}.
// Do not edit: renew it with the script.

/** Version and date that IANA gives the list. */
export const TLDS_VERSION = '${version[1]}, ${version[2]}';

/** The ${names.length} delegated top-level domains, as A-labels. */
export const TLDS: readonly string[] = \`
${wrap(names).join('\n')}
\`
  .trim()
  .split(/\\s/);
`,
);
console.log(`${names.length} top-level domains, version ${version[1]}.`);
