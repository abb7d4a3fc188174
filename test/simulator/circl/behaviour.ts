import * as z from 'zod';

export const circlBehaviour = z.strictObject({
  /** Path of the queries. Told to the extension at the start, so it is not to be changed later. */
  basePath: z.string(),
  /** `user:password` (Basic), a raw token (as it is), or '' for a server without authentication. */
  token: z.string(),
  /** `circl`: v2 headers, Basic. `d4`: ignores authentication and headers, answers `text/html`. */
  flavour: z.enum(['circl', 'd4']),
  /** rrname and rdata the other way round, as CIRCL v2 sends them. */
  reversed: z.boolean(),
});

export type CirclBehaviour = z.infer<typeof circlBehaviour>;
