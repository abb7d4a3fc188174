import { parseIndicator } from '../core/indicator/index';
import type { Case, SavedIndicator, Tlp, Verdict } from '../core/library/model';
import { stricter, tlpLabel } from '../core/library/tlp';
import { NOT_VERIFIED, toldBy } from '../core/library/toldBy';
import type { DataSource } from '../core/result/model';
import { csv } from './csv';

/** One line an indicator. Notes, attributes and related indicators are counted, not written out. */
export const LIBRARY_COLUMNS = [
  'indicator',
  'kind',
  'data',
  'verdict',
  'verdict_by',
  'verdict_at_utc',
  'score',
  'score_source',
  'score_at_utc',
  'tags',
  'cases',
  'saved_at_utc',
  'changed_at_utc',
  'attributes',
  'related',
  'notes',
] as const;

type LibraryRow = Readonly<Record<(typeof LIBRARY_COLUMNS)[number], string>>;

/** The library for a spreadsheet, with the level of each entry's strictest case behind. RFC 4180. */
export function libraryToCsv(entries: readonly SavedIndicator[], cases: readonly Case[]): string {
  const byId = new Map(cases.map((one) => [one.id, one]));
  return csv([
    [...LIBRARY_COLUMNS, 'tlp'],
    ...entries.map((entry) => {
      const row = rowOf(entry, (id) => byId.get(id)?.name ?? id);
      return [
        ...LIBRARY_COLUMNS.map((column) => row[column]),
        tlpOf(entry.cases.flatMap((id) => byId.get(id) ?? [])),
      ];
    }),
  ]);
}

function tlpOf(cases: readonly Case[]): string {
  const level = cases.reduce<Tlp | undefined>(
    (strictest, { tlp }) => stricter(strictest ?? tlp, tlp),
    undefined,
  );
  return level === undefined ? '' : tlpLabel(level);
}

function rowOf(entry: SavedIndicator, nameOf: (id: string) => string): LibraryRow {
  const [verdict] = entry.verdicts;
  const { score } = entry;
  return {
    indicator: entry.indicator.value,
    kind: entry.indicator.kind,
    data: entry.data,
    verdict: verdict?.verdict ?? '',
    verdict_by: verdict?.by ?? '',
    verdict_at_utc: verdict?.at ?? '',
    score: score === undefined ? '' : String(score.score),
    score_source: score === undefined ? '' : toldBy(score),
    score_at_utc: score?.retrievedAt ?? '',
    tags: joined(entry.tags),
    cases: joined(entry.cases.map(nameOf)),
    saved_at_utc: entry.savedAt,
    changed_at_utc: entry.changedAt,
    attributes: String(entry.attributes.length),
    related: String(entry.related.length),
    notes: String(entry.notes.length),
  };
}

const VERDICTS: readonly Verdict[] = ['unknown', 'benign', 'suspicious', 'malicious'];
const DATA: readonly DataSource[] = ['live', 'sample'];
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
const isTime = (text: string): boolean => TIME.test(text) && !Number.isNaN(Date.parse(text));

/** A line of such a file as an entry: everything that its columns hold. */
export function readLibraryRow(
  cells: readonly string[],
): { readonly entry: SavedIndicator } | { readonly why: string } {
  const at = (name: (typeof LIBRARY_COLUMNS)[number]): string =>
    cells[LIBRARY_COLUMNS.indexOf(name)] ?? '';
  const indicator = parseIndicator(at('indicator'));
  const data = DATA.find((one) => one === at('data'));
  const [savedAt, changedAt] = [at('saved_at_utc'), at('changed_at_utc')];
  if (indicator === undefined || data === undefined) {
    return {
      why: indicator === undefined ? 'no address and no host name' : 'data is not live or sample',
    };
  }
  if (![savedAt, changedAt].every(isTime)) {
    return { why: 'saved_at_utc or changed_at_utc is not a UTC time' };
  }
  const timeAt = (name: 'verdict_at_utc' | 'score_at_utc'): string =>
    isTime(at(name)) ? at(name) : changedAt;
  const verdict = VERDICTS.find((one) => one === at('verdict'));
  const score = Number(at('score'));
  const unverified = at('score_source').endsWith(NOT_VERIFIED);
  const source = unverified
    ? at('score_source').slice(0, -NOT_VERIFIED.length)
    : at('score_source');
  const scored = at('score') !== '' && score >= 0 && score <= 100;
  return {
    entry: {
      indicator,
      data,
      savedAt,
      changedAt,
      verdicts:
        verdict === undefined
          ? []
          : [{ verdict, by: at('verdict_by'), at: timeAt('verdict_at_utc') }],
      ...(scored && {
        score: {
          score,
          ...(/^\w+\.\w+$/.test(source) ? { operation: source } : { source }),
          retrievedAt: timeAt('score_at_utc'),
          ...(unverified && { unverified }),
        },
      }),
      tags: split(at('tags')),
      attributes: [],
      related: [],
      notes: [],
      cases: [],
    },
  };
}

/** A list in one cell: `|` between, a backslash before what would be read as one. */
function joined(list: readonly string[]): string {
  return list.map((one) => one.replace(/[\\|]/g, '\\$&')).join('|');
}

function split(cell: string): readonly string[] {
  const parts = cell.match(/(?:\\.|[^\\|])+/gsu) ?? [];
  return parts.map((part) => part.replace(/\\(.)/gsu, '$1'));
}
