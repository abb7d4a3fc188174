import type { IncomingHttpHeaders } from 'node:http';
import type { Authentication } from '../vendor';
import type { CirclBehaviour } from './behaviour';

/** How a request to the COF server authenticates, right or wrong. */
export function cofMode(headers: IncomingHttpHeaders): Authentication {
  const { authorization } = headers;
  if (authorization === undefined) {
    return 'none';
  }
  return authorization.startsWith('Basic ') ? 'basic' : 'token';
}

/** `user:password` is Basic over UTF-8, anything else the header as it is. */
export function cofAccepts(
  headers: IncomingHttpHeaders,
  { token, flavour }: CirclBehaviour,
): boolean {
  if (flavour === 'd4' || token === '') {
    return true;
  }
  const named = /^(Basic|Bearer) /.test(token);
  const expected =
    token.includes(':') && !named
      ? `Basic ${Buffer.from(token, 'utf8').toString('base64')}`
      : token;
  return headers.authorization === expected;
}
