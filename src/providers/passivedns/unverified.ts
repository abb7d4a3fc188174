import { notSentReason } from '../../core/indicator/index';
import type { NotSentReason } from '../../core/indicator/model';
import { TLDS } from '../../core/indicator/tlds';
import type { CredentialsRisk } from '../../core/operation/credentials';
import { addressOf } from '../kit/passiveDns/names';
import { readSettings } from './settings';
import type { PassiveDnsSettings } from './settings';

/** True where any certificate will do. */
export function isUnverified({ origin, verifySsl }: PassiveDnsSettings): boolean {
  return !verifySsl && origin.startsWith('https:');
}

/** Addresses of one's own network. */
const OWN_ADDRESS: ReadonlySet<NotSentReason | undefined> = new Set<NotSentReason>([
  'private',
  'loopback',
  'linkLocal',
]);

const DELEGATED: ReadonlySet<string> = new Set(TLDS);

/** True but for an address of one's own network, and a name that public name servers cannot know. */
function isPublic(hostname: string): boolean {
  const value = hostname.replace(/^\[|\]$|\.$/g, '');
  return addressOf(value) === undefined
    ? DELEGATED.has(value.slice(value.lastIndexOf('.') + 1))
    : !OWN_ADDRESS.has(notSentReason({ kind: 'fqdn', value }));
}

/** A token for a server on the internet whose certificate is not verified. */
export function unverifiedRisk(settings: unknown): CredentialsRisk | undefined {
  const read = readSettings(settings);
  const { hostname } = new URL(read.origin);
  if (!isUnverified(read) || !isPublic(hostname)) {
    return undefined;
  }
  return {
    message: `Anyone on the network path to ${read.host} could read your token.`,
    detail:
      'The setting “verifySsl” is off: any certificate is accepted, so another server can pass for this one. Switch it on, or add the certificate of the server to those that this system trusts.',
    asksFirst: true,
  };
}
