import { refang } from '../indicator';
import { verdictOf } from './entry';
import type { Case, LibraryQuery, SavedIndicator } from './model';

/** A text to search for: refanged, even where it is only the beginning of a name, and of one case. */
export function folded(text: string): string {
  return refang(text.trim())
    .replace(/\[\.\]|\(\.\)|\[dot\]/gi, '.')
    .toLowerCase();
}

/** Everything of an entry that a search looks into, one line each. */
export function searchedText(entry: SavedIndicator): string {
  const lines = [
    entry.indicator.value,
    ...entry.tags,
    ...entry.attributes.flatMap(({ name, value }) => [name, value]),
    ...entry.related.map(({ indicator }) => indicator.value),
    ...entry.notes.map(({ text }) => refang(text)),
  ];
  return lines.join('\n').toLowerCase();
}

/** True where all parts of the query hold, but for its window of results. */
export function matches(entry: SavedIndicator, query: LibraryQuery): boolean {
  const { data, text, verdicts, tag } = query;
  return (
    (data === undefined || entry.data === data) &&
    (verdicts === undefined || verdicts.includes(verdictOf(entry))) &&
    (tag === undefined || entry.tags.some((one) => one.toLowerCase() === tag.toLowerCase())) &&
    (query.case === undefined || entry.cases.includes(query.case)) &&
    (text === undefined || searchedText(entry).includes(folded(text)))
  );
}

/** Newest change first; of equal times by value, so that the order is the same in every store. */
export function newestFirst(a: SavedIndicator, b: SavedIndicator): number {
  return (
    byText(b.changedAt, a.changedAt) ||
    byText(a.indicator.value, b.indicator.value) ||
    byText(a.data, b.data)
  );
}

/** By code unit, the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The order of cases. */
export function caseByName(a: Case, b: Case): number {
  return byText(a.name.toLowerCase(), b.name.toLowerCase()) || byText(a.id, b.id);
}
