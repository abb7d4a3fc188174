/**
 * Counts what the detector finds in source code against what can be proved to be a host:
 *
 *   tsx test/bench/falseValues.ts [FOLDER] [--list]
 *
 * FOLDER is any checkout; default is this project's node_modules. A host is true when it stands after
 * `://` or in an e-mail address somewhere in the checkout, or when another name of its registered
 * domain does. Every other value counts as false, which is an upper bound: bare mentions of real
 * hosts are among them. `--list` prints them. Hosts that are proved somewhere in the checkout are
 * looked for where they stand bare, too: `--missed` prints those that were not found.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { detect, parseIndicator, registrableDomain } from '../../src/core/indicator/index';

const LANGUAGES: Readonly<Record<string, string>> = {
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.jsx': 'javascriptreact',
  '.py': 'python',
  '.java': 'java',
  '.go': 'go',
  '.rs': 'rust',
  '.c': 'c',
  '.h': 'c',
  '.cc': 'cpp',
  '.cpp': 'cpp',
  '.hpp': 'cpp',
  '.cs': 'csharp',
  '.rb': 'ruby',
  '.php': 'php',
  '.pl': 'perl',
  '.pm': 'perl',
  '.sh': 'shellscript',
  '.swift': 'swift',
  '.kt': 'kotlin',
  '.scala': 'scala',
  '.css': 'css',
  '.scss': 'scss',
  '.less': 'less',
  '.html': 'html',
  '.md': 'markdown',
};

const MAX_FILE = 2_000_000;
const MAX_BYTES = 80_000_000;

/** Hosts that nobody can doubt, found by plain patterns that share nothing with the detector. */
const URL_HOST =
  /[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@"'<>]*@)?(\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9])?)/gi;
const MAIL_HOST = /[a-z0-9_.+-]@((?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w.(@-])/gi;

/** A string that is an address from end to end, or a version of four parts. */
const LITERAL = /(["'`])\[?([0-9a-f.:]+)\]?(?:%\w+)?(?::\d+|\/\d+)?\1/gi;

/** A dotted name that stands alone: not part of a longer one, no call, no assignment, no path. */
const BARE_NAME =
  /(?<![\w.@$/\\%+-])(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}(?![\w@$(=-]|\.\w|\s*[=(]|\[)/gi;

interface FileFinds {
  readonly path: string;
  readonly bytes: number;
  readonly proved: ReadonlySet<string>;
  /** Addresses that are whole strings. */
  readonly literals: readonly string[];
  /** Bare dotted names, hosts or not. */
  readonly bare: ReadonlySet<string>;
  readonly found: ReadonlySet<string>;
}

function* filesBelow(path: string): Generator<string> {
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) =>
    a.name.localeCompare(b.name),
  )) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== '.git') yield* filesBelow(child);
    } else if (
      entry.isFile() &&
      extname(entry.name) in LANGUAGES &&
      !entry.name.includes('.min.')
    ) {
      yield child;
    }
  }
}

function proved(text: string): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const pattern of [URL_HOST, MAIL_HOST]) {
    for (const match of text.matchAll(pattern)) {
      const value = parseIndicator(match[1] ?? '')?.value;
      if (value !== undefined) hosts.add(value);
    }
  }
  return hosts;
}

function literalAddresses(text: string): string[] {
  return [...text.matchAll(LITERAL)]
    .map((match) => parseIndicator(match[2] ?? ''))
    .filter((found) => found !== undefined && found.kind !== 'fqdn')
    .map((found) => found?.value ?? '');
}

function read(folder: string): FileFinds[] {
  const files: FileFinds[] = [];
  let bytes = 0;
  for (const path of filesBelow(folder)) {
    if (bytes > MAX_BYTES) break;
    if (statSync(path).size > MAX_FILE) continue;
    const text = readFileSync(path, 'utf8');
    const languageId = LANGUAGES[extname(path)] ?? 'plaintext';
    bytes += text.length;
    files.push({
      path,
      bytes: text.length,
      proved: proved(text),
      literals: literalAddresses(text),
      bare: new Set([...text.matchAll(BARE_NAME)].map(([name]) => name.toLowerCase())),
      found: new Set(detect(text, { languageId }).map(({ value }) => value)),
    });
  }
  return files;
}

const [folder = 'node_modules'] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'));
const files = read(folder);
const everywhere = new Set(files.flatMap(({ proved: hosts }) => [...hosts]));
const domains = new Set([...everywhere].map((host) => registrableDomain(host) ?? host));
const isTrue = (value: string): boolean =>
  everywhere.has(value) || domains.has(registrableDomain(value) ?? value);

const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
const hosts = files.flatMap(({ proved: all, found }) => [...all].map((host) => found.has(host)));
const bare = files.flatMap(({ path, bare: names, proved: own, found }) =>
  [...names]
    .filter((name) => everywhere.has(name) && !own.has(name))
    .map((name) => ({ path, name, found: found.has(name) })),
);
const unproved = files.flatMap(({ path, found }) =>
  [...found].filter((value) => !isTrue(value)).map((value) => ({ path, value })),
);
const names = unproved.filter(({ value }) => !value.includes(':') && !/^[\d.]+$/.test(value));
const addresses = unproved.filter((one) => !names.includes(one));
const literals = new Set(files.flatMap(({ literals: all }) => all));
const loose = addresses.filter(({ value }) => !literals.has(value));
const perMegabyte = (count: number): string => `${count}, ${(count / megabytes).toFixed(2)} per MB`;
const right = hosts.filter(Boolean).length;

if (process.argv.includes('--list')) {
  for (const { path, value } of unproved) console.log(`${value}\t${path}`);
}
if (process.argv.includes('--missed')) {
  for (const { path, name, found } of bare) if (!found) console.log(`${name}\t${path}`);
}
console.log(`${files.length} files, ${megabytes.toFixed(1)} MB of source code in ${folder}`);
console.log(
  `hosts of URLs and e-mail addresses found: ${right} of ${hosts.length} (${((100 * right) / hosts.length).toFixed(1)} %)`,
);
const bareRight = bare.filter(({ found }) => found).length;
console.log(
  `the same hosts where they stand bare only: ${bareRight} of ${bare.length} (${((100 * bareRight) / bare.length).toFixed(1)} %)`,
);
console.log(`names that nothing in the checkout confirms: ${perMegabyte(names.length)}`);
console.log(`addresses outside URLs: ${perMegabyte(addresses.length)}`);
console.log(`of those, none that is a whole string anywhere: ${perMegabyte(loose.length)}`);
