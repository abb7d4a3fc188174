import * as z from 'zod';
import { LensError } from '../../core/errors';
import type { Parameters } from '../../core/operation/ids';
import type { Answer } from '../../core/result/model';
import { failure } from '../kit/failure';
import { fact, factsSection } from '../kit/facts';
import { scanCof } from '../kit/passiveDns/cof';
import { counted } from '../kit/words';
import { noRecord } from './answer';
import type { Received } from './client';
import { readFrames } from './frames';
import { readOffers } from './offers';
import { fenceWords } from './question';
import type { Question } from './question';

const number = z.coerce.number().int().nonnegative().optional().catch(undefined);

const shape = z.looseObject({
  count: number,
  num_results: z.coerce.number().int().nonnegative(),
  time_first: number,
  time_last: number,
  zone_time_first: number,
  zone_time_last: number,
});

/** How much there is, which reads none of it. Throws a LensError where that is not told. */
export function summaryOf(
  { response, raw, host }: Received,
  question: Question,
  parameters: Parameters,
  now: number,
): Answer {
  const told = scanCof(response.body)
    .objects.map((object) => shape.safeParse(object))
    .find(({ success }) => success)?.data;
  const { limited, shortfalls } = readFrames(response, host, now, told !== undefined);
  const { value } = question;
  const base = { lookedUp: value, raw: [raw] };
  const total = told?.num_results ?? 0;
  if (told === undefined && shortfalls.length > 0) {
    throw new LensError(
      failure(
        'notUnderstood',
        `The answer of ${host} does not tell how many records there are.`,
        'Read the records themselves.',
      ),
    );
  }
  if (told === undefined || total === 0) {
    return { ...base, outcome: noRecord(question), sections: [] };
  }
  const fence = fenceWords(question.page);
  const atLeast = limited ? 'at least ' : '';
  const seen =
    told.count === undefined ? '' : ` They were seen ${counted(told.count, 'time')} in all.`;
  return {
    ...base,
    outcome: {
      kind: 'partial',
      reason: `DNSDB has ${atLeast}${counted(total, 'record set')} for ${value}${fence === '' ? '' : ` (${fence})`}. They were counted, and none has been read.`,
    },
    sections: factsSection(
      'summary',
      'Summary',
      [
        ...fact('recordCount', 'Record sets at DNSDB', 'number', [total]),
        ...fact('firstSeen', 'First seen', 'date', [
          timeOf(told.time_first ?? told.zone_time_first),
        ]),
        ...fact('lastSeen', 'Last seen', 'date', [timeOf(told.time_last ?? told.zone_time_last)]),
      ],
      `A count of the whole.${seen}`,
    ),
    offers: readOffers(total, question, parameters),
  };
}

/** 9999-12-31 in seconds: later is no time at all. */
const LATEST_S = 253_402_300_799;

function timeOf(seconds: number | undefined): string | null {
  return seconds === undefined || seconds === 0 || seconds > LATEST_S
    ? null
    : `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
