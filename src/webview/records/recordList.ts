import type { OperationId, Parameters } from '../../core/operation/ids';
import { cellText } from '../../core/result/cellText';
import type { Column, DatedRecords, Result, Row } from '../../core/result/model';

/** One record of a history, and where its text is. */
export interface DatedRecord {
  readonly row: Row;
  /** ISO 8601, or empty where the record has no date. */
  readonly date: string;
  /** The text section that holds the record as it was written. */
  readonly text?: { readonly parameters: Parameters; readonly sectionId: string };
}

export interface RecordList {
  readonly operation: OperationId;
  readonly columns: readonly Column[];
  readonly watched: readonly string[];
  /** The column that dates a record: it differs by itself. */
  readonly dated: string;
  /** Newest first. */
  readonly records: readonly DatedRecord[];
}

const lists = new WeakMap<
  Result,
  { readonly answered: readonly Result[]; readonly list: RecordList | undefined }
>();

/** The same list for the same answers, so that what was picked in it stays picked. */
export function recordListOf(
  operation: OperationId,
  answered: readonly Result[],
): RecordList | undefined {
  const [first] = answered;
  if (first === undefined) {
    return undefined;
  }
  const known = lists.get(first);
  if (
    known?.answered.length === answered.length &&
    known.answered.every((one, at) => one === answered[at])
  ) {
    return known.list;
  }
  const list = recordList(operation, answered);
  lists.set(first, { answered, list });
  return list;
}

/**
 * The records of every answer of one operation in one list: a history that is read page by page is
 * compared across its pages. Undefined where there are not two.
 */
function recordList(operation: OperationId, answered: readonly Result[]): RecordList | undefined {
  let columns: readonly Column[] = [];
  let described: DatedRecords | undefined;
  const byContent = new Map<string, DatedRecord>();
  for (const { parameters, sections } of answered) {
    for (const section of sections) {
      if (section.type !== 'table' || section.records === undefined) {
        continue;
      }
      columns = section.columns;
      described = section.records;
      const at = columns.findIndex(({ id }) => id === section.records?.date);
      section.rows.forEach((row, index) => {
        const sectionId = section.records?.texts[index];
        // Two records of one day may say the same; their texts have names of their own.
        const key = JSON.stringify([row, sectionId ?? null]);
        byContent.set(key, {
          row,
          date: cellText(row[at]),
          ...(typeof sectionId === 'string' && { text: { parameters, sectionId } }),
        });
      });
    }
  }
  const records = [...byContent.values()].sort((a, b) =>
    a.date === b.date ? 0 : a.date < b.date ? 1 : -1,
  );
  return described === undefined || records.length < 2
    ? undefined
    : { operation, columns, watched: described.watched, dated: described.date, records };
}
