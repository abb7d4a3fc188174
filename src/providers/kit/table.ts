import type { Column, Row, TableSection } from '../../core/result/model';

interface WholeTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly addLabel?: string | undefined;
  readonly note?: string | undefined;
}

/** A table that holds all there is; nothing where there are no rows. */
export function tableSection({
  id,
  title,
  columns,
  rows,
  addLabel,
  note,
}: WholeTable): readonly TableSection[] {
  return rows.length === 0
    ? []
    : [
        {
          type: 'table',
          id,
          title,
          columns,
          rows,
          shown: rows.length,
          ...(addLabel === undefined ? {} : { addLabel }),
          ...(note === undefined ? {} : { note }),
        },
      ];
}
