import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { FileScanner, ScanFile, ScanProgress } from '../../core/scan/model';
import { abortSignalOf } from '../abortSignal';
import type { IndicatorFinder } from '../editor/documentIndicators';
import type { FrontDocument } from '../editor/frontDocument';
import * as say from '../say';
import { folderFiles } from '../scan/folderFiles';
import { languageIdsByName } from '../scan/languageIds';
import { openDocumentList, openScanList } from '../scan/listDocument';
import type { Scans, ShownScan } from '../scan/scans';
import { count, foundWords, gapWords, megabytes, nameOf, skipWords } from '../scan/words';
import type { LensSettings } from '../settings';

interface ScanParts {
  readonly scanner: FileScanner;
  readonly scans: Scans;
}

interface ListParts {
  readonly scans: Scans;
  readonly front: Pick<FrontDocument, 'current'>;
  readonly index: Pick<IndicatorFinder, 'whole'>;
}

/** Scans a file of any size. Takes its URI, as the explorer passes it; asks for one without. */
export async function scanFile(parts: ScanParts, argument: unknown): Promise<void> {
  const uri = uriOf(argument) ?? unseenFile() ?? (await askFor('file'));
  if (uri === undefined) {
    return;
  }
  const { size } = await vscode.workspace.fs.stat(uri);
  const scan = await scanned(
    parts,
    { root: uri, of: 'file', files: [uri], notes: [], maxBytes: Infinity },
    ({ bytes }) => ({
      part: size === 0 ? 1 : bytes / size,
      words: vscode.l10n.t('{0} of {1}', megabytes(bytes), megabytes(size)),
    }),
  );
  const [skipped] = scan.report.skipped;
  if (skipped !== undefined) {
    void say.warn(
      skipped.reason === 'binary'
        ? vscode.l10n.t('{0} is a binary file: there is no text to search.', nameOf(uri))
        : vscode.l10n.t('{0} was not scanned: {1}.', nameOf(uri), skipWords(skipped.reason)),
    );
    return;
  }
  tell(parts, scan);
}

let lastGlobs = { include: '', exclude: '' };
const globsSchema = z.object({
  folder: z.string(),
  include: z.optional(z.string()),
  exclude: z.optional(z.string()),
});

/**
 * Scans the files of a folder. Takes its URI, as the explorer passes it, or `{folder, include?,
 * exclude?}`; asks for what is missing.
 */
export async function findInFolder(
  parts: ScanParts & { readonly settings: Pick<LensSettings, 'maxScanMegabytes'> },
  argument: unknown,
): Promise<void> {
  const scripted = globsSchema.safeParse(argument).data;
  const folder =
    uriOf(scripted?.folder) ?? uriOf(argument) ?? onlyFolder() ?? (await askFor('folder'));
  if (folder === undefined) {
    return;
  }
  const globs = scripted
    ? { include: scripted.include ?? '', exclude: scripted.exclude ?? '' }
    : await askForGlobs(folder);
  if (globs === undefined) {
    return;
  }
  const found = await say.progress(
    vscode.l10n.t('Listing the files of {0}', nameOf(folder)),
    async (token) => {
      const listed = await folderFiles(folder, globs, token);
      return token.isCancellationRequested ? undefined : listed;
    },
  );
  if (found === undefined) {
    return;
  }
  const { files, leftOut, more } = found;
  const notes = [
    ...(leftOut === 1 ? [vscode.l10n.t('1 file left out by globs or ignore files.')] : []),
    ...(leftOut > 1
      ? [vscode.l10n.t('{0} files left out by globs or ignore files.', count(leftOut))]
      : []),
    ...(more ? [vscode.l10n.t('The folder holds more files than are listed.')] : []),
  ];
  const maxBytes = parts.settings.maxScanMegabytes() * 1_000_000;
  const scan = await scanned(
    parts,
    { root: folder, of: 'folder', files, notes, maxBytes },
    (progress) => ({
      part: files.length === 0 ? 1 : progress.files / files.length,
      words:
        files.length === 1
          ? vscode.l10n.t('{0} of 1 file, {1}', count(progress.files), megabytes(progress.bytes))
          : vscode.l10n.t(
              '{0} of {1} files, {2}',
              count(progress.files),
              count(files.length),
              megabytes(progress.bytes),
            ),
    }),
  );
  tell(parts, scan);
}

/** Opens the indicators of the last scan, or of the file in front, as a list. */
export async function openList(
  { scans, front, index }: ListParts,
  argument: unknown,
): Promise<void> {
  const { current } = scans;
  const document = front.current;
  const ofScan = sourceSchema.safeParse(argument).data?.source === 'scan';
  if (current !== undefined && (ofScan || document === undefined)) {
    await openScanList(current);
  } else if (document === undefined) {
    void say.inform(vscode.l10n.t('Open a file first.'));
  } else {
    const { indicators } = await index.whole(document);
    await openDocumentList(document, indicators, (at) => indicators[at]?.line ?? 0);
  }
}

const sourceSchema = z.object({ source: z.enum(['scan', 'document']) });

interface Work {
  readonly root: vscode.Uri;
  readonly of: 'file' | 'folder';
  readonly files: readonly vscode.Uri[];
  readonly notes: readonly string[];
  readonly maxBytes: number;
}

async function scanned(
  { scanner }: ScanParts,
  { root, of, files, notes, maxBytes }: Work,
  describe: (progress: ScanProgress) => { readonly part: number; readonly words: string },
): Promise<ShownScan> {
  const languageOf = languageIdsByName();
  const report = await say.progress(
    vscode.l10n.t('Scanning {0}', nameOf(root)),
    async (token, tell) => {
      let reached = 0;
      let toldAt = 0;
      const onProgress = (news: ScanProgress) => {
        if (performance.now() - toldAt < 100) return;
        toldAt = performance.now();
        const { part, words } = describe(news);
        tell(words, 100 * Math.max(0, part - reached));
        reached = Math.max(reached, part);
      };
      const { signal, dispose } = abortSignalOf(token);
      try {
        const work = files.map((uri) => scanFileOf(uri, languageOf(nameOf(uri))));
        return await scanner.scan(work, { maxBytes, onProgress }, signal);
      } finally {
        dispose();
      }
    },
  );
  return { root, of, report, notes };
}

/** A local file is read by the worker; of another the bytes come through VS Code. */
function scanFileOf(uri: vscode.Uri, languageId: string | undefined): ScanFile {
  return {
    file: uri.toString(),
    ...(languageId !== undefined && { languageId }),
    content:
      uri.scheme === 'file'
        ? { path: uri.fsPath }
        : { read: async () => vscode.workspace.fs.readFile(uri) },
  };
}

function tell({ scans }: ScanParts, scan: ShownScan): void {
  scans.show(scan);
  const open = vscode.l10n.t('Open as List');
  const gaps = gapWords(scan);
  const words = [`${nameOf(scan.root)}: ${foundWords(scan)}.`, ...gaps].join(' ');
  const { cancelled, beyond } = scan.report;
  const show = cancelled || beyond > 0 ? say.warn(words, open) : say.inform(words, open);
  void show.then(async (answer) => {
    if (answer === open) {
      await openScanList(scan);
    }
  });
}

function uriOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) {
    return argument;
  }
  return typeof argument === 'string' ? vscode.Uri.parse(argument, true) : undefined;
}

/** The file in front that VS Code shows and hands to no extension, for its size. */
function unseenFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputText) || input.uri.scheme === 'untitled') {
    return undefined;
  }
  const address = input.uri.toString();
  const seen = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === address);
  return seen ? undefined : input.uri;
}

function onlyFolder(): vscode.Uri | undefined {
  const [first, ...more] = vscode.workspace.workspaceFolders ?? [];
  return more.length === 0 ? first?.uri : undefined;
}

async function askFor(what: 'file' | 'folder'): Promise<vscode.Uri | undefined> {
  const here = vscode.workspace.workspaceFolders?.[0]?.uri;
  const [picked] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: what === 'file',
      canSelectFolders: what === 'folder',
      openLabel: what === 'file' ? vscode.l10n.t('Scan File') : vscode.l10n.t('Find in Folder'),
      ...(here && { defaultUri: here }),
    })) ?? [];
  return picked;
}

async function askForGlobs(folder: vscode.Uri): Promise<typeof lastGlobs | undefined> {
  const title = vscode.l10n.t('Find Indicators in {0}', nameOf(folder));
  const include = await say.input({
    title: `${title} (1/2)`,
    prompt: vscode.l10n.t('Files to include. Empty for all of them.'),
    placeHolder: vscode.l10n.t('for example *.log, reports/**/*.{md,txt}'),
    value: lastGlobs.include,
  });
  if (include === undefined) {
    return undefined;
  }
  const exclude = await say.input({
    title: `${title} (2/2)`,
    prompt: vscode.l10n.t(
      'Files to exclude, besides those of files.exclude, search.exclude and ignore files.',
    ),
    placeHolder: vscode.l10n.t('for example archive, *.min.js'),
    value: lastGlobs.exclude,
  });
  if (exclude === undefined) {
    return undefined;
  }
  lastGlobs = { include, exclude };
  return lastGlobs;
}
