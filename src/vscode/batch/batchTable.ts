import * as vscode from 'vscode';
import type { Batch, BatchItem, BatchItemState } from '../../core/batch/model';
import { headlineOf } from '../../core/result/headline';
import type { Cell, Column, Result, Row, TableSection } from '../../core/result/model';
import type { Registry } from '../../core/operation/registry';

/** What a cell says while there is no answer to show. */
function stateWords({ state, failure }: BatchItem): string {
  switch (state) {
    case 'queued':
      return vscode.l10n.t('queued');
    case 'running':
      return vscode.l10n.t('asking…');
    case 'inDoubt':
      return vscode.l10n.t('in doubt');
    case 'done':
      return vscode.l10n.t('answered');
    case 'failed':
      return failure === undefined
        ? vscode.l10n.t('failed')
        : vscode.l10n.t('failed: {0}', failure.message);
    case 'refused':
      return vscode.l10n.t('never sent');
    case 'cancelled':
      return vscode.l10n.t('cancelled');
  }
}

/** A row as a whole is what most needs the analyst's eye. */
const FIRST_TO_TELL: readonly BatchItemState[] = [
  'running',
  'inDoubt',
  'failed',
  'queued',
  'cancelled',
  'refused',
  'done',
];

/** Where each question of a batch stands in its table, and the words of each cell as last drawn. */
export class BatchTable {
  readonly rowCount: number;
  private readonly places: readonly { readonly row: number; readonly column: number }[];
  private readonly itemsOfRow: number[][] = [];
  private readonly cells = new Map<number, Cell>();

  constructor(
    private readonly batch: () => Batch,
    private readonly registry: Registry,
    private readonly answer: (item: number) => Result | undefined,
  ) {
    const { items, operations } = batch();
    const rows = new Map<string, number>();
    this.places = items.map(({ indicator, operation }, index) => {
      const key = `${indicator.kind} ${indicator.value}`;
      const row = rows.get(key) ?? rows.size;
      rows.set(key, row);
      (this.itemsOfRow[row] ??= []).push(index);
      return { row, column: operations.indexOf(operation) };
    });
    this.rowCount = rows.size;
  }

  rowOf(item: number): number {
    return this.places[item]?.row ?? -1;
  }

  /** The answer of an item is read again when its row is next asked for. */
  forget(item: number): void {
    this.cells.delete(item);
  }

  section(): TableSection {
    const { title, operations } = this.batch();
    const rows = Array.from({ length: this.rowCount }, (_, at) => this.row(at, false));
    const columns: Column[] = [
      { id: 'indicator', label: vscode.l10n.t('Indicator'), type: 'indicator' },
      { id: 'state', label: vscode.l10n.t('State'), type: 'text', categories: true },
      ...operations.map((id, at): Column => {
        const operation = this.registry.operation(id);
        const numbers = rows.some((row) => typeof row[at + 2] === 'number');
        return { id, label: operation?.title ?? id, type: numbers ? 'number' : 'text' };
      }),
    ];
    return { type: 'table', id: 'batch', title, columns, rows, shown: rows.length };
  }

  /** The row as it is now. Reads the stored answers of what is done when told to. */
  row(at: number, reading: boolean): Row {
    const { items, operations } = this.batch();
    const own = this.itemsOfRow[at] ?? [];
    const [first] = own;
    const indicator = first === undefined ? undefined : items[first]?.indicator;
    const cells: Cell[] = operations.map(() => null);
    for (const index of own) {
      const item = items[index];
      const place = this.places[index];
      if (item !== undefined && place !== undefined) {
        cells[place.column] = this.cell(index, item, reading);
      }
    }
    const states = own.map((index) => items[index]?.state);
    const worst = FIRST_TO_TELL.find((state) => states.includes(state)) ?? 'done';
    return [
      indicator === undefined ? null : { kind: indicator.kind, value: indicator.value },
      rowWords(worst),
      ...cells,
    ];
  }

  private cell(index: number, item: BatchItem, reading: boolean): Cell {
    if (item.state !== 'done') {
      return stateWords(item);
    }
    const known = this.cells.get(index);
    if (known !== undefined || !reading) {
      return known ?? stateWords(item);
    }
    const cell = answerCell(this.answer(index));
    this.cells.set(index, cell);
    return cell;
  }
}

function rowWords(state: BatchItemState): string {
  switch (state) {
    case 'done':
      return vscode.l10n.t('done');
    case 'failed':
      return vscode.l10n.t('failed');
    case 'queued':
    case 'running':
    case 'inDoubt':
    case 'refused':
    case 'cancelled': {
      const words: Readonly<Record<typeof state, string>> = {
        queued: vscode.l10n.t('queued'),
        running: vscode.l10n.t('asking'),
        inDoubt: vscode.l10n.t('in doubt'),
        refused: vscode.l10n.t('never sent'),
        cancelled: vscode.l10n.t('cancelled'),
      };
      return words[state];
    }
  }
}

function answerCell(result: Result | undefined): Cell {
  if (result === undefined) {
    return vscode.l10n.t('answered, no longer stored');
  }
  if (result.outcome.kind === 'noRecord') {
    return vscode.l10n.t('no record');
  }
  const headline = headlineOf(result);
  if (typeof headline === 'number') {
    return headline;
  }
  if (result.outcome.kind === 'partial') {
    return headline === ''
      ? vscode.l10n.t('answered in part')
      : vscode.l10n.t('{0} (in part)', headline);
  }
  return headline === '' ? vscode.l10n.t('answered') : headline;
}
