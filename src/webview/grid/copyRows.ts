import type { TableSection } from '../../core/result/model';
import { toTsv } from '../../core/result/tsv';
import { vscodeApi } from '../vscodeApi';

/** Copies rows of a table with its header, as tab-separated text. */
export function copyRows(section: TableSection, indices: Uint32Array, defanged: boolean): void {
  const rows = [...indices].flatMap((index) => {
    const row = section.rows[index];
    return row === undefined ? [] : [row];
  });
  copyText(toTsv(section.columns, rows), defanged);
}

/** Through VS Code's clipboard: a webview's own needs the focus and a permission. */
export function copyText(text: string, defanged: boolean): void {
  vscodeApi.postMessage({ type: 'copy', text, defanged });
}
