import type { OperationId } from '../core/operation/ids';
import type { Cell, Result, Section, TableSection } from '../core/result/model';
import type { Tlp } from '../core/library/model';
import { tlpLabel } from '../core/library/tlp';
import { scoreText } from '../core/result/score';
import { cautionOf, sourceName } from '../core/result/caution';
import { summarise } from '../core/result/summary';
import { codeBlock, inlineCode, tableCell, words } from './markdownText';
import { count, table, utc } from './markdownTable';

interface ReportOptions {
  /** When the report is made, milliseconds since the epoch. */
  readonly now: number;
  /** The marking of the case that the indicators are in. */
  readonly tlp?: Tlp;
  /** As the analyst knows the operation: `WHOIS History`. */
  readonly titleOf: (operation: OperationId) => string;
}

/** Rows of a table that are written out. */
const MOST_ROWS = 100;

const KIND = { ipv4: 'IPv4 address', ipv6: 'IPv6 address', fqdn: 'host name' } as const;

/**
 * A report for people: one chapter an indicator, one section an operation. Indicators are defanged,
 * times are UTC, whatever a vendor or a registrant wrote stands in code and stays text.
 */
export function toMarkdown(results: readonly Result[], options: ReportOptions): string {
  const chapters = new Map<string, Result[]>();
  for (const result of results) {
    const chapter = chapters.get(result.indicator.value) ?? [];
    chapters.set(result.indicator.value, [...chapter, result]);
  }
  const parts = [
    '# Indicator Lens report',
    ...(options.tlp === undefined ? [] : [`**${tlpLabel(options.tlp)}**`]),
    `Made ${utc(new Date(options.now).toISOString())}. Indicators are defanged; text in code is quoted from the source.`,
    ...[...chapters.values()].flatMap((chapter) => chapterOf(chapter, options)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function chapterOf(results: readonly Result[], options: ReportOptions): string[] {
  const [first] = results;
  if (first === undefined) {
    return [];
  }
  return [
    `## ${inlineCode(first.indicator.value)} (${KIND[first.indicator.kind]})`,
    ...summaryOf(results, options),
    ...results.flatMap((result) => resultOf(result, options)),
  ];
}

function summaryOf(results: readonly Result[], { titleOf }: ReportOptions): string[] {
  const { score, facts } = summarise(results);
  const lines = [
    ...(score === undefined
      ? []
      : [
          {
            label: score.what.title,
            text: scoreText(score.what),
            result: score.result,
          },
        ]),
    ...[...facts.values()].map(({ what, result }) => ({
      label: what.label,
      text: listed(what.values),
      result,
    })),
  ];
  return lines.length === 0
    ? []
    : [
        table(
          ['Summary', 'Value', 'Source', 'Retrieved'],
          lines.map(({ label, text, result }) => [
            words(label),
            text,
            words(`${sourceName(result.source)}, ${titleOf(result.operation)}`),
            utc(result.retrievedAt),
          ]),
        ),
      ];
}

function resultOf(result: Result, options: ReportOptions): string[] {
  const { source, lookedUp, askedFor } = result;
  const parameters = Object.entries(result.parameters).map(([name, value]) => `${name}=${value}`);
  const caution = cautionOf(source);
  const place = source.data === 'sample' ? '**Sample data**' : words(source.host);
  const lines = [
    `Source: ${words(source.providerName)}, ${place}, ${source.from === 'cache' ? 'stored answer' : 'asked now'}`,
    ...(caution === undefined ? [] : [`**Caution:** ${words(caution)}`]),
    `Retrieved: ${utc(result.retrievedAt)}`,
    ...(lookedUp === askedFor ? [] : [`Looked up: ${inlineCode(lookedUp)}`]),
    ...(parameters.length === 0 ? [] : [`Parameters: ${inlineCode(parameters.join(', '))}`]),
    `Outcome: ${outcomeOf(result)}`,
    ...(result.offers ?? []).map(({ label }) => `Not asked: ${words(label)}`),
  ];
  return [
    `### ${words(options.titleOf(result.operation))}`,
    lines.map((line) => `- ${line}`).join('\n'),
    ...result.sections.flatMap(sectionOf),
  ];
}

function outcomeOf({ outcome }: Result): string {
  switch (outcome.kind) {
    case 'found':
      return 'found';
    case 'noRecord':
      return `no record. ${words(outcome.reason)}`;
    case 'partial':
      return `not whole. ${words(outcome.reason)}`;
    case 'failed':
      return `failed. ${words(`${outcome.message} ${outcome.remedy}`)}`;
  }
}

function sectionOf(section: Section): string[] {
  return [
    `#### ${words(section.title)}`,
    ...(section.note === undefined ? [] : [words(section.note)]),
    ...bodyOf(section),
  ];
}

function bodyOf(section: Section): string[] {
  switch (section.type) {
    case 'facts':
      return [
        table(
          ['Fact', 'Value'],
          section.facts.map(({ label, values }) => [words(label), listed(values)]),
        ),
      ];
    case 'table':
      return [
        countsOf(section),
        ...(section.rows.length === 0
          ? []
          : [
              table(
                section.columns.map(({ label }) => words(label)),
                section.rows.slice(0, MOST_ROWS).map((row) => row.map(tableCell)),
              ),
            ]),
      ];
    case 'score':
      return [
        `**${scoreText(section)}**`,
        ...(section.components.length === 0
          ? []
          : [
              table(
                ['Component', 'Score', 'Evidence'],
                section.components.map(({ label, score, evidence }) => [
                  words(label),
                  String(score),
                  listed(evidence),
                ]),
              ),
            ]),
      ];
    case 'text':
      return [
        ...(section.date === undefined ? [] : [`Record of ${utc(section.date)}`]),
        codeBlock(section.text),
      ];
    case 'timeline':
      return [
        ...(section.entries.length > MOST_ROWS
          ? [`${count(MOST_ROWS)} of ${count(section.entries.length)} entries are listed here.`]
          : []),
        table(
          ['From', 'Until', 'What', 'Detail'],
          section.entries
            .slice(0, MOST_ROWS)
            .map(({ start, end, label, detail }) => [
              utc(start),
              end === undefined ? '' : utc(end),
              tableCell(label),
              tableCell(detail),
            ]),
        ),
      ];
  }
}

/** How many rows there are, here and at the vendor, and who cut them. */
function countsOf({ rows, shown, total, cappedBy }: TableSection): string {
  const received = `${count(shown)} ${shown === 1 ? 'row' : 'rows'} received`;
  const atVendor = total === undefined ? '' : ` of ${count(total)} that the source counts`;
  const cut = cappedBy === undefined ? '' : ` ${words(cappedBy.reason.replace(/[.]?$/, '.'))}`;
  const here = rows.length > MOST_ROWS ? ` The first ${count(MOST_ROWS)} are listed here.` : '';
  return `${received}${atVendor}.${cut}${here}`;
}

function listed(values: readonly Cell[]): string {
  const shown = values.slice(0, 20).map(tableCell);
  const more = values.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${count(more)} more`] : [])].join(', ');
}
