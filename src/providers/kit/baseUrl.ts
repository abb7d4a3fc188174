import { isLoopbackHost } from '../../core/loopback';

/** Why a text cannot be the address of a server, in words that follow the setting's name. */
export interface BadBaseUrl {
  readonly problem: string;
}

/**
 * The address of a server as somebody wrote it: absolute, without user name, query and fragment.
 * Plain HTTP is taken for a server on this machine only. `secret` says what it would carry in clear
 * text: "the key".
 */
export function readBaseUrl(text: string, secret: string): URL | BadBaseUrl {
  if (!URL.canParse(text)) {
    return { problem: 'is not a URL' };
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { problem: 'is not an https URL' };
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return { problem: `is plain HTTP, which would carry ${secret} in clear text` };
  }
  if (url.username !== '' || url.password !== '') {
    return { problem: 'holds a user name or a password' };
  }
  if (url.search !== '' || url.hash !== '') {
    return { problem: 'holds a query or a fragment' };
  }
  return url;
}
