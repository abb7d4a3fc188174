import Papa from 'papaparse';
import { newEntry, withAttributes, withNote, withTags, withVerdict } from '../core/library/entry';
import type { SavedIndicator, Verdict } from '../core/library/model';
import { LIBRARY_COLUMNS, readLibraryRow } from '../export/libraryCsv';
import { unguarded } from '../export/csv';
import { originOf, type ImportSource, type Incoming, type Refused } from './model';
import { excerpt, readValue } from './value';

/** What feeds and platforms call the columns that mean something here; compared without case. */
const NAMES = {
  indicator: [
    'indicator',
    'value',
    'ioc',
    'observable',
    'domain',
    'hostname',
    'host',
    'fqdn',
    'ip',
    'ip_address',
    'ipaddress',
    'address',
    'url',
    'dst_ip',
    'src_ip',
  ],
  verdict: ['verdict', 'classification', 'disposition'],
  tags: ['tags', 'tag', 'labels', 'label'],
  note: ['note', 'notes', 'comment', 'comments', 'description'],
} as const;

type Meaning = keyof typeof NAMES;

const VERDICTS: readonly Verdict[] = ['unknown', 'benign', 'suspicious', 'malicious'];

/** True where the first line looks like the header of a table with indicators. */
export function looksLikeCsv(text: string): boolean {
  const [line = ''] = text.split(/\r\n|\r|\n/, 1);
  const { data } = Papa.parse<string[]>(line, { delimitersToGuess: [',', ';', '\t', '|'] });
  const names = (data[0] ?? []).map(tidy);
  return names.length > 1 && names.some((name) => meaningOf(name) === 'indicator');
}

/**
 * A table with a header. Our own columns are read back whole; of other tables the columns with a
 * known name are, and every other cell becomes an attribute under its column's name.
 */
export function readCsv(text: string, source: ImportSource): Incoming {
  const { data: rows, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  });
  const [header = [], ...lines] = rows;
  const names = header.map(tidy);
  const refused: Refused[] = errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ row, message }) => ({ where: `row ${(row ?? 0) + 1}`, what: '', why: message }));
  const ours = LIBRARY_COLUMNS.every((name, at) => header[at] === name);
  const entries: SavedIndicator[] = [];
  lines.forEach((line, index) => {
    const cells = line.map(unguarded);
    const read = ours ? readLibraryRow(cells) : readRow(names, cells, source, index);
    if ('entry' in read) {
      entries.push(read.entry);
    } else {
      refused.push({
        where: `row ${index + 2}`,
        what: excerpt(line.filter(Boolean).join(', ')),
        why: read.why,
      });
    }
  });
  return {
    format: 'csv',
    entries: ours ? entries : [],
    foreign: ours ? [] : entries,
    cases: [],
    refused,
  };
}

function readRow(
  names: readonly string[],
  cells: readonly string[],
  source: ImportSource,
  index: number,
): { readonly entry: SavedIndicator } | { readonly why: string } {
  const candidates = names.flatMap((name, at) => (meaningOf(name) === 'indicator' ? [at] : []));
  const reads = candidates.map((at) => ({ at, read: readValue(cells[at] ?? '') }));
  const first = reads.find(({ read }) => 'indicator' in read);
  if (first === undefined || !('indicator' in first.read)) {
    const [failed] = reads.filter(({ at }) => (cells[at] ?? '') !== '');
    return { why: failed !== undefined && 'why' in failed.read ? failed.read.why : 'no indicator' };
  }
  const origin = { source: originOf(source), retrievedAt: source.at };
  let entry = newEntry({ indicator: first.read.indicator, data: 'live' }, source.at);
  names.forEach((name, at) => {
    const value = (cells[at] ?? '').trim();
    const meaning = meaningOf(name);
    if (value === '' || (at === first.at && readsBack(value, entry))) {
      return;
    }
    const verdict = VERDICTS.find((one) => one === value.toLowerCase());
    if (meaning === 'verdict' && verdict !== undefined) {
      entry = withVerdict(entry, { verdict, by: origin.source, at: source.at });
    } else if (meaning === 'tags') {
      entry = withTags(entry, value.split(/[|;,]/));
    } else if (meaning === 'note') {
      const id = `${source.name} row ${index + 2} ${name}`;
      entry = withNote(entry, { id, text: value, by: origin.source, at: source.at });
    } else {
      entry = withAttributes(entry, [{ name: name || `column ${at + 1}`, value, ...origin }]);
    }
  });
  return { entry };
}

/** The cell says no more than the indicator itself. */
function readsBack(value: string, { indicator }: SavedIndicator): boolean {
  return value.toLowerCase().replace(/[[\]()]/g, '') === indicator.value;
}

function tidy(name: string): string {
  return name.replace(/^\ufeff/, '').trim();
}

function meaningOf(name: string): Meaning | undefined {
  const plain = name.toLowerCase().replace(/[\s-]+/g, '_');
  const found = Object.entries(NAMES).find(([, names]) => names.some((one) => one === plain));
  return found?.[0] as Meaning | undefined;
}
