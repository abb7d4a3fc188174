import * as vscode from 'vscode';
import type { SkipReason } from '../../core/scan/model';
import type { ShownScan } from './scans';

export function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').findLast((part) => part !== '') ?? uri.path;
}

export function skipWords(reason: SkipReason): string {
  switch (reason) {
    case 'binary':
      return vscode.l10n.t('binary');
    case 'tooLarge':
      return vscode.l10n.t('too large');
    case 'unreadable':
      return vscode.l10n.t('could not be read');
  }
}

/** What a scan found: `12 indicators, 40 finds in 3 files`. */
export function foundWords({ of, report }: ShownScan): string {
  const { values, occurrences, files } = report;
  const found = [
    values.length === 1
      ? vscode.l10n.t('1 indicator')
      : vscode.l10n.t('{0} indicators', count(values.length)),
    occurrences === 1 ? vscode.l10n.t('1 find') : vscode.l10n.t('{0} finds', count(occurrences)),
  ].join(', ');
  return of === 'file'
    ? found
    : files === 1
      ? vscode.l10n.t('{0} in 1 file', found)
      : vscode.l10n.t('{0} in {1} files', found, count(files));
}

/** What keeps a scan from being whole, a sentence each; empty where nothing does. */
export function gapWords({ of, report, notes }: ShownScan): readonly string[] {
  const { cancelled, skipped, beyond, bytes } = report;
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return [
    ...(cancelled
      ? [
          of === 'file'
            ? vscode.l10n.t('Stopped after {0}.', megabytes(bytes))
            : report.files === 1
              ? vscode.l10n.t('Stopped after 1 file.')
              : vscode.l10n.t('Stopped after {0} files.', count(report.files)),
        ]
      : []),
    ...reasons.map((reason) => {
      const files = skipped.filter((file) => file.reason === reason).length;
      return files === 1
        ? vscode.l10n.t('1 file skipped: {0}.', skipWords(reason))
        : vscode.l10n.t('{0} files skipped: {1}.', count(files), skipWords(reason));
    }),
    ...(beyond === 1 ? [vscode.l10n.t('1 find of a further indicator is not listed.')] : []),
    ...(beyond > 1
      ? [vscode.l10n.t('{0} finds of further indicators are not listed.', count(beyond))]
      : []),
    ...notes,
  ];
}

export function count(value: number): string {
  return value.toLocaleString(vscode.env.language);
}

export function megabytes(bytes: number): string {
  return vscode.l10n.t('{0} MB', (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0));
}
