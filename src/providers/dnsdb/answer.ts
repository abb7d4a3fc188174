import type { Parameters } from '../../core/operation/ids';
import type { Answer, CappedBy, Offer } from '../../core/result/model';
import { rowsOf } from '../kit/passiveDns/rows';
import type { PdnsRow } from '../kit/passiveDns/rows';
import { recordsTable, summarySection, timelineSection } from '../kit/passiveDns/sections';
import type { RecordColumn } from '../kit/passiveDns/sections';
import { eachAnswer } from '../kit/passiveDns/sides';
import { grouped } from '../kit/words';
import type { Received } from './client';
import { readFrames } from './frames';
import type { Framed } from './frames';
import { offersBeyond } from './offers';
import { fenceWords } from './question';
import type { Question } from './question';

const NOTE = 'From past observations: nothing is resolved when DNSDB is asked.';

/** The zone in whose servers' answers a record was seen: the same name can have others in another. */
const BAILIWICK: RecordColumn = {
  column: { id: 'bailiwick', label: 'Bailiwick', type: 'text' },
  cell: ({ bailiwick }) => bailiwick ?? null,
};

const SEEN_BY_WORDS: Readonly<Record<PdnsRow['timeSource'], string | null>> = {
  sensor: 'sensors',
  zone: 'zone file',
  none: null,
};

const SEEN_BY: RecordColumn = {
  column: { id: 'seenBy', label: 'Seen by', type: 'text', categories: true },
  cell: ({ timeSource }) => SEEN_BY_WORDS[timeSource],
};

/** What was received, as an answer. Pure. Throws a LensError where it is none. */
export function answerOf(
  { response, raw, host }: Received,
  question: Question,
  parameters: Parameters,
  now: number,
): Answer {
  const framed = readFrames(response, host, now);
  const { indicator, value, page } = question;
  const base = { lookedUp: value, raw: [raw] };
  const offers = offersBeyond(framed, question, parameters);
  const missing = [
    ...framed.shortfalls,
    ...(page.offset > 0
      ? [`The first ${grouped(page.offset)} record sets are not in this answer.`]
      : []),
  ];
  if (framed.records.length === 0 && framed.shortfalls.length === 0) {
    return { ...base, outcome: noRecord(question), sections: [], ...some(offers) };
  }
  const rows = rowsOf(
    framed.records.flatMap((record) => eachAnswer(record)),
    indicator.value,
    ({ bailiwick, timeSource }) => JSON.stringify([bailiwick, timeSource]),
  );
  const isUnder = value.startsWith('*.');
  const capped = cappedBy(framed, question);
  return {
    ...base,
    outcome:
      missing.length === 0
        ? { kind: 'found' }
        : {
            kind: 'partial',
            reason: missing.join(' '),
            ...(framed.brokenOff && { passing: true }),
          },
    sections: [
      summarySection(
        indicator,
        { direct: rows, ...(isUnder && { counted: `Records under ${value.slice(2)}` }) },
        noteOf(NOTE, question),
      ),
      {
        ...recordsTable({
          id: 'records',
          title: 'Records',
          note: noteOf(tableNote(question), question),
          rows,
          associated: isUnder,
          more: rows.some(({ bailiwick }) => bailiwick !== undefined)
            ? [BAILIWICK, SEEN_BY]
            : [SEEN_BY],
        }),
        ...(capped && { cappedBy: capped }),
      },
      ...timelineSection(indicator, rows),
    ],
    ...some(offers),
  };
}

function some(offers: readonly Offer[]): Pick<Answer, 'offers'> {
  return offers.length === 0 ? {} : { offers };
}

/** That there is nothing, and for which time and type. */
export function noRecord(question: Question): Answer['outcome'] {
  const { by, value, page } = question;
  const fence = fenceWords(page);
  const what = by === 'rrset/name' ? `no record of ${value}` : `no record that points to ${value}`;
  const more = page.offset > 0 ? ` beyond the first ${grouped(page.offset)}` : '';
  return {
    kind: 'noRecord',
    reason: `DNSDB has ${what}${more}${fence === '' ? '' : ` (${fence})`}.`,
  };
}

function tableNote({ by, value }: Question): string {
  if (by !== 'rrset/name') {
    return `Records whose data is ${value}.`;
  }
  const what = value.startsWith('*.')
    ? `Records of the names under ${value.slice(2)}.`
    : `Records of ${value}.`;
  return `${what} Times and counts are of the whole set of values that were seen together.`;
}

/** What is left out for its age or type belongs beside what is shown. */
function noteOf(text: string, { page }: Question): string {
  const fence = fenceWords(page);
  return fence === '' ? text : `${text} Only records ${fence}.`;
}

/** Fewer than were asked for means that the account lists no more in one query. */
function cappedBy(framed: Framed, { page }: Question): CappedBy | undefined {
  if (!framed.limited) {
    return undefined;
  }
  return framed.records.length < page.limit
    ? {
        by: 'account',
        reason: `This account is listed at most ${grouped(framed.records.length)} record sets in one query.`,
      }
    : {
        by: 'request',
        reason: `At most ${grouped(page.limit)} record sets were asked for (indicatorLens.dnsdb.limit).`,
      };
}
