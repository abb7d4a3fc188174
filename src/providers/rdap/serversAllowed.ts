import { notSentReason, parseIndicator } from '../../core/indicator';
import type { NotSentReason } from '../../core/indicator';
import { isLoopbackHost } from '../../core/loopback';

/** Reasons that a host lies in the analyst's own network, or is none that a registry could name. */
const INSIDE: ReadonlySet<NotSentReason | undefined> = new Set<NotSentReason>([
  'private',
  'loopback',
  'linkLocal',
  'multicast',
  'reserved',
  'internalName',
]);

/**
 * Whether a server that a list, a setting, a redirect or a link names may be asked at all: by HTTPS,
 * and never inside the analyst's own network. `local`: the lists come from a server on this machine,
 * such as a simulator; then nothing but this machine is asked, and plain HTTP will do.
 */
export function mayServe(url: URL, local: boolean): boolean {
  if (url.username !== '' || url.password !== '') {
    return false;
  }
  if (local) {
    return /^https?:$/.test(url.protocol) && isLoopbackHost(url.hostname);
  }
  const host = parseIndicator(url.hostname.replace(/^\[|\]$/g, ''));
  return url.protocol === 'https:' && host !== undefined && !INSIDE.has(notSentReason(host));
}
