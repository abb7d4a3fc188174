import type { Case, SavedIndicator } from '../core/library/model';
import type { OperationId } from '../core/operation/ids';
import type { HistoryEntry } from '../core/result/store';
import type { Dossier } from './dossier';
import { inlineCode, words } from './markdownText';

export interface ActivityOptions {
  /** As the analyst knows the operation: `WHOIS History`. */
  readonly titleOf: (operation: OperationId) => string;
  /** Look-ups of the case's indicators, for the activity. */
  readonly lookups: readonly HistoryEntry[];
}

interface Act {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly who: string;
  /** Markdown, safe. */
  readonly what: string;
}

/** Who did what when: the case opened, indicators saved and judged, notes, look-ups. Oldest first. */
export function activityOf(
  one: Case,
  dossiers: readonly (Dossier & { readonly entry: SavedIndicator })[],
  { lookups, titleOf }: ActivityOptions,
): readonly Act[] {
  const acts = dossiers.flatMap(({ indicator, entry }): readonly Act[] => {
    const name = inlineCode(indicator.value);
    return [
      { at: entry.savedAt, who: '', what: `${name} saved` },
      ...entry.verdicts.map(({ verdict, by, at, receivedAt }) => ({
        at: receivedAt ?? at,
        who: by,
        what: `${name} judged ${verdict}${receivedAt === undefined ? '' : ', as an imported file has it'}`,
      })),
      ...entry.notes.map(({ by, at }) => ({ at, who: by, what: `note on ${name}` })),
    ];
  });
  const members = new Set(dossiers.map(({ indicator, data }) => `${data} ${indicator.value}`));
  const asked = lookups
    .filter(({ indicator, data }) => members.has(`${data} ${indicator.value}`))
    .map((lookup) => ({ at: lookup.at, who: '', what: lookUp(lookup, titleOf) }));
  const opened = { at: one.createdAt, who: '', what: 'case opened' };
  return [opened, ...acts, ...asked].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function lookUp(
  { indicator, operations, asked, data }: HistoryEntry,
  titleOf: ActivityOptions['titleOf'],
): string {
  const sent = data === 'sample' ? 'sample data' : asked === 0 ? 'from cache' : `${asked} sent`;
  return `${inlineCode(indicator.value)} looked up: ${words(operations.map(titleOf).join(', '))} (${sent})`;
}

const MINUTE = 60_000;

/** How long ago something was said, in minutes, hours or days. */
export function ageOf(iso: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(iso)) / MINUTE));
  const hours = Math.floor(minutes / 60);
  return hours < 1
    ? minutes < 1
      ? 'under 1 min'
      : `${minutes} min`
    : hours < 48
      ? `${hours} h`
      : `${Math.floor(hours / 24)} days`;
}
