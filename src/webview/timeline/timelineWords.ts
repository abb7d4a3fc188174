import { cellText } from '../../core/result/cellText';
import type { TableSection } from '../../core/result/model';
import { number, t, utc } from '../words';
import type { Gap, Mark } from './timelineMarks';
import type { Lane, SourcedEntry, Timed } from './timelineRows';
import type { TimeWindow } from './timeWindow';

const DAY = 86_400_000;
/** Entries of a mark that are told one by one. */
const MOST_TOLD = 3;

export function laneName(lane: Lane): string {
  return {
    address: t('Addresses'),
    nameServer: t('Name servers'),
    registrar: t('Registrars'),
    record: t('Records and changes'),
  }[lane];
}

function kindOf(lane: Lane): string {
  return {
    address: t('Address'),
    nameServer: t('Name server'),
    registrar: t('Registrar'),
    record: t('Record'),
  }[lane];
}

/** What a mark says, in one line: the entry, or how many and the first of them. */
export function markSentence({ entries, from, to }: Mark): string {
  const told = entries.slice(0, MOST_TOLD).map(entrySentence).join(' — ');
  return entries.length === 1
    ? told
    : `${t('{0} entries, {1} to {2}', number(entries.length), day(from), day(to))}: ${told}${
        entries.length > MOST_TOLD ? ' …' : ''
      }`;
}

function entrySentence({ entry, source }: Timed): string {
  const when =
    entry.end === undefined ? utc(entry.start) : `${utc(entry.start)} – ${utc(entry.end)}`;
  const parts = [cellText(entry.label), when, entry.detail, source];
  return parts.filter((part) => part !== '').join(' · ');
}

export function gapSentence({ from, to }: Gap, source: string): string {
  const days = Math.max(1, Math.round((to - from) / DAY));
  const words =
    days === 1
      ? t('Nothing known from {0} to {1} (1 day)', day(from), day(to))
      : t('Nothing known from {0} to {1} ({2} days)', day(from), day(to), number(days));
  return source === '' ? words : `${words} · ${source}`;
}

/** `2026-04-12 – 2026-11-21`, with hours where the days would be the same. */
export function windowWords({ from, to }: TimeWindow): string {
  return to - from < 3 * DAY ? `${minute(from)} – ${minute(to)} UTC` : `${day(from)} – ${day(to)}`;
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function minute(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

/** The same content for everybody who does not see the drawing. */
export function timelineTable(entries: readonly SourcedEntry[]): TableSection {
  const sourced = entries.some(({ source }) => source !== '');
  return {
    type: 'table',
    id: 'timelineTable',
    title: t('Timeline as a table'),
    columns: [
      { id: 'lane', label: t('Kind'), type: 'text' },
      { id: 'label', label: t('Value'), type: 'indicator' },
      { id: 'start', label: t('From'), type: 'date' },
      { id: 'end', label: t('To'), type: 'date' },
      { id: 'detail', label: t('Detail'), type: 'text' },
      ...(sourced ? [{ id: 'source', label: t('Source'), type: 'text' as const }] : []),
    ],
    rows: entries.map(({ entry: { lane, label, start, end, detail }, source }) => [
      kindOf(lane),
      label,
      start,
      end ?? null,
      detail,
      ...(sourced ? [source] : []),
    ]),
    shown: entries.length,
  };
}
