import { cellText } from '../../core/result/cellText';
import { factsOf } from '../../core/result/facts';
import type { Result, TimelineEntry } from '../../core/result/model';
import { recordSteps, type RecordStep } from '../../core/result/recordChanges';
import { changeWords } from '../records/changeWords';
import { recordListOf } from '../records/recordList';
import type { SummaryCard, SummaryLine } from './card';
import { ago, t } from '../words';

interface Change {
  readonly at: string;
  readonly lines: readonly SummaryLine[];
}

/** What changed last: the newest beginning on a timeline, or the newest change between records. */
export function lastChangeCard(results: readonly Result[], now: number): SummaryCard | undefined {
  const changes = results.flatMap((result) =>
    [...recordChanges(result), ...beginnings(result)].map((change) => ({ result, change })),
  );
  // Of changes of one day the first is kept: records say more about it than spans do.
  const last = changes.reduce<(typeof changes)[number] | undefined>(
    (newest, one) =>
      newest === undefined || one.change.at.slice(0, 10) > newest.change.at.slice(0, 10)
        ? one
        : newest,
    undefined,
  );
  return last === undefined
    ? undefined
    : {
        id: 'lastChange',
        title: t('Last change'),
        headline: ago(last.change.at, now),
        parts: [{ result: last.result, lines: last.change.lines }],
      };
}

function recordChanges(result: Result): readonly Change[] {
  const list = recordListOf(result.operation, [result]);
  if (list === undefined) {
    return [];
  }
  const rows = list.records.map(({ row }) => row);
  const [latest] = recordSteps({ columns: list.columns, rows }, list.watched);
  const at = latest && list.records[latest.newer]?.date;
  return latest === undefined || at === undefined || at === ''
    ? []
    : [
        {
          at,
          lines: latest.changes.map(changeLine),
        },
      ];
}

/** `Registrar changed A → B`; of a list what went and what came. */
function changeLine(change: RecordStep['changes'][number]): SummaryLine {
  const { column, kind, before, after, added, removed } = change;
  const label = changeWords(change);
  if (kind === 'switchedOn' || kind === 'switchedOff') {
    return { type: 'text', cells: [label] };
  }
  const [was, is] =
    column.separator === undefined
      ? [cellText(before), cellText(after)]
      : [removed.join(', '), added.join(', ')];
  return { label, type: 'text', cells: [`${was || '–'} → ${is || '–'}`] };
}

/** Not of passive DNS, whose records begin when a sensor looks. */
function beginnings(result: Result): readonly Change[] {
  if (factsOf(result, 'directRecords').length > 0) {
    return [];
  }
  const newest = result.sections
    .flatMap((section) => (section.type === 'timeline' ? section.entries : []))
    .filter(({ lane }) => lane !== 'record')
    .reduce<TimelineEntry | undefined>(
      (last, entry) => (last === undefined || entry.start > last.start ? entry : last),
      undefined,
    );
  return newest === undefined
    ? []
    : [
        {
          at: newest.start,
          lines: [
            { type: 'indicator', cells: [newest.label] },
            { type: 'text', cells: [newest.detail] },
          ],
        },
      ];
}
