import * as vscode from 'vscode';
import { fileFilter, isIgnoreFile, type IgnoreFile } from './fileFilter';

/** Most files that are listed of one folder. */
const MOST_FILES = 200_000;

export interface FolderFiles {
  readonly files: readonly vscode.Uri[];
  /** Files that are there and are left out by a glob or an ignore file. */
  readonly leftOut: number;
  /** True when there are more files than are listed. */
  readonly more: boolean;
}

/**
 * The files of a folder that a search in VS Code would look at: `files.exclude`, `search.exclude` and,
 * unless `search.useIgnoreFiles` is off, the ignore files in the folder and below it. Ignore files
 * above the folder do not count: who scans a folder by name wants it scanned.
 */
export async function folderFiles(
  folder: vscode.Uri,
  globs: { readonly include: string; readonly exclude: string },
  token: vscode.CancellationToken,
): Promise<FolderFiles> {
  const search = vscode.workspace.getConfiguration('search', folder);
  const excludeGlobs = Object.entries(search.get<Record<string, unknown>>('exclude', {}))
    .filter(([, value]) => value === true)
    .map(([glob]) => glob);
  const simple = excludeGlobs.filter((glob) => !/[{},]/.test(glob));
  const found = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, '**/*'),
    // What is never listed costs nothing; `fileFilter` leaves out the rest. `files.exclude` applies.
    simple.length === 0 ? undefined : new vscode.RelativePattern(folder, `{${simple.join(',')}}`),
    MOST_FILES + 1,
    token,
  );
  const below = `${folder.path.replace(/\/$/, '')}/`;
  const listed = found
    .filter(({ path }) => path.startsWith(below))
    .slice(0, MOST_FILES)
    .map((uri) => ({ uri, path: uri.path.slice(below.length) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const ignoreFiles = search.get<boolean>('useIgnoreFiles', true)
    ? await Promise.all(listed.filter(({ path }) => isIgnoreFile(path)).map(readIgnoreFile))
    : [];
  const passes = fileFilter({ ...globs, excludeGlobs, ignoreFiles });
  const files = listed.filter(({ path }) => passes(path)).map(({ uri }) => uri);
  return { files, leftOut: listed.length - files.length, more: found.length > MOST_FILES };
}

async function readIgnoreFile({
  uri,
  path,
}: {
  readonly uri: vscode.Uri;
  readonly path: string;
}): Promise<IgnoreFile> {
  const bytes = await vscode.workspace.fs.readFile(uri).then(
    (read) => read,
    () => new Uint8Array(),
  );
  return {
    folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
    text: new TextDecoder().decode(bytes),
  };
}
