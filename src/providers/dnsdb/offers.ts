import type { Parameters } from '../../core/operation/ids';
import type { Offer } from '../../core/result/model';
import { grouped } from '../kit/words';
import type { Framed } from './frames';
import { ONE_QUERY } from './question';
import type { Question } from './question';
import { MOST_RECORDS } from './settings';

/** How much more a second query asks for: as it costs the same, much more. */
const TIMES = 10;
/** What is seen now matters most, and a year of a shared address is more than anybody reads. */
const RECENT_DAYS = 90;

/** What can be asked where an answer is not all there is: more of it, its size, or a part of it. */
export function offersBeyond(
  { limited, records }: Framed,
  { page }: Question,
  parameters: Parameters,
): readonly Offer[] {
  const fenced = page.lastDays > 0 || page.seenAfter !== undefined;
  const anyAge =
    page.lastDays > 0 && !limited
      ? [offer('Ask for records of any age', { ...parameters, lastDays: 0 }, true)]
      : [];
  if (!limited) {
    return anyAge;
  }
  const more = Math.min(MOST_RECORDS, page.limit * TIMES);
  const hasAll = records.length >= page.limit && more > page.limit && page.offset === 0;
  const seen = page.offset + records.length;
  return [
    hasAll
      ? offer(`Read up to ${grouped(more)} record sets`, { ...parameters, limit: more })
      : offer(`Read the record sets after the first ${grouped(seen)}`, {
          ...parameters,
          offset: seen,
        }),
    offer('Count them first, without reading them', { ...parameters, summarize: true }, true),
    ...(fenced
      ? []
      : [
          offer(
            `Read only those seen in the last ${RECENT_DAYS} days`,
            { ...parameters, lastDays: RECENT_DAYS },
            true,
          ),
        ]),
  ];
}

/** To read what was only counted. */
export function readOffers(
  total: number,
  { page }: Question,
  parameters: Parameters,
): readonly Offer[] {
  const asked = Object.fromEntries(
    Object.entries(parameters).filter(([name]) => name !== 'summarize'),
  );
  const most = Math.min(MOST_RECORDS, total);
  const sizes = new Set([Math.min(page.limit, total), most]);
  return [...sizes].map((limit) =>
    offer(
      limit === total
        ? `Read all ${grouped(total)} record sets`
        : `Read ${grouped(limit)} of ${grouped(total)} record sets`,
      { ...asked, limit },
    ),
  );
}

function offer(label: string, parameters: Parameters, otherQuestion = false): Offer {
  return { label, parameters, cost: ONE_QUERY, ...(otherQuestion && { otherQuestion: true }) };
}
