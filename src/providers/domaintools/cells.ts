import { parseIndicator, registrableDomain } from '../../core/indicator';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Cell, Fact, FactsSection, IndicatorCell, ValueType } from '../../core/result/model';
import type { Relation } from '../../core/result/relation';

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

/** The name a look-up by path is made for: the vendor documents registered domains only. */
export function askedName(indicator: IndicatorRef): string {
  return indicator.kind === 'fqdn'
    ? (hostOf(registrableDomain(indicator.value) ?? indicator.value)?.value ?? indicator.value)
    : indicator.value;
}

/** `sends` of the look-ups by path. */
export function askedIndicator(indicator: IndicatorRef): IndicatorRef {
  return { kind: indicator.kind, value: askedName(indicator) };
}

/** What the vendor says it looked up, or the name it was asked for. */
export function lookedUpOf(source: string | undefined, asked: string): string {
  return source === undefined ? asked : (hostOf(source)?.value ?? asked);
}

/** Note for an answer about another name than the one asked for. */
export function reducedNote(indicator: IndicatorRef, lookedUp: string): string | undefined {
  return indicator.value === lookedUp
    ? undefined
    : `Asked for ${indicator.value}; DomainTools answers for ${lookedUp}.`;
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

/** A fact, or nothing where there are no values. */
export function fact(
  id: string,
  label: string,
  type: ValueType,
  values: readonly Cell[],
  attribute?: string,
  relation?: Relation,
): readonly Fact[] {
  const known = values.filter((value) => value !== null && value !== '');
  return known.length === 0
    ? []
    : [
        {
          id,
          label,
          type,
          values: known,
          ...(attribute === undefined ? {} : { attribute }),
          ...(relation === undefined ? {} : { relation }),
        },
      ];
}

/**
 * How many domains each of several hosts has: one fact a host that names it, or, where there is only
 * one host, `alone` as the label.
 */
export function domainCounts(
  alone: string,
  counts: readonly { readonly host: string; readonly total: number | null }[],
): readonly Fact[] {
  return counts.flatMap(({ host, total }) =>
    fact('domainCount', counts.length === 1 ? alone : `Domains on ${host}`, 'number', [total]),
  );
}

/** A facts section, or nothing where there are no facts. */
export function factsSection(
  id: string,
  title: string,
  facts: readonly Fact[],
  note?: string,
): readonly FactsSection[] {
  return facts.length === 0
    ? []
    : [{ type: 'facts', id, title, facts, ...(note === undefined ? {} : { note }) }];
}

/** `1,234`, the same in every locale. */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1 record`, `25 records`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** Each known text once, in the order of first mention. */
export function unique(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

/** Several texts in one cell. */
export function joined(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}
