import * as z from 'zod';

export const dnsdbBehaviour = z.strictObject({
  /** The key that is accepted. */
  dnsdbKey: z.string(),
  /** Queries a day, or `unlimited`. */
  dnsdbAllowance: z.union([z.int(), z.literal('unlimited')]),
  /** How the allowance ends: filled up at midnight UTC, or lapsed with its block. */
  dnsdbAllowanceKind: z.enum(['day', 'block']),
  /** Record sets that the account is listed in one query. */
  dnsdbResultsMax: z.int(),
});

export type DnsdbBehaviour = z.infer<typeof dnsdbBehaviour>;
