import * as z from 'zod';
import { parseIndicator } from '../core/indicator/index';
import type { Case, SavedIndicator } from '../core/library/model';

/** Entries and cases of a library, as files carry them. */
export interface LibraryContent {
  readonly entries: readonly SavedIndicator[];
  readonly cases: readonly Case[];
}

/** What a JSON file of the library calls itself. */
export const LIBRARY_FORMAT = 'indicator-lens-library';
/** Raised when a file of this version could not be read by an older release. */
export const LIBRARY_VERSION = 1;

const time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)?$/, 'not a UTC time (ISO 8601)')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'not a time');

const data = z.enum(['live', 'sample']);

const indicator = z
  .strictObject({ kind: z.enum(['ipv4', 'ipv6', 'fqdn']), value: z.string() })
  .refine(({ kind, value }) => {
    const parsed = parseIndicator(value);
    return parsed?.kind === kind && parsed.value === value;
  }, 'not a normalised address or host name of its kind');

const origin = {
  operation: z.optional(z.string()),
  source: z.optional(z.string()),
  retrievedAt: time,
  unverified: z.optional(z.literal(true)),
};

const verdict = z.enum(['unknown', 'benign', 'suspicious', 'malicious']);

/** One entry of the library; unknown members are refused, so that none is dropped unseen. */
export const savedIndicatorSchema = z.strictObject({
  indicator,
  data,
  savedAt: time,
  changedAt: time,
  verdicts: z.array(z.strictObject({ verdict, by: z.string(), at: time })).default([]),
  score: z.optional(z.strictObject({ score: z.number().min(0).max(100), ...origin })),
  tags: z.array(z.string()).default([]),
  attributes: z
    .array(z.strictObject({ name: z.string(), value: z.string(), ...origin }))
    .default([]),
  related: z.array(z.strictObject({ indicator, relation: z.string(), ...origin })).default([]),
  notes: z
    .array(z.strictObject({ id: z.string().min(1), text: z.string(), by: z.string(), at: time }))
    .default([]),
  cases: z.array(z.string()).default([]),
});

export const caseSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  description: z.string(),
  tlp: z.enum(['clear', 'green', 'amber', 'amber+strict', 'red']),
  createdAt: time,
});

/** An entry as files carry it. When a verdict was received concerns this library alone. */
export function written(entry: SavedIndicator): SavedIndicator {
  const verdicts = entry.verdicts.map(({ verdict: given, by, at }) => ({ verdict: given, by, at }));
  return { ...entry, verdicts };
}
