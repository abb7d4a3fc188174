/**
 * Writes src/providers/rdap/bootstrapShipped.ts, the lists of RDAP servers that the extension ships,
 * from IANA's bootstrap files (RFC 9224), and checks the table of servers that IANA lacks.
 *
 *   node scripts/rdapServers.mjs [--ask] [FROM]
 *
 * FROM is a folder with dns.json, ipv4.json and ipv6.json, or the address of one; without it the
 * files are fetched from IANA. With --ask each server of the table is asked for its help page
 * (RFC 9082, section 3.1.6). Needs Node 22.18 or newer, which reads TypeScript.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SOURCE = 'https://data.iana.org/rdap/';
const SHIPPED = new URL('../src/providers/rdap/bootstrapShipped.ts', import.meta.url);
const ADDED = new URL('../src/providers/rdap/serversAdded.ts', import.meta.url);
const LISTS = ['dns', 'ipv4', 'ipv6'];
/** Fewer services than IANA had years ago are a file that was cut. */
const FEWEST = { dns: 400, ipv4: 5, ipv6: 5 };

/** The files by list name. */
export async function readFiles(from) {
  return Object.fromEntries(
    await Promise.all(LISTS.map(async (list) => [list, JSON.parse(await read(from, list))])),
  );
}

async function read(from, list) {
  if (!/^https?:\/\//.test(from)) {
    return readFile(join(from, `${list}.json`), 'utf8');
  }
  const url = new URL(`${list}.json`, from);
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url.href} answered ${response.status}.`);
  }
  return response.text();
}

/** One line a set of URLs: the URLs, then what they serve. Only what is not https keeps its scheme. */
function linesOf(services) {
  const entriesOf = new Map();
  for (const [entries, urls] of services) {
    const key = urls.map((url) => url.replace(/^https:\/\//, '')).join('|');
    entriesOf.set(key, [...(entriesOf.get(key) ?? []), ...entries]);
  }
  return [...entriesOf].map(([urls, entries]) => `${urls} ${entries.join(' ')}`).sort();
}

/** The text of the module. Throws where a file is not one of IANA's. */
export function moduleOf(files, fewest = FEWEST) {
  const blocks = LISTS.map((list) => {
    const { version, publication, services } = files[list];
    if (version !== '1.0' || !Array.isArray(services) || services.length < fewest[list]) {
      throw new Error(`This is not the list ${list}.json that IANA publishes.`);
    }
    const lines = linesOf(services);
    if (lines.some((line) => /[^!-{|} \n]/.test(line) || /[`\\$]/.test(line))) {
      throw new Error(`${list}.json has more than plain text in it.`);
    }
    return `  ${list}: {
    publication: '${new Date(publication).toISOString().replace('.000Z', 'Z')}',
    services: \`
${lines.join('\n')}
\`,
  },`;
  });
  return `// Written by scripts/rdapServers.mjs from ${SOURCE}.
// Do not edit: renew it with the script.

/**
 * IANA's lists of RDAP servers (RFC 9224), and when IANA published them. A line of \`services\` is one
 * service: its URLs with | between them, without \`https://\`, then what they serve.
 */
export const SHIPPED = {
${blocks.join('\n')}
} as const;
`;
}

/** What is no longer true of the table of additions, in words. */
export function staleAdditions(additions, { dns }) {
  const listed = new Map(
    dns.services.flatMap(([entries, urls]) =>
      urls.some((url) => url.startsWith('https:')) ? entries.map((entry) => [entry, urls]) : [],
    ),
  );
  return additions.flatMap(([, labels]) =>
    labels
      .filter((label) => listed.has(label))
      .map((label) => `IANA now lists .${label} (${listed.get(label)[0]}): take it out.`),
  );
}

async function askedForHelp(additions) {
  return Promise.all(
    additions.map(async ([url, labels]) => {
      const of = `${url} (${labels.map((label) => `.${label}`).join(' ')})`;
      try {
        const response = await fetch(`${url}help`, {
          headers: { accept: 'application/rdap+json' },
          redirect: 'manual',
        });
        return `${of} answers ${response.status} ${response.headers.get('content-type') ?? ''}`;
      } catch (thrown) {
        return `${of} does not answer: ${thrown.cause?.message ?? thrown.message}`;
      }
    }),
  );
}

async function main(argv) {
  const from = argv.find((argument) => !argument.startsWith('--')) ?? SOURCE;
  const files = await readFiles(from);
  await writeFile(SHIPPED, moduleOf(files));
  for (const list of LISTS) {
    console.log(`${list}: ${files[list].services.length} services, ${files[list].publication}.`);
  }
  const { ADDED_SERVERS, ADDED_ON } = await import(ADDED.href);
  const stale = staleAdditions(ADDED_SERVERS, files);
  console.log(`Additions of ${ADDED_ON}: ${stale.length === 0 ? 'IANA lists none of them.' : ''}`);
  const heard = argv.includes('--ask') ? await askedForHelp(ADDED_SERVERS) : [];
  for (const line of [...stale, ...heard]) {
    console.log(`  ${line}`);
  }
  process.exitCode = stale.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.slice(2)).catch((thrown) => {
    console.error(thrown.message);
    process.exitCode = 1;
  });
}
