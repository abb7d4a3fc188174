import * as z from 'zod/mini';

/** What rows must hold at least to be worked with: a disk may have changed them. */

const indicator = z.object({ kind: z.enum(['ipv4', 'ipv6', 'fqdn']), value: z.string() });
const data = z.enum(['live', 'sample']);
const origin = {
  operation: z.optional(z.string()),
  source: z.optional(z.string()),
  retrievedAt: z.string(),
  unverified: z.optional(z.literal(true)),
};

/** `SavedIndicator`. */
export const savedEntrySchema = z.object({
  indicator,
  data,
  savedAt: z.string(),
  changedAt: z.string(),
  verdicts: z.array(
    z.object({
      verdict: z.enum(['unknown', 'benign', 'suspicious', 'malicious']),
      by: z.string(),
      at: z.string(),
    }),
  ),
  score: z.optional(z.object({ score: z.number(), ...origin })),
  tags: z.array(z.string()),
  attributes: z.array(z.object({ name: z.string(), value: z.string(), ...origin })),
  related: z.array(z.object({ indicator, relation: z.string(), ...origin })),
  notes: z.array(z.object({ id: z.string(), text: z.string(), by: z.string(), at: z.string() })),
  cases: z.array(z.string()),
});

export const tlpSchema = z.enum(['clear', 'green', 'amber', 'amber+strict', 'red']);

/** `Failure`; its reason and action are looked up in lists that have an answer for any. */
export const failureSchema = z.object({
  reason: z.string(),
  message: z.string(),
  remedy: z.string(),
  action: z.string(),
  retryAfterSeconds: z.optional(z.number()),
});

/** `Batch` without its items. */
export const batchHeadSchema = z.object({
  id: z.string(),
  title: z.string(),
  data,
  askedFrom: z.string(),
  createdAt: z.string(),
  operations: z.array(z.string()),
});

export const batchItemSchema = z.object({
  kind: z.enum(['ipv4', 'ipv6', 'fqdn']),
  state: z.enum(['queued', 'running', 'inDoubt', 'done', 'failed', 'refused', 'cancelled']),
});

/** `AccountReading`. */
export const accountReadingSchema = z.object({
  at: z.string(),
  products: z.array(
    z.object({
      product: z.string(),
      perMinute: z.optional(z.number()),
      perMonth: z.optional(z.number()),
      usedToday: z.optional(z.number()),
      usedThisMonth: z.optional(z.number()),
      allowance: z.optional(
        z.object({
          limit: z.number(),
          left: z.number(),
          refilledAt: z.optional(z.string()),
          lapsesAt: z.optional(z.string()),
        }),
      ),
    }),
  ),
  failure: z.optional(failureSchema),
});

/** The column `parameters` of an answer. */
export const parametersSchema = z.array(
  z.tuple([z.string(), z.union([z.string(), z.number(), z.boolean()])]),
);

/** Undefined where the text is no JSON of this shape; else what it holds, unknown members included. */
export function readJson(text: unknown, schema: z.ZodMiniType): unknown {
  try {
    const value: unknown = JSON.parse(String(text));
    return schema.safeParse(value).success ? value : undefined;
  } catch {
    return undefined;
  }
}
