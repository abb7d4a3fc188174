import { readdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseListText, type Pause } from '../core/warninglist/listText';
import { readWarningList } from '../core/warninglist/warningList';
import type { WarningList, WarningListsRead } from '../core/warninglist/warningList';

/** `Limits` of what is read, so that no file fills the memory or keeps the window. */
const USUAL = {
  /** MISP has some 120 lists. */
  files: 1000,
  /** Bytes of one file; the longest lists of MISP, a million names, have some 20 MB. */
  bytes: 32 * 1024 * 1024,
  /** Entries of all lists together. */
  entries: 3_000_000,
  /** MISP keeps them in `lists/<name>/list.json`. */
  depth: 4,
};

/** How long the window is held at most by what can be divided, in milliseconds. */
const SLICE_MS = 8;

/** Of a copy of MISP's repository, what is JSON and no list. */
const NO_LIST = /^(?:schema|package(?:-lock)?|generated)\.json$/;

/** Reads the files, and those in the folders, that are lists of MISP. Never rejects. */
export async function readWarningLists(
  paths: readonly string[],
  limits: typeof USUAL = USUAL,
): Promise<WarningListsRead> {
  const lists: WarningList[] = [];
  const problems: string[] = [];
  const files = new Set<string>();
  for (const path of paths) {
    if (isAbsolute(path)) {
      await collect(path, limits.depth, limits, files, problems);
    } else {
      problems.push(`The warning list ${path} was not read: its path is not absolute.`);
    }
  }
  let entries = 0;
  for (const file of files) {
    const why = await readOne(file, limits, (list) => {
      entries += list.size;
      if (entries > limits.entries) {
        entries -= list.size;
        return `All lists together have more than ${limits.entries} entries.`;
      }
      lists.push(list);
      return undefined;
    });
    if (why !== undefined) {
      problems.push(`The warning list ${file} was not read: ${why}`);
    }
    await nextTurn();
  }
  return { lists, problems };
}

/** Why the file could not be used; undefined where it could, or has nothing to do with hosts. */
async function readOne(
  file: string,
  limits: typeof USUAL,
  take: (list: WarningList) => string | undefined,
): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    if (size > limits.bytes) {
      return `It has ${size} bytes, and ${limits.bytes} at most are read.`;
    }
    const text = (await readFile(file, 'utf8')).replace(/^\ufeff/, '');
    const pause = pauses();
    const json = await parseListText(text, pause);
    const { list, problem } = await readWarningList(json, pause);
    return list === undefined ? problem : take(list);
  } catch (thrown) {
    return thrown instanceof SyntaxError ? 'It is not whole JSON.' : `${codeOf(thrown)}.`;
  }
}

/** A pause is due whenever this long was worked without one. */
function pauses(): Pause {
  let since = performance.now();
  return () =>
    performance.now() - since < SLICE_MS
      ? undefined
      : nextTurn().then(() => {
          since = performance.now();
        });
}

async function collect(
  path: string,
  depth: number,
  limits: typeof USUAL,
  files: Set<string>,
  problems: string[],
): Promise<void> {
  try {
    const what = await stat(path);
    if (what.isDirectory()) {
      const names = depth > 0 ? (await readdir(path)).sort() : [];
      for (const name of names.filter((one) => !one.startsWith('.'))) {
        const inside = join(path, name);
        const wanted = name.endsWith('.json') && !NO_LIST.test(name);
        if (wanted || (!/\.\w+$/.test(name) && (await stat(inside)).isDirectory())) {
          await collect(inside, depth - 1, limits, files, problems);
        }
      }
    } else if (!what.isFile()) {
      problems.push(`The warning list ${path} was not read: it is no file.`);
    } else if (files.size < limits.files) {
      files.add(path);
    } else if (!problems.some((one) => one.startsWith('More than'))) {
      problems.push(`More than ${limits.files} warning lists were found; the rest was not read.`);
    }
  } catch (thrown) {
    problems.push(`The warning list ${path} was not read: ${codeOf(thrown)}.`);
  }
}

function codeOf(thrown: unknown): string {
  const code =
    typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  return code === 'ENOENT'
    ? 'there is none'
    : code === 'EACCES'
      ? 'it cannot be opened'
      : code || 'it cannot be read';
}
