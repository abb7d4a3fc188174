import { registrableDomain, type IndicatorRef } from '../../core/indicator/index';
import { ownUuid } from '../uuids';
import type { MispAttribute } from './model';

/** What an attribute starts from; the rest follows. */
export interface AttributeParts {
  readonly type: string;
  readonly category: MispAttribute['category'];
  readonly value: string;
  /** ISO 8601. */
  readonly at: string;
  readonly comment?: string;
  readonly toIds?: boolean;
  readonly tags?: readonly string[];
}

/** MISP tells domains, which somebody registered, from the host names in them. */
export function mispType({ kind, value }: IndicatorRef): 'domain' | 'hostname' | 'ip-dst' {
  if (kind !== 'fqdn') {
    return 'ip-dst';
  }
  return registrableDomain(value) === value ? 'domain' : 'hostname';
}

/** An attribute; `within` is what its id belongs to, so that two exports give it the same. */
export function attribute(within: string, parts: AttributeParts): MispAttribute {
  const { type, category, value, at, comment, toIds, tags } = parts;
  return {
    uuid: ownUuid('attribute', within, type, value),
    type,
    category,
    value,
    to_ids: toIds ?? false,
    distribution: '5',
    timestamp: seconds(at),
    comment: comment ?? '',
    disable_correlation: false,
    ...(tags !== undefined && tags.length > 0 && { Tag: tags.map((name) => ({ name })) }),
  };
}

/** ISO 8601 as MISP's seconds since the epoch. */
export function seconds(iso: string): string {
  return String(Math.max(0, Math.floor(Date.parse(iso) / 1000)));
}

/** A date or time of a vendor as MISP writes it; undefined where it is none. */
export function dateTime(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))
    ? new Date(text).toISOString().replace('Z', '+00:00')
    : undefined;
}
