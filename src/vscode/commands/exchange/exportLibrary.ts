import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { LensError, type Failure } from '../../../core/errors';
import type { Registry } from '../../../core/operation/registry';
import type { Clock, FileWriter } from '../../../core/ports';
import type { Case, LibraryQuery, SavedIndicator, Tlp } from '../../../core/library/model';
import type { ObservedLibrary } from '../../../enrichment/library';
import type { Enrichment } from '../../../enrichment/model';
import { stricter } from '../../../core/library/tlp';
import type { Dossier } from '../../../export/dossier';
import type { WritingOrder } from '../../../export/order';
import { withStoredScore } from '../../../export/score';
import { inTurns } from '../../inTurns';
import { visible } from '../../safeText';
import * as say from '../../say';
import { caseFor, pickTlp } from '../library/cases';
import { FORMATS, hasTlp, pickFormat, type Format } from './formats';
import { readSaved } from './readSaved';
import { save } from './save';

/** What scripts may give; the rest is asked for. */
const argumentSchema = z.object({
  format: z.optional(z.enum(FORMATS)),
  tlp: z.optional(z.enum(['clear', 'green', 'amber', 'amber+strict', 'red'])),
  /** Where to write, as a URI; a file there is replaced. */
  uri: z.optional(z.string()),
});

type Given = z.infer<typeof argumentSchema>;

interface ExportParts {
  readonly library: ObservedLibrary;
  readonly enrichment: Pick<Enrichment, 'known' | 'history'>;
  readonly registry: Registry;
  readonly writer: FileWriter;
  readonly clock: Clock;
}

/** What is written, and how it is called. */
interface Subject {
  readonly title: string;
  readonly name: string;
  readonly query: LibraryQuery;
  readonly cases: readonly Case[];
  /** The case that the file is about. */
  readonly case?: Case;
}

/**
 * Saves the whole library. Real indicators and sample data go together only into JSON, which tells
 * them apart; any other format holds the real ones, or the sample data where there is nothing else.
 */
export async function exportLibrary(
  parts: ExportParts,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  const given = argumentSchema.safeParse(argument).data ?? {};
  return exportSubject(parts, given, {
    title: vscode.l10n.t('Export Library'),
    name: 'library',
    query: {},
    cases: parts.library.cases(),
  });
}

/** Saves one case: its indicators with everything that is known of them. */
export async function exportCase(
  parts: ExportParts,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  const given = argumentSchema.safeParse(argument).data ?? {};
  const one = await caseFor(parts.library, argument);
  if (one === undefined) {
    if (parts.library.cases().length === 0) {
      void say.inform(vscode.l10n.t('The library holds no case yet.'));
    }
    return undefined;
  }
  return exportSubject(parts, given, {
    title: vscode.l10n.t('Export Case'),
    name: one.name,
    query: { case: one.id },
    cases: [one],
    case: one,
  });
}

async function exportSubject(
  parts: ExportParts,
  given: Given,
  subject: Subject,
): Promise<vscode.Uri | undefined> {
  const { title, name, query, cases, case: one } = subject;
  if (parts.library.count(query) === 0 && cases.length === 0) {
    void say.inform(vscode.l10n.t('The library is empty.'));
    return undefined;
  }
  const format = given.format ?? (await pickFormat(title, formatWords(one)));
  if (format === undefined) {
    return undefined;
  }
  const marked = cases
    .map((each) => each.tlp)
    .reduce<Tlp | undefined>((level, each) => stricter(level ?? each, each), undefined);
  const chosen = hasTlp(format)
    ? (given.tlp ?? (await pickTlp(title, marked, one && marked)))
    : 'amber';
  const tlp = chosen && one && marked ? stricter(chosen, marked) : chosen;
  return tlp === undefined
    ? undefined
    : save(
        parts.writer,
        name,
        format,
        (signal) => gathered(parts, subject, format, tlp, signal, marked),
        given.uri,
        { said: (file) => savedAs(file, one), marked },
      );
}

function savedAs(file: string, one: Case | undefined): string {
  return one === undefined
    ? vscode.l10n.t('The library is saved as {0}.', file)
    : vscode.l10n.t('The case “{0}” is saved as {1}.', visible(one.name, 60), file);
}

function formatWords(one: Case | undefined): Readonly<Partial<Record<Format, string>>> {
  return {
    ...(one !== undefined && {
      markdown: vscode.l10n.t('a report to read, defanged, with sources, ages and who did what'),
    }),
    json: vscode.l10n.t('everything, to be imported again'),
    stix: vscode.l10n.t('a bundle for other platforms; importing it here loses nothing'),
    misp: vscode.l10n.t('an event, for your organisation only until you publish it'),
    csv: vscode.l10n.t('one line an indicator, for a spreadsheet'),
    defanged: vscode.l10n.t('the indicators alone, for a mail or a ticket'),
  };
}

/** Only a script can ask for it. */
const NO_REPORT: Failure = {
  reason: 'badInput',
  message: 'A report is about one case, not about the whole library.',
  remedy: 'Export a case, or choose another format.',
  action: 'none',
};

async function gathered(
  parts: ExportParts,
  { query, cases, case: one }: Subject,
  format: Format,
  tlp: Tlp,
  signal: AbortSignal,
  marked: Tlp | undefined,
): Promise<WritingOrder> {
  const saved = await readSaved(parts.library, query, signal);
  // Which other cases an indicator is in is not part of this one.
  const all = one === undefined ? saved : saved.map((entry) => ({ ...entry, cases: [one.id] }));
  const now = parts.clock.now();
  if (format === 'json') {
    return { form: 'libraryJson', items: all, cases, at: new Date(now).toISOString() };
  }
  const live = all.filter(({ data }) => data === 'live');
  const own = live.length > 0 ? live : all;
  const entries =
    format === 'csv' || format === 'stix' || format === 'misp'
      ? await inTurns(own, (entry) => scored(parts, entry), signal)
      : own;
  const items = entries.map((entry): Dossier & { entry: SavedIndicator } => ({
    indicator: entry.indicator,
    data: entry.data,
    entry,
    results: [],
  }));
  switch (format) {
    case 'csv':
      return { form: 'libraryCsv', items: entries, cases };
    case 'stix':
      return { form: 'stix', items, cases, tlp };
    case 'misp':
      return { form: 'misp', items, cases, tlp, info: one?.name ?? 'Indicator Lens library' };
    case 'markdown':
      if (one === undefined) {
        throw new LensError(NO_REPORT);
      }
      return {
        form: 'caseReport',
        items: await inTurns(items, (item) => withAnswers(parts, item), signal),
        case: one,
        now,
        titles: parts.registry.titles(),
        lookups: parts.enrichment.history(),
      };
    case 'defanged':
      return {
        form: 'defangedList',
        items: entries.map(({ indicator }) => indicator),
        ...(marked && { tlp: marked }),
      };
  }
}

function scored({ enrichment }: ExportParts, entry: SavedIndicator): SavedIndicator {
  return withStoredScore(entry, () => enrichment.known(entry.indicator, entry.data));
}

function withAnswers<T extends Dossier>({ enrichment }: ExportParts, dossier: T): T {
  return { ...dossier, results: enrichment.known(dossier.indicator, dossier.data) };
}
