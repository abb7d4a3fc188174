import type { Cell } from './model';

/** What a cell says, as one string: what is searched, sorted and copied. Nothing is `''`. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) {
    return '';
  }
  return typeof cell === 'object' ? (cell.text ?? cell.value) : String(cell);
}
