import { parseIndicator } from '../../core/indicator';
import type { Cell, IndicatorCell } from '../../core/result/model';

/** A host name or an address as a value to pivot to; anything else stays the text it is. */
export function hostCell(written: string | undefined | null): Cell {
  const text = written?.trim() ?? '';
  return text === '' ? null : (hostOf(text) ?? text);
}

/** Hosts once each, in the order of their first mention: `NS1.X` and `ns1.x.` are one. */
export function hostCells(written: readonly string[]): readonly Cell[] {
  const seen = new Map<string, Cell>();
  for (const text of written) {
    const cell = hostCell(text);
    if (cell !== null) {
      const key = typeof cell === 'object' ? cell.value : String(cell);
      seen.set(key, seen.get(key) ?? cell);
    }
  }
  return [...seen.values()];
}

/**
 * The indicator that a vendor's field names, whatever its case. `parseIndicator` also takes URLs,
 * e-mail addresses and prose round a name; a field with those in it holds no name.
 */
export function hostOf(written: string): IndicatorCell | undefined {
  const text = written.trim();
  return /[\s/@,()]/u.test(text) ? undefined : parseIndicator(text);
}

/** Normalised value of a host, or the text in lower case where it is none. */
export function hostText(written: string): string {
  return hostOf(written)?.value ?? written.trim().toLowerCase();
}

/**
 * A date as the model writes it: a day, or a UTC time. The vendor writes days, times with offset,
 * and, for addresses, times without any zone, of which only the day is certain.
 */
export function dateCell(written: string | undefined | null): string | null {
  const text = written?.trim() ?? '';
  if (text === '' || text.startsWith('0000')) {
    return null;
  }
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    return Number.isNaN(time) ? text : new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
  }
  const day = /^(\d{4}-\d\d-\d\d)T[\d:.]+$/.exec(text)?.[1];
  return day ?? text;
}

/** Each known text once, in the order of first mention. */
export function unique(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

/** Several texts in one cell. */
export function joined(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}
