import type { RawResponse } from '../../core/result/model';

/** One RDAP body (RFC 9083) that a server answered with, and which server it was. */
export interface RdapAnswer {
  /** Parsed JSON, not yet read through a schema. */
  readonly body: unknown;
  /** Host, and port where it is not the usual one. */
  readonly host: string;
  readonly from: 'registry' | 'registrar';
  readonly raw: RawResponse;
}
