import type { CofRecord } from './record';

/** How a record's sides were read: some servers send rrname and rdata the other way round. */
export type Orientation = 'as-sent' | 'reversed' | 'undecided';

/** One record with one answer, the right way round. */
export interface OrientedRecord extends Omit<CofRecord, 'rrname' | 'rdata'> {
  /** The name that was asked in DNS. */
  readonly owner: string;
  readonly answer: string;
  readonly orientation: Orientation;
}

/** A record for each answer of a set. */
export function eachAnswer(
  record: CofRecord,
  orientation: Orientation = 'as-sent',
  reversed = false,
): readonly OrientedRecord[] {
  const { rrname, rdata, ...rest } = record;
  return rdata.map((text) => ({
    ...rest,
    owner: reversed ? text : rrname,
    answer: reversed ? rrname : text,
    orientation,
  }));
}
