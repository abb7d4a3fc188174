import * as z from 'zod';

/*
 * The data calls of RIPEstat, read leniently: a key that is missing, null or of another kind counts
 * as absent. Source: https://stat.ripe.net/docs/02.data-api/
 */

const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .pipe(z.string().min(1))
  .optional()
  .catch(undefined);

const texts = z
  .array(text)
  .catch([])
  .transform((values) => values.filter((value) => value !== undefined));

/** What every call answers with. */
export const envelope = z.looseObject({
  status: text,
  /** `[level, words]`, such as `["error", "Unsupported resource"]`. */
  messages: z.array(z.array(z.unknown())).catch([]),
  data: z.unknown().optional(),
});

/** `/data/network-info/`: the announced prefix that holds the address, and who announces it. */
export const networkInfo = z.looseObject({ prefix: text, asns: texts });

/** `/data/as-overview/`: the holder of an autonomous system. */
export const asOverview = z.looseObject({ resource: text, holder: text });

/** `/data/abuse-contact-finder/`: whom to tell, as the registry has it. */
export const abuseContacts = z.looseObject({ abuse_contacts: texts, authoritative_rir: text });
