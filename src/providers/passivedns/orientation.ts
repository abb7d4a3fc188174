import { addressOf, comparable, reverseZoneName } from '../kit/passiveDns/names';
import type { CofRecord } from '../kit/passiveDns/record';
import { eachAnswer } from '../kit/passiveDns/sides';
import type { OrientedRecord } from '../kit/passiveDns/sides';

/**
 * Turns all records of one response the right way round: CIRCL v2 exchanges rrname and rdata. Address, MX, SRV and SOA records show on
 * their face which side holds the answer; when all that do agree, it holds for the whole response.
 * Otherwise the others are undecided and read by where the indicator stands: on the left as sent,
 * else as this server is known to answer.
 * @param asked the indicator as it was asked for
 * @param reversesAnswers what is known of the server without evidence
 */
export function orient(
  records: readonly CofRecord[],
  asked: string,
  reversesAnswers: boolean,
): readonly OrientedRecord[] {
  const evidence = records.map(evidenceOf);
  const found = new Set(evidence.filter((side) => side !== undefined));
  const [agreed] = found.size === 1 ? found : [];
  const zone = reverseZoneName(asked);
  const isAsked = (text: string) => [asked, zone].includes(comparable(text));
  const askedOnTheLeft = agreed === undefined && records.some((record) => isAsked(record.rrname));
  return records.flatMap((record, index) => {
    const orientation = agreed ?? evidence[index] ?? 'undecided';
    const reversed =
      orientation === 'reversed' ||
      (orientation === 'undecided' &&
        reversesAnswers &&
        !leftIsOwner(record, isAsked, askedOnTheLeft));
    return eachAnswer(record, orientation, reversed);
  });
}

/** Without evidence: does the left side hold the owner because the indicator stands there? */
function leftIsOwner(
  record: CofRecord,
  isAsked: (text: string) => boolean,
  askedOnTheLeft: boolean,
): boolean {
  return isAsked(record.rrname) || (askedOnTheLeft && !record.rdata.some(isAsked));
}

function evidenceOf(record: CofRecord): 'as-sent' | 'reversed' | undefined {
  const isAnswer = ANSWERS[record.rrtype];
  if (isAnswer === undefined) {
    return undefined;
  }
  const left = isAnswer(record.rrname);
  const right = record.rdata.some(isAnswer);
  if (left === right) {
    return undefined;
  }
  return left ? 'reversed' : 'as-sent';
}

/** What only the answer side of a type can look like. */
const ANSWERS: Readonly<Record<string, ((text: string) => boolean) | undefined>> = {
  A: (text) => addressOf(text.trim()) !== undefined,
  AAAA: (text) => addressOf(text.trim()) !== undefined,
  // Priority and host (RFC 1035 section 3.3.9).
  MX: (text) => /^\d+\s+\S+$/.test(text.trim()),
  // Priority, weight, port and host (RFC 2782).
  SRV: (text) => /^\d+\s+\d+\s+\d+\s+\S+$/.test(text.trim()),
  // MNAME, RNAME and five numbers (RFC 1035 section 3.3.13).
  SOA: (text) => text.trim().split(/\s+/).length >= 7,
};
