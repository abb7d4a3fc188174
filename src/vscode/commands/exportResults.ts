import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { defang, type IndicatorRef } from '../../core/indicator';
import type { DataSource, Result } from '../../core/result/model';
import { resultsToCsv } from '../../export/csv';
import { toJson } from '../../export/json';
import { toMarkdown } from '../../export/markdown';
import { offerToOpen, pickTarget } from '../savedFile';
import type { Shell } from '../shell';
import { ageWords } from '../words';
import { indicatorOf } from './ask';

const FORMATS = ['json', 'csv', 'markdown'] as const;
type Format = (typeof FORMATS)[number];

const EXTENSION: Readonly<Record<Format, string>> = { json: 'json', csv: 'csv', markdown: 'md' };

/** What scripts, tree items and links may give; the rest is asked for. */
const argumentSchema = z.object({
  value: z.optional(z.string()),
  data: z.optional(z.enum(['live', 'sample'])),
  format: z.optional(z.enum(FORMATS)),
  /** Where to write, as a URI; a file there is replaced. */
  uri: z.optional(z.string()),
});

interface Subject {
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
}

/**
 * Saves the stored answers about one indicator. Asks nobody. With a format and an address in the
 * argument it shows no dialog. Resolves with the address that was written.
 */
export async function exportResults(
  shell: Shell,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  const given = argument === undefined ? {} : argumentSchema.parse(argument);
  const subject =
    given.value === undefined
      ? await pickSubject(shell)
      : { indicator: indicatorOf(given.value), data: given.data ?? 'live' };
  if (subject === undefined) {
    return undefined;
  }
  const order = shell.registry.operations.map(({ id }) => id);
  const results = shell.enrichment
    .known(subject.indicator, subject.data)
    .toSorted((a, b) => order.indexOf(a.operation) - order.indexOf(b.operation));
  if (results.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing is stored about {0}.', defang(subject.indicator.value)),
    );
    return undefined;
  }
  const format = given.format ?? (await pickFormat());
  if (format === undefined) {
    return undefined;
  }
  const target =
    given.uri === undefined
      ? await pickTarget(fileName(subject, format), EXTENSION[format])
      : vscode.Uri.parse(given.uri, true);
  if (target === undefined) {
    return undefined;
  }
  const text = written(format, results, shell);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  if (given.uri === undefined) {
    offerToOpen(target);
  }
  return target;
}

function written(format: Format, results: readonly Result[], shell: Shell): string {
  switch (format) {
    case 'json':
      return toJson(results);
    case 'csv':
      return resultsToCsv(results);
    case 'markdown':
      return toMarkdown(results, {
        now: shell.clock.now(),
        titleOf: (operation) => shell.registry.operation(operation)?.title ?? operation,
      });
  }
}

async function pickSubject(shell: Shell): Promise<Subject | undefined> {
  const subjects = new Map<string, vscode.QuickPickItem & Subject>();
  for (const { indicator, data, at } of shell.enrichment.history()) {
    const key = `${data} ${indicator.value}`;
    if (!subjects.has(key)) {
      subjects.set(key, {
        indicator,
        data,
        label: defang(indicator.value),
        description: [
          ageWords(at, shell.clock.now()),
          ...(data === 'sample' ? [vscode.l10n.t('sample data')] : []),
        ].join(' · '),
      });
    }
  }
  if (subjects.size === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing was looked up in this window yet.'),
    );
    return undefined;
  }
  const items = [...subjects.values()];
  return items.length === 1
    ? items[0]
    : vscode.window.showQuickPick(items, {
        title: vscode.l10n.t('Export Results'),
        placeHolder: vscode.l10n.t('About which indicator? The latest look-up stands first.'),
      });
}

async function pickFormat(): Promise<Format | undefined> {
  const items: (vscode.QuickPickItem & { format: Format })[] = [
    {
      format: 'markdown',
      label: 'Markdown',
      description: vscode.l10n.t('a report to read, defanged, with sources and times'),
    },
    {
      format: 'csv',
      label: 'CSV',
      description: vscode.l10n.t('one line a value, for a spreadsheet'),
    },
    {
      format: 'json',
      label: 'JSON',
      description: vscode.l10n.t('everything, raw responses included'),
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Export Results'),
  });
  return picked?.format;
}

function fileName({ indicator }: Subject, format: Format): string {
  return `${indicator.value.replaceAll(':', '-')}.${EXTENSION[format]}`;
}
