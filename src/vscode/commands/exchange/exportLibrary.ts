import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Case, SavedIndicator, Tlp } from '../../../core/library/model';
import { caseReport } from '../../../export/caseReport';
import { defangedList } from '../../../export/defangedList';
import { stricter, TLP_LEVELS, type Dossier } from '../../../export/dossier';
import { libraryToCsv } from '../../../export/libraryCsv';
import { libraryToJson } from '../../../export/libraryJson';
import { toMisp } from '../../../export/misp/event';
import { toStix } from '../../../export/stix/bundle';
import type { Shell } from '../../shell';
import { caseFor, pickTlp } from '../library/cases';
import { FORMATS, hasTlp, pickFormat, type Format } from './formats';
import { save } from './save';

/** What scripts may give; the rest is asked for. */
const argumentSchema = z.object({
  format: z.optional(z.enum(FORMATS)),
  tlp: z.optional(z.enum(['clear', 'green', 'amber', 'amber+strict', 'red'])),
  /** Where to write, as a URI; a file there is replaced. */
  uri: z.optional(z.string()),
});

type Given = z.infer<typeof argumentSchema>;

/** What is written, and how it is called. */
interface Subject {
  readonly title: string;
  readonly name: string;
  readonly entries: readonly SavedIndicator[];
  readonly cases: readonly Case[];
  /** The case that the file is about. */
  readonly one?: Case;
}

/**
 * Saves the whole library. Real indicators and sample data go together only into JSON, which tells
 * them apart; any other format holds the real ones, or the sample data where there is nothing else.
 */
export async function exportLibrary(
  shell: Shell,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  const given = argumentSchema.safeParse(argument).data ?? {};
  return exportSubject(shell, given, {
    title: vscode.l10n.t('Export Library'),
    name: 'library',
    entries: shell.library.search({}),
    cases: shell.library.cases(),
  });
}

/** Saves one case: its indicators with everything that is known of them. */
export async function exportCase(shell: Shell, argument: unknown): Promise<vscode.Uri | undefined> {
  const given = argumentSchema.safeParse(argument).data ?? {};
  const one = await caseFor(shell, argument);
  if (one === undefined) {
    if (shell.library.cases().length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('The library holds no case yet.'));
    }
    return undefined;
  }
  const inCase = shell.library.search({ case: one.id });
  return exportSubject(shell, given, {
    title: vscode.l10n.t('Export Case'),
    name: one.name,
    // Which other cases an indicator is in is not part of this one.
    entries: inCase.map((entry) => ({ ...entry, cases: [one.id] })),
    cases: [one],
    one,
  });
}

async function exportSubject(
  shell: Shell,
  given: Given,
  subject: Subject,
): Promise<vscode.Uri | undefined> {
  const { title, name, entries, cases, one } = subject;
  if (entries.length === 0 && cases.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The library is empty.'));
    return undefined;
  }
  const format = given.format ?? (await pickFormat(title, formatWords(one)));
  if (format === undefined) {
    return undefined;
  }
  const tlp = hasTlp(format) ? (given.tlp ?? (await tlpFor(title, cases))) : 'amber';
  return tlp === undefined
    ? undefined
    : save(name, format, () => written(shell, subject, format, tlp), given.uri);
}

function formatWords(one: Case | undefined): Readonly<Partial<Record<Format, string>>> {
  return {
    ...(one !== undefined && {
      markdown: vscode.l10n.t('a report to read, defanged, with sources, ages and a timeline'),
    }),
    json: vscode.l10n.t('everything, to be imported again'),
    stix: vscode.l10n.t('a bundle for other platforms; importing it here loses nothing'),
    misp: vscode.l10n.t('an event, for your organisation only until you publish it'),
    csv: vscode.l10n.t('one line an indicator, for a spreadsheet'),
    defanged: vscode.l10n.t('the indicators alone, for a mail or a ticket'),
  };
}

/** The strictest level of the cases is proposed. */
function tlpFor(title: string, cases: readonly Case[]): Promise<Tlp | undefined> {
  const level = cases.reduce<Tlp>((tlp, one) => stricter(tlp, one.tlp), TLP_LEVELS[0] ?? 'clear');
  return pickTlp(title, cases.length === 0 ? 'amber' : level);
}

function written(shell: Shell, subject: Subject, format: Format, tlp: Tlp): string {
  const { cases, one } = subject;
  const at = new Date(shell.clock.now()).toISOString();
  if (format === 'json') {
    return libraryToJson(subject, at);
  }
  const live = subject.entries.filter(({ data }) => data === 'live');
  const entries = live.length > 0 ? live : subject.entries;
  const dossiers = entries.map((entry): Dossier & { entry: SavedIndicator } => ({
    indicator: entry.indicator,
    data: entry.data,
    entry,
    results: [],
  }));
  switch (format) {
    case 'csv':
      return libraryToCsv(entries, (id) => cases.find((other) => other.id === id)?.name ?? id);
    case 'stix':
      return toStix({ dossiers, cases, tlp });
    case 'misp':
      return toMisp({ dossiers, cases, tlp }, one?.name ?? 'Indicator Lens library');
    case 'defanged':
      return defangedList(entries.map(({ indicator }) => indicator));
    case 'markdown':
      return one === undefined ? '' : report(shell, one, dossiers);
  }
}

function report(
  shell: Shell,
  one: Case,
  dossiers: readonly (Dossier & { readonly entry: SavedIndicator })[],
): string {
  return caseReport(
    one,
    dossiers.map((dossier) => ({
      ...dossier,
      results: shell.enrichment.known(dossier.indicator, dossier.data),
    })),
    {
      now: shell.clock.now(),
      titleOf: (operation) => shell.registry.operation(operation)?.title ?? operation,
      lookups: shell.enrichment.history(),
    },
  );
}
