import type { OperationId } from '../operation/ids';
import type { Origin } from './model';

/** Beside what was said by a server that any other could have passed for. */
export const NOT_VERIFIED = ' (certificate not verified)';

/** Who said so, for files, in English: `Domain WHOIS`, `analyst`. */
export function toldBy(
  { operation, source, unverified }: Origin,
  titleOf: (operation: OperationId) => string = (id) => id,
): string {
  const who = operation === undefined ? (source ?? 'analyst') : titleOf(operation);
  return unverified === true ? who + NOT_VERIFIED : who;
}
