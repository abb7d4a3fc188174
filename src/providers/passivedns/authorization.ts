import { LensError } from '../../core/errors';

/** What a header value may hold (RFC 9110 section 5.5), Latin-1 left out. */
const HEADER_TEXT = /^[\t -~]+$/;

/**
 * The Authorization header for a stored token, undefined for none. `user:password` becomes Basic of
 * its UTF-8 bytes, a value with its scheme is sent as it is, and so is a bare token (PyPDNS).
 * Throws a LensError (`badCredentials`) for a token that no header can carry.
 */
export function authorizationFor(token: string | undefined): string | undefined {
  // A password may end with a space, but a line break only comes from the clipboard.
  const value = token?.replace(/^[\r\n]+|[\r\n]+$/g, '') ?? '';
  if (value.trim() === '') {
    return undefined;
  }
  const hasScheme = /^(?:basic|bearer) /i.test(value);
  if (!hasScheme && value.includes(':')) {
    return `Basic ${Buffer.from(value, 'utf8').toString('base64')}`;
  }
  if (!HEADER_TEXT.test(value)) {
    throw new LensError({
      reason: 'badCredentials',
      message: 'The stored token holds characters that can not be sent.',
      remedy: 'Enter it again: user:password, or the token alone.',
      action: 'setCredentials',
    });
  }
  return value.trim();
}
