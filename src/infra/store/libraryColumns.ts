import type { SavedKey } from '../../core/library/model';
import type { Row } from './sqlite';

/** Columns of the library's tables, which only the library writes. */

export function text(value: Row[string] | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function kindOf(value: Row[string] | undefined): SavedKey['indicator']['kind'] {
  return text(value) as SavedKey['indicator']['kind'];
}
