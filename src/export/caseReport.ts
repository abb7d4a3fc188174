import type { Case, GivenVerdict, Origin, SavedIndicator } from '../core/library/model';
import { tlpLabel } from '../core/library/tlp';
import { NOT_VERIFIED, toldBy } from '../core/library/toldBy';
import { sourceName } from '../core/result/caution';
import type { Result } from '../core/result/model';
import { domainCounts, summarise } from '../core/result/summary';
import { activityOf, ageOf, type ActivityOptions } from './caseActivity';
import { latestVerdict, type Dossier } from './dossier';
import { storedScore } from './score';
import { count, table, utc } from './markdownTable';
import { codeBlock, inlineCode, tableCell, words } from './markdownText';

export interface CaseReportOptions extends ActivityOptions {
  /** When the report is made, milliseconds since the epoch. */
  readonly now: number;
}

type CaseDossier = Dossier & { readonly entry: SavedIndicator };

const KIND = { ipv4: 'IPv4 address', ipv6: 'IPv6 address', fqdn: 'host name' } as const;

/**
 * The report of a case, for people: what it is about, what the analyst holds of each indicator and
 * why, from where and when each fact comes, what is not whole, and who did what when. Indicators are
 * defanged; whatever came from outside stands in code and stays text.
 */
export function caseReport(
  one: Case,
  dossiers: readonly CaseDossier[],
  options: CaseReportOptions,
): string {
  const parts = [
    `# Case: ${words(one.name)}`,
    [
      `- **${tlpLabel(one.tlp)}**`,
      `- Opened: ${utc(one.createdAt)}`,
      `- Made: ${utc(new Date(options.now).toISOString())}`,
      `- Indicators: ${count(dossiers.length)}`,
    ].join('\n'),
    ...(one.description === '' ? [] : [codeBlock(one.description)]),
    'Indicators are defanged; text in code is quoted from its source.',
    ...summaryOf(dossiers),
    '## Indicators',
    ...(dossiers.length === 0 ? ['The case holds no indicator.'] : []),
    ...dossiers.flatMap((dossier) => indicatorOf(dossier, options)),
    '## What is not whole',
    notWhole(dossiers, options),
    '## Activity',
    table(
      ['When', 'Who', 'What'],
      activityOf(one, dossiers, options).map(({ at, who, what }) => [utc(at), words(who), what]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function summaryOf(dossiers: readonly CaseDossier[]): readonly string[] {
  const verdicts = ['malicious', 'suspicious', 'benign', 'unknown'] as const;
  const counted = verdicts.flatMap((verdict) => {
    const of = dossiers.filter(
      ({ entry }) => (latestVerdict(entry)?.verdict ?? 'unknown') === verdict,
    );
    return of.length === 0 ? [] : [`${count(of.length)} ${verdict}`];
  });
  return dossiers.length === 0
    ? []
    : [
        '## Summary',
        `${counted.join(', ')}.`,
        table(
          ['Indicator', 'Verdict', 'Given by', 'Risk score', 'Tags', 'Last change'],
          dossiers.map(({ indicator, data, entry, results }) => [
            `${inlineCode(indicator.value)}${data === 'sample' ? ' **Sample data**' : ''}`,
            latestVerdict(entry)?.verdict ?? 'unknown',
            givenBy(entry),
            scoreCell(entry, results),
            entry.tags.map(tableCell).join(', '),
            utc(entry.changedAt),
          ]),
        ),
      ];
}

/** The saved score; else the one that a stored answer tells, which is said. */
function scoreCell({ score }: SavedIndicator, results: CaseDossier['results']): string {
  const stored = score === undefined ? storedScore(results) : undefined;
  return score !== undefined
    ? `${score.score} of 100${score.unverified === true ? NOT_VERIFIED : ''}`
    : stored !== undefined
      ? `${stored.score} of 100 (stored answer)`
      : '';
}

function givenBy(entry: SavedIndicator): string {
  const given = latestVerdict(entry);
  return given === undefined ? '' : `${judge(given)}, ${utc(given.at)}`;
}

/** Whom an imported file names is no more than its word. */
function judge({ by, receivedAt }: GivenVerdict): string {
  return receivedAt === undefined ? words(by) : `${words(by)} (imported ${utc(receivedAt)})`;
}

function indicatorOf(dossier: CaseDossier, options: CaseReportOptions): readonly string[] {
  const { indicator, entry } = dossier;
  const facts = factsOf(dossier, options);
  const { now, titleOf } = options;
  return [
    `### ${inlineCode(indicator.value)} (${KIND[indicator.kind]})`,
    ...(entry.verdicts.length === 0
      ? ['No verdict.']
      : [
          entry.verdicts
            .map((given) => `- **${given.verdict}**, ${judge(given)}, ${utc(given.at)}`)
            .join('\n'),
        ]),
    ...(facts.length === 0 ? [] : [table(['Fact', 'Value', 'Source', 'Retrieved', 'Age'], facts)]),
    ...(entry.related.length === 0
      ? []
      : [
          table(
            ['Related', 'Indicator', 'Source', 'Retrieved', 'Age'],
            entry.related.map((one) => [
              words(one.relation),
              tableCell(one.indicator),
              sourceOf(one, titleOf),
              utc(one.retrievedAt),
              ageOf(one.retrievedAt, now),
            ]),
          ),
        ]),
    ...entry.notes.flatMap(({ text, by, at }) => [
      `Note by ${words(by)}, ${utc(at)}:`,
      codeBlock(text),
    ]),
  ];
}

/** What was saved, then what stored answers say beyond that. */
function factsOf(
  { entry, results }: CaseDossier,
  { now, titleOf }: CaseReportOptions,
): readonly (readonly string[])[] {
  const saved = entry.attributes.map((one) => [
    words(one.name),
    tableCell(one.value),
    sourceOf(one, titleOf),
    utc(one.retrievedAt),
    ageOf(one.retrievedAt, now),
  ]);
  const told = summarise(results);
  const score = entry.score ?? storedScore(results);
  const scored =
    score === undefined
      ? []
      : [
          [
            'Risk score',
            `${score.score} of 100`,
            entry.score === undefined && told.score !== undefined
              ? answerOf(told.score.result, titleOf)
              : sourceOf(score, titleOf),
            utc(score.retrievedAt),
            ageOf(score.retrievedAt, now),
          ],
        ];
  const lines = [...told.facts].flatMap(([id, fact]) =>
    id === 'domainCount' ? domainCounts(results) : [fact],
  );
  const facts = lines.map(({ what, result }) => [
    words(what.label),
    what.values.slice(0, 20).map(tableCell).join(', ') +
      (what.values.length > 20 ? ` and ${count(what.values.length - 20)} more` : ''),
    answerOf(result, titleOf),
    utc(result.retrievedAt),
    ageOf(result.retrievedAt, now),
  ]);
  return [...scored, ...saved, ...facts];
}

/** `DomainTools, Domain WHOIS`. */
function answerOf({ source, operation }: Result, titleOf: CaseReportOptions['titleOf']): string {
  return words(`${sourceName(source)}, ${titleOf(operation)}`);
}

function sourceOf(origin: Origin, titleOf: CaseReportOptions['titleOf']): string {
  return words(toldBy(origin, titleOf));
}

/** Answers that are partial or failed, and tables that somebody cut. */
function notWhole(dossiers: readonly CaseDossier[], { titleOf }: CaseReportOptions): string {
  const lines = dossiers.flatMap(({ indicator, results }) =>
    results.flatMap((result) =>
      gapsOf(result).map(
        (gap) => `- ${inlineCode(indicator.value)}, ${words(titleOf(result.operation))}: ${gap}`,
      ),
    ),
  );
  const unasked = dossiers.filter(({ results }) => results.length === 0);
  const none = unasked.map(({ indicator }) => `- ${inlineCode(indicator.value)}: no stored answer`);
  return [...lines, ...none].join('\n') || 'Every stored answer is whole.';
}

function gapsOf({ outcome, sections }: Result): readonly string[] {
  const cut = sections.flatMap((section) => {
    if (section.type !== 'table') {
      return [];
    }
    const { title, shown, total, cappedBy } = section;
    const less = total !== undefined && total > shown;
    return less || cappedBy !== undefined
      ? [
          `${words(title)}, ${count(shown)} rows${total === undefined ? '' : ` of ${count(total)}`}. ${words(cappedBy?.reason ?? '')}`.trim(),
        ]
      : [];
  });
  switch (outcome.kind) {
    case 'partial':
      return [`not whole. ${words(outcome.reason)}`, ...cut];
    case 'failed':
      return [`failed. ${words(outcome.message)}`];
    default:
      return cut;
  }
}
