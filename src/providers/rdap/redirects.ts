import { LensError } from '../../core/errors';
import type { HttpResponse } from '../../core/ports';
import { redirectTarget } from '../kit/redirect';
import { notFollowed } from './failures';
import { mayServe } from './serversAllowed';

/** ARIN refers to another registry, and that one to a national one; nobody needs more. */
const MOST_REDIRECTS = 3;

/** What decides where a redirect may lead. */
export interface RedirectRules {
  readonly local: boolean;
  /** Whether a list, the table, a setting or the link that is followed names the server. */
  readonly isNamed: (url: URL) => boolean;
}

/**
 * Where a redirect leads. `count` counts it among those of the question, from 1. Throws a LensError
 * (`redirected`) where it is not followed.
 */
export function followed(
  response: Pick<HttpResponse, 'status' | 'headers'>,
  from: URL,
  count: number,
  { local, isNamed }: RedirectRules,
): URL {
  const target = redirectTarget(response, from.href);
  const refuse = (why: string, trusted = true): LensError =>
    new LensError(notFollowed(from.host, target?.host ?? '', why, trusted));
  if (target === undefined) {
    throw refuse('it names no address', false);
  }
  if (count > MOST_REDIRECTS) {
    throw refuse(`more than ${MOST_REDIRECTS} redirects came one after another`, false);
  }
  if (target.protocol !== 'https:' && !local) {
    throw refuse('it uses no encryption');
  }
  if (!mayServe(target, local)) {
    throw refuse(local ? 'it is not on this machine' : 'it is not a public server');
  }
  if (!isNamed(target)) {
    throw refuse("it is in none of IANA's lists of servers");
  }
  target.hash = '';
  return target;
}
