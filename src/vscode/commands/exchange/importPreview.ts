import * as vscode from 'vscode';
import { defang } from '../../../core/indicator';
import type { IndicatorKind } from '../../../core/indicator';
import type { Incoming, Refused, TableColumn } from '../../../core/library/importing';
import type { ImportPlan } from '../../../import/plan';
import { visible } from '../../safeText';
import { indicatorsWords, judgeWords, notesWords, verdictWords } from '../../savedWords';

/** A dialogue has room for a few lines. */
const MOST_LISTED = 8;

/** What an import would do, as the dialogue shows it before anything is done. */
export function previewLines(incoming: Incoming, plan: ImportPlan): readonly string[] {
  const { added, merged, known, newCases, keptCases, refused } = plan;
  return [
    readLine(incoming),
    ...columnLines(incoming),
    kindsLine(plan),
    ...verdictLines(plan),
    vscode.l10n.t('New: {0}', indicatorsWords(added.length)),
    ...listed(added, ({ indicator }) => defang(indicator.value)),
    vscode.l10n.t('Merged with what is saved: {0}', indicatorsWords(merged.length)),
    ...noteLines(plan),
    vscode.l10n.t('Known already: {0}', indicatorsWords(known.length)),
    ...(newCases.length > 0
      ? [vscode.l10n.t('New cases: {0}', newCases.map((one) => visible(one.name, 60)).join(', '))]
      : []),
    ...keptCases.map((one) =>
      vscode.l10n.t('The case “{0}” stays as it is here.', visible(one.name, 60)),
    ),
    vscode.l10n.t('Not imported: {0}', numberWords(refused.length)),
    ...listed(reasonsOf(refused), ([why, count]) =>
      vscode.l10n.t('{0} × {1}', numberWords(count), visible(why, 80)),
    ),
  ];
}

function numberWords(count: number): string {
  return count.toLocaleString(vscode.env.language);
}

function readLine({ format, read }: Incoming): string {
  const count = numberWords(read);
  switch (format) {
    case 'csv':
      return vscode.l10n.t('Rows read: {0}', count);
    case 'text':
      return vscode.l10n.t('Lines read: {0}', count);
    case 'stix':
      return vscode.l10n.t('STIX objects read: {0}', count);
    case 'library':
      return vscode.l10n.t('Entries and cases read: {0}', count);
  }
}

/** Which columns hold the indicators, and why they are taken for that. */
function columnLines({ table }: Incoming): readonly string[] {
  const taken = table?.columns.filter((column) => column.taken !== undefined) ?? [];
  return taken.map((column) =>
    vscode.l10n.t('Indicators in “{0}”: {1}', visible(column.name, 60), reasonWords(column)),
  );
}

export function reasonWords({ taken, indicators, filled }: TableColumn): string {
  switch (taken) {
    case 'named':
      return vscode.l10n.t('by its name');
    case 'type':
      return vscode.l10n.t('its cells match the types in the table');
    case 'chosen':
      return vscode.l10n.t('chosen by you');
    default:
      return vscode.l10n.t(
        'cells with an indicator: {0} of {1}',
        numberWords(indicators),
        numberWords(filled),
      );
  }
}

function kindsLine({ added, merged, known }: ImportPlan): string {
  const all = [...added, ...merged.map(({ after }) => after), ...known];
  const count = (one: IndicatorKind): string =>
    numberWords(all.filter(({ indicator }) => indicator.kind === one).length);
  return vscode.l10n.t(
    'Host names: {0}, IPv4 addresses: {1}, IPv6 addresses: {2}',
    count('fqdn'),
    count('ipv4'),
    count('ipv6'),
  );
}

/** Which verdicts would stand from then on, and who is said to have given them. */
function verdictLines({ verdicts }: ImportPlan): readonly string[] {
  if (verdicts.length === 0) {
    return [];
  }
  return [
    vscode.l10n.t('Verdicts that the file sets: {0}', indicatorsWords(verdicts.length)),
    ...listed(verdicts, verdictChangeWords),
  ];
}

export function verdictChangeWords({
  indicator,
  before,
  after,
}: ImportPlan['verdicts'][number]): string {
  const [name, now] = [defang(indicator.value), verdictWords(after.verdict)];
  return before === 'unknown'
    ? vscode.l10n.t('{0}: {1}, by {2}', name, now, judgeWords(after))
    : vscode.l10n.t(
        '{0}: {1} instead of {2}, by {3}',
        name,
        now,
        verdictWords(before),
        judgeWords(after),
      );
}

/** Which notes would say something else. */
function noteLines({ notes }: ImportPlan): readonly string[] {
  if (notes.length === 0) {
    return [];
  }
  return [
    vscode.l10n.t('Notes that the file replaces: {0}', notesWords(notes.length)),
    ...listed(notes, noteChangeWords),
  ];
}

export function noteChangeWords({ indicator, before, after }: ImportPlan['notes'][number]): string {
  return vscode.l10n.t(
    '{0}: “{1}” instead of “{2}”, by {3}',
    defang(indicator.value),
    visible(after.text, 60),
    visible(before.text, 60),
    visible(after.by, 60),
  );
}

/** Each reason with how often it was given, the most frequent first. */
function reasonsOf(refused: readonly Refused[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { why } of refused) {
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** The first of them, a line each, and how many more there are. */
function listed<T>(all: readonly T[], words: (one: T) => string): readonly string[] {
  const more = all.length - MOST_LISTED;
  return [
    ...all.slice(0, MOST_LISTED).map((one) => `    ${words(one)}`),
    ...(more > 0 ? [vscode.l10n.t('    and {0} more', numberWords(more))] : []),
  ];
}
