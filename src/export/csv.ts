import type { IndicatorRef } from '../core/indicator/model';
import type { Tlp } from '../core/library/model';
import { tlpLabel } from '../core/library/tlp';
import { cautionOf } from '../core/result/caution';
import { cellText } from '../core/result/cellText';
import type { Cell, Result, Section, TableSection } from '../core/result/model';
import { visibleText } from '../core/visible';

type Field = string | number | null;

/**
 * Where a spreadsheet may see the start of a cell, followed by what it takes for a formula (OWASP,
 * "CSV Injection"). With a semicolon as list separator a spreadsheet does not see our quotes, so
 * the start of a line and what follows a semicolon or a tab count too.
 */
const FORMULA = /(^|[;\t\r\n])([ \u00a0]*)(?='*[=+\-@＝＋－＠])/g;
/** The same after `written` put its mark there. */
const GUARDED = /(^|[;\t\r\n])([ \u00a0]*)'(?='*[=+\-@＝＋－＠])/g;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

const COLUMNS = [
  'indicator',
  'kind',
  'operation',
  'looked_up',
  'outcome',
  'reason',
  'retrieved_at_utc',
  'source',
  'host',
  'data',
  'section',
  'row',
  'field',
  'value',
  'tlp',
] as const;

const REASON = COLUMNS.indexOf('reason');

/** The level at which an indicator is marked; undefined where no case has it. */
export type TlpOf = (indicator: IndicatorRef) => Tlp | undefined;

/** One table: a header line with the columns' labels, then a line a row. RFC 4180. */
export function tableToCsv(table: Pick<TableSection, 'columns' | 'rows'>): string {
  return csv([table.columns.map(({ label }) => label), ...table.rows.map((row) => row.map(field))]);
}

/**
 * Everything in one table of fixed columns, a line a value: what several answers of different
 * shapes have in common. An answer without sections keeps one line, with its outcome. Every line
 * says how far it may go, for lines are sorted, filtered and copied. RFC 4180.
 */
export function resultsToCsv(results: readonly Result[], tlpOf: TlpOf = () => undefined): string {
  return csv([
    COLUMNS,
    ...results.flatMap((result) => linesOf(result, labelOf(tlpOf(result.indicator)))),
  ]);
}

/** A table whose rows say how far each may go; as it was where none is marked. */
export function withTlp(
  table: Pick<TableSection, 'columns' | 'rows'>,
  tlpOfRow: (row: number) => Tlp | undefined,
): Pick<TableSection, 'columns' | 'rows'> {
  const labels = table.rows.map((_, row) => labelOf(tlpOfRow(row)));
  return labels.every((label) => label === '')
    ? table
    : {
        columns: [...table.columns, { id: 'tlp', label: 'TLP', type: 'text' }],
        rows: table.rows.map((row, at) => [...row, labels[at] ?? '']),
      };
}

function labelOf(tlp: Tlp | undefined): string {
  return tlp === undefined ? '' : tlpLabel(tlp);
}

function linesOf(result: Result, tlp: string): (readonly Field[])[] {
  const { indicator, operation, lookedUp, outcome, retrievedAt, source } = result;
  const start: readonly Field[] = [
    indicator.value,
    indicator.kind,
    operation,
    lookedUp,
    outcome.kind === 'failed' ? outcome.reason : outcome.kind,
    [cautionOf(source), reasonOf(outcome)].filter(Boolean).join(' '),
    retrievedAt,
    source.providerName,
    source.host,
    source.data,
  ];
  const values = result.sections.flatMap(valuesOf);
  if (values.length === 0) {
    return [[...start, '', '', '', '', tlp]];
  }
  // The reason can be long: it stands on the first line of its answer.
  const rest = start.with(REASON, '');
  return values.map((value, index) => [...(index === 0 ? start : rest), ...value, tlp]);
}

function reasonOf(outcome: Result['outcome']): string {
  return outcome.kind === 'found'
    ? ''
    : outcome.kind === 'failed'
      ? outcome.message
      : outcome.reason;
}

/** Section, number of the row, field and value. */
function valuesOf(section: Section): (readonly [string, number, string, Field])[] {
  const { title } = section;
  switch (section.type) {
    case 'facts':
      return section.facts.flatMap((fact) =>
        fact.values.map((cell, index) => [title, index + 1, fact.label, field(cell)] as const),
      );
    case 'table':
      return section.rows.flatMap((row, index) =>
        section.columns.map(
          ({ label }, at) => [title, index + 1, label, field(row[at] ?? null)] as const,
        ),
      );
    case 'score':
      return [
        [title, 1, section.title, section.score],
        ...section.components.map(({ label, score }) => [title, 1, label, score] as const),
      ];
    case 'text':
      return [[title, 1, section.title, section.text]];
    case 'timeline':
      return section.entries.flatMap(({ lane, label, start, end, detail }, index) => [
        [title, index + 1, lane, field(label)] as const,
        [title, index + 1, 'start', start] as const,
        [title, index + 1, 'end', end ?? ''] as const,
        [title, index + 1, 'detail', detail] as const,
      ]);
  }
}

function field(cell: Cell): Field {
  return typeof cell === 'number' ? cell : cellText(cell);
}

/** Lines of RFC 4180, each field safe in a spreadsheet. */
export function csv(lines: readonly (readonly Field[])[]): string {
  return lines.map((line) => `${line.map(written).join(',')}\r\n`).join('');
}

/** A cell that `csv` wrote as it was: without the mark that keeps it from being a formula. */
export function unguarded(cell: string): string {
  return cell.replace(GUARDED, '$1$2');
}

function written(value: Field): string {
  if (typeof value === 'number' || value === null) {
    return String(value ?? '');
  }
  // A terminal or an editor that shows the file must not act on what a stranger wrote.
  const text = visibleText(value.replace(/\r\n?/g, '\n'));
  const safe = PLAIN_NUMBER.test(text) ? text : text.replace(FORMULA, "$1$2'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
