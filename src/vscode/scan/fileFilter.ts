import ignore, { type Ignore } from 'ignore';

/** Files that hold patterns of what a search leaves out, as ripgrep reads them. */
const IGNORE_FILES = new Set(['.gitignore', '.ignore', '.rgignore']);
const MOST_ALTERNATIVES = 1000;

/** An ignore file: its folder relative to the root, empty for the root itself, and what it says. */
export interface IgnoreFile {
  readonly folder: string;
  readonly text: string;
}

export function isIgnoreFile(path: string): boolean {
  return IGNORE_FILES.has(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * Which files of a folder are scanned. Paths are relative to it, with slashes. `include` and `exclude`
 * are as in VS Code's search: globs with commas between them, at any depth unless they start with `./`.
 */
export function fileFilter(patterns: {
  readonly include: string;
  readonly exclude: string;
  /** Globs of settings. */
  readonly excludeGlobs: readonly string[];
  readonly ignoreFiles: readonly IgnoreFile[];
}): (path: string) => boolean {
  const include = matcher(listed(patterns.include));
  const exclude = matcher([...listed(patterns.exclude), ...patterns.excludeGlobs]);
  const ignored = ignoredBy(patterns.ignoreFiles);
  return (path) =>
    (include === undefined || include.ignores(path)) &&
    exclude?.ignores(path) !== true &&
    !ignored(path);
}

/** The globs of a list as somebody types it: a comma inside braces separates nothing. */
function listed(text: string): string[] {
  return text
    .split(/,(?![^{]*\})/)
    .map((glob) => glob.trim())
    .filter((glob) => glob !== '');
}

/** A glob with no slash fits at any depth in the syntax of .gitignore; one with a slash must say so. */
function matcher(globs: readonly string[]): Ignore | undefined {
  if (globs.length === 0) {
    return undefined;
  }
  const lines = globs.flatMap(alternatives).map((glob) => {
    const plain = glob.replaceAll('\\', '/').replace(/^[!#]/, '\\$&');
    return plain.startsWith('./') ? plain.slice(1) : `**/${plain.replace(/^(?:\*\*)?\//, '')}`;
  });
  return ignore({ ignorecase: true }).add(lines);
}

/** `*.{log,txt}` is `*.log` and `*.txt`. */
function alternatives(glob: string): string[] {
  const open = [glob];
  const done: string[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const braces = /\{([^{}]*)\}/.exec(next);
    if (braces === null || open.length + done.length > MOST_ALTERNATIVES) {
      done.push(next);
      continue;
    }
    const before = next.slice(0, braces.index);
    const after = next.slice(braces.index + braces[0].length);
    open.push(...(braces[1] ?? '').split(',').map((part) => before + part + after));
  }
  return done;
}

/** The ignore file nearest to a path decides, as in git. */
function ignoredBy(files: readonly IgnoreFile[]): (path: string) => boolean {
  const byFolder = new Map<string, Ignore>();
  for (const { folder, text } of files) {
    const known = byFolder.get(folder) ?? ignore({ ignorecase: false });
    byFolder.set(folder, known.add(text));
  }
  const decided = new Map<string, boolean>();
  const isIgnored = (path: string, isFolder: boolean): boolean => {
    const slash = path.lastIndexOf('/');
    // What a folder that is ignored holds cannot be taken back (gitignore, "Pattern format").
    if (slash !== -1 && folderIgnored(path.slice(0, slash))) {
      return true;
    }
    for (let cut = slash; ; cut = path.lastIndexOf('/', cut - 1)) {
      const folder = cut === -1 ? '' : path.slice(0, cut);
      const rest = path.slice(cut + 1) + (isFolder ? '/' : '');
      const verdict = byFolder.get(folder)?.test(rest);
      if (verdict?.ignored === true) return true;
      if (verdict?.unignored === true || cut <= 0) return false;
    }
  };
  const folderIgnored = (folder: string): boolean => {
    let verdict = decided.get(folder);
    if (verdict === undefined) {
      verdict = isIgnored(folder, true);
      decided.set(folder, verdict);
    }
    return verdict;
  };
  return byFolder.size === 0 ? () => false : (path) => isIgnored(path, false);
}
