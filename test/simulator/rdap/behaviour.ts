import * as z from 'zod';

export const rdapBehaviour = z.strictObject({
  /** When IANA's lists were made: another moment is another ETag, and so another body. */
  rdapPublication: z.iso.datetime(),
});

export type RdapBehaviour = z.infer<typeof rdapBehaviour>;
