import type { IndicatorRef } from '../../core/indicator/model';
import type { TableSection } from '../../core/result/model';
import type { CofRecord } from '../kit/passiveDns/record';
import type { PdnsRow } from '../kit/passiveDns/rows';
import { recordsTable } from '../kit/passiveDns/sections';
import type { RecordColumn } from '../kit/passiveDns/sections';
import type { OrientedRecord } from '../kit/passiveDns/sides';
import { counted } from '../kit/words';

const ORIGIN: RecordColumn = {
  column: { id: 'origin', label: 'Origin', type: 'text' },
  cell: ({ origin }) => origin ?? null,
};

const SIDES_WORDS = {
  'as-sent': 'as sent',
  reversed: 'put right',
  undecided: 'not sure',
} as const;

const SIDES: RecordColumn = {
  column: { id: 'sides', label: 'Sides', type: 'text' },
  cell: ({ orientation }) => SIDES_WORDS[orientation],
};

/** The rows as a table. Where a row's sides are not sure, a last column says so of each row. */
export function tableSection(
  id: 'direct' | 'associated',
  { value }: IndicatorRef,
  rows: readonly PdnsRow[],
  note: string,
): TableSection {
  const unsure = rows.some((row) => row.orientation === 'undecided');
  const what =
    id === 'direct'
      ? `${value} stands in the name or in the data.`
      : `The server sent these along with the others: ${value} itself, as an exact name or address, is in none of them.`;
  return recordsTable({
    id,
    title: id === 'direct' ? 'Direct Records' : 'Associated Records',
    note: note === '' ? what : `${what} ${note}`,
    rows,
    associated: id === 'associated',
    more: unsure ? [ORIGIN, SIDES] : [ORIGIN],
  });
}

/** What the analyst must know about how the columns came about; '' where they are as sent. */
export function sidesNote(
  records: readonly CofRecord[],
  oriented: readonly OrientedRecord[],
  host: string,
): string {
  const reversed = oriented.filter((record) => record.orientation === 'reversed').length;
  const unsure = oriented.filter((record) => record.orientation === 'undecided').length;
  const exchanged = records.filter((record) => record.timesExchanged).length;
  const zone = records.filter((record) => record.timeSource === 'zone').length;
  return [
    ...(reversed > 0
      ? [`${host} sends rrname and rdata exchanged; the columns put them right.`]
      : []),
    ...(unsure > 0
      ? [
          `Nothing in the answer shows which side of ${counted(unsure, 'record', 'records')} is the name: read by where the indicator stands.`,
        ]
      : []),
    ...(exchanged > 0
      ? [`${counted(exchanged, 'record', 'records')} came with first and last seen exchanged.`]
      : []),
    ...(zone > 0
      ? [`The times of ${counted(zone, 'record', 'records')} are from zone files.`]
      : []),
  ].join(' ');
}
