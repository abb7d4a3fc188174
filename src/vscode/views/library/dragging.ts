import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { defang } from '../../../core/indicator';
import type { SavedKey } from '../../../core/library/model';
import { askOf } from '../../commands/ask';

/** What is dragged between our views: keys of indicators, saved or not. */
const MIME = 'application/vnd.indicator-lens.indicators';

/** What a tree of ours may be dropped on, or is dropped by. */
export const DRAGGED: readonly string[] = [MIME];

const dragged = z.array(z.object({ value: z.string(), data: z.enum(['live', 'sample']) }));

interface Draggable {
  readonly value: string;
  readonly data: SavedKey['data'];
}

/** Elsewhere, such as in an editor, the defanged values are dropped. */
export function putIndicators(transfer: vscode.DataTransfer, nodes: readonly Draggable[]): void {
  if (nodes.length > 0) {
    const keys = nodes.map(({ value, data }) => ({ value, data }));
    transfer.set(MIME, new vscode.DataTransferItem(JSON.stringify(keys)));
    const text = nodes.map(({ value }) => defang(value)).join('\n');
    transfer.set('text/plain', new vscode.DataTransferItem(text));
  }
}

/** Nothing where what was dropped is not ours. */
export async function droppedIndicators(
  transfer: vscode.DataTransfer,
): Promise<readonly SavedKey[]> {
  const text = await transfer.get(MIME)?.asString();
  const parsed = dragged.safeParse(text === undefined ? undefined : JSON.parse(text));
  return (parsed.data ?? []).map(({ value, data }) => ({
    indicator: askOf(value).indicator,
    data,
  }));
}
