import type { IndicatorRef } from '../../core/indicator/model';
import type { Answer, CappedBy, Outcome, TableSection } from '../../core/result/model';
import type { DribbleError } from './dribble';
import { comparable } from '../kit/passiveDns/names';
import { orient } from './orientation';
import { recordCap } from './pages';
import type { Fetched } from './pages';
import { rowsOf } from '../kit/passiveDns/rows';
import type { PdnsRow } from '../kit/passiveDns/rows';
import { summarySection, timelineSection } from '../kit/passiveDns/sections';
import { sidesNote, tableSection } from './tables';
import type { PassiveDnsSettings } from './settings';
import { counted, grouped } from '../kit/words';

/**
 * What was received, as an answer: direct and associated records apart, newest first, and said what
 * is missing. Pure.
 */
export function answerOf(
  indicator: IndicatorRef,
  fetched: Fetched,
  settings: PassiveDnsSettings,
): Answer {
  const asked = indicator.value;
  const oriented = orient(fetched.records, asked, settings.isCircl);
  const rows = rowsOf(oriented, asked);
  const shortfalls = shortfallsOf(fetched, rows, settings);
  const base = { lookedUp: asked, raw: fetched.raw };
  if (rows.length === 0 && shortfalls.length === 0) {
    const reason = `${settings.isCircl ? 'CIRCL Passive DNS' : settings.host} has no record of ${asked}.`;
    return { ...base, outcome: { kind: 'noRecord', reason }, sections: [] };
  }
  const direct = rows.filter((row) => row.relation === 'direct');
  const associated = rows.filter((row) => row.relation === 'associated');
  const note = sidesNote(fetched.records, oriented, settings.host);
  const cap = capping(fetched, asked, settings);
  return {
    ...base,
    outcome: outcomeOf(shortfalls),
    sections: [
      summarySection(indicator, { direct, associated }, askedNote(settings)),
      table('direct', direct, settings.maxRecords, cap),
      ...(associated.length > 0
        ? [table('associated', associated, Math.max(0, settings.maxRecords - direct.length), cap)]
        : []),
      ...timelineSection(indicator, direct.slice(0, settings.maxRecords)),
    ],
  };

  function table(
    id: 'direct' | 'associated',
    all: readonly PdnsRow[],
    most: number,
    { stopped, total }: Capping,
  ): TableSection {
    const cut = all.length > most;
    const cappedBy = cut ? recordCap(settings) : stopped;
    const known = (id === 'direct' ? total : undefined) ?? (cut ? all.length : undefined);
    return {
      ...tableSection(id, indicator, all.slice(0, most), note),
      ...(known !== undefined && { total: known }),
      ...(cappedBy && { cappedBy }),
    };
  }
}

function askedNote({ disableActiveQuery }: PassiveDnsSettings): string {
  return disableActiveQuery
    ? 'From past observations only: the server was asked not to resolve anything now.'
    : 'Active queries are allowed (indicatorLens.circl.disableActiveQuery is off): CIRCL may resolve the name now, which its owner can see.';
}

interface Capping {
  readonly stopped?: CappedBy;
  readonly total?: number;
}

/** Who cut the lists, and how many records there are where the server says so about this indicator. */
function capping(fetched: Fetched, asked: string, settings: PassiveDnsSettings): Capping {
  const set = fetched.errors.find(({ total }) => total !== undefined);
  const concerns = set?.record === undefined || comparable(set.record) === asked;
  const limited = fetched.limited || fetched.errors.length > 0;
  const stopped =
    fetched.stopped ??
    (limited
      ? {
          by: 'vendor' as const,
          reason: set === undefined ? `${settings.host} lists no more records.` : inWords(set),
        }
      : undefined);
  return {
    ...(stopped && { stopped }),
    ...(set?.total !== undefined && concerns && { total: set.total }),
  };
}

function shortfallsOf(
  fetched: Fetched,
  rows: readonly PdnsRow[],
  settings: PassiveDnsSettings,
): readonly string[] {
  const { maxRecords } = settings;
  const cutHere = rows.length > maxRecords;
  const cap = cutHere ? recordCap(settings) : fetched.stopped;
  return [
    ...(cutHere
      ? [
          `Showing the newest ${grouped(maxRecords)} of ${counted(rows.length, 'record', 'records')}.`,
        ]
      : []),
    ...(cap === undefined ? [] : [cap.reason]),
    // CIRCL repeats the header on every page.
    ...new Set(fetched.errors.map(inWords)),
    ...fetched.shortfalls,
  ];
}

/** `maxset` is the only error that the documentation of CIRCL shows. */
function inWords({ name, record, listed, total }: DribbleError): string {
  if (total === undefined) {
    return `The server says that the answer is not whole: "${name}".`;
  }
  const number = listed === undefined ? 'only some' : grouped(listed);
  return `The server lists ${number} of ${counted(total, 'record', 'records')}${record === undefined ? '' : ` of ${record}`} ("${name}").`;
}

function outcomeOf(shortfalls: readonly string[]): Outcome {
  return shortfalls.length === 0
    ? { kind: 'found' }
    : { kind: 'partial', reason: shortfalls.join(' ') };
}
