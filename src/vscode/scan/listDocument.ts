import * as vscode from 'vscode';
import type { IndicatorRef } from '../../core/indicator';
import { showText } from '../editor/showText';
import { indicatorsWords } from '../savedWords';
import { kindWords } from '../words';
import type { ShownScan } from './scans';
import { foundWords, gapWords, skipWords } from './words';

/** A line of the list. */
interface Listed extends IndicatorRef {
  readonly count: number;
  /** Where it stands first. */
  readonly place: string;
}

/** Opens what a scan found as a document of its own, to save, sort or paste elsewhere. */
export async function openScanList(scan: ShownScan): Promise<vscode.TextEditor> {
  const { root, of, report } = scan;
  const relative = (file: string) => {
    const { path } = vscode.Uri.parse(file, true);
    const folder = `${root.path.replace(/\/$/, '')}/`;
    return of === 'folder' && path.startsWith(folder) ? path.slice(folder.length) : basename(path);
  };
  const listed = report.values.map(({ kind, value, count, first }) => ({
    kind,
    value,
    count,
    place: `${relative(first.file)}:${first.line + 1}`,
  }));
  const about = [headline(basename(root.path)), root.fsPath, foundWords(scan), ...gapWords(scan)];
  const skipped = report.skipped.map(
    ({ file, reason }) => `${relative(file)} (${skipWords(reason)})`,
  );
  return open(listText(about, listed, skipped));
}

/** The same for an open document. */
export async function openDocumentList(
  document: vscode.TextDocument,
  listed: readonly Omit<Listed, 'place'>[],
  lineOf: (at: number) => number,
): Promise<vscode.TextEditor> {
  const name = basename(document.uri.path);
  const about = [headline(name), indicatorsWords(listed.length)];
  return open(
    listText(
      about,
      // Named one by one: the count of a live value is a getter, which a spread would lose.
      listed.map(({ kind, value, count }, at) => ({
        kind,
        value,
        count,
        place: `${name}:${lineOf(at) + 1}`,
      })),
      [],
    ),
  );
}

/** VS Code calls an untitled document by its first line. */
function headline(name: string): string {
  return vscode.l10n.t('Indicators in {0}', name);
}

/** Columns with tabs between them under a heading of comments. */
function listText(
  about: readonly string[],
  listed: readonly Listed[],
  skipped: readonly string[],
): string {
  const columns = [
    vscode.l10n.t('indicator'),
    vscode.l10n.t('kind'),
    vscode.l10n.t('finds'),
    vscode.l10n.t('first line'),
  ];
  return [
    ...about.map((line) => `# ${oneLine(line)}`),
    ...skipped.map((line) => `# ${vscode.l10n.t('skipped: {0}', oneLine(line))}`),
    `# ${columns.join('\t')}`,
    ...listed.map(({ kind, value, count, place }) =>
      [value, kindWords(kind), count, oneLine(place)].join('\t'),
    ),
    '',
  ].join('\n');
}

async function open(content: string): Promise<vscode.TextEditor> {
  return showText(await vscode.workspace.openTextDocument({ content, language: 'plaintext' }));
}

/** File names may hold any character. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
