import type { NotSentReason } from './model';

/** Names that no public name server answers for, by their ending, with the reason. */
export const SPECIAL_NAMES: Readonly<Record<string, NotSentReason>> = {
  // RFC 2606 and RFC 6761
  example: 'specialUseName',
  test: 'specialUseName',
  invalid: 'specialUseName',
  localhost: 'specialUseName',
  'example.com': 'specialUseName',
  'example.net': 'specialUseName',
  'example.org': 'specialUseName',
  // RFC 9476
  alt: 'specialUseName',
  // RFC 7686
  onion: 'onion',
  // RFC 6762, RFC 8375, and .internal as reserved by ICANN (Board resolution 2024.07.29.06)
  local: 'internalName',
  'home.arpa': 'internalName',
  internal: 'internalName',
  // RFC 6762, appendix G, and what ICANN will not delegate for name collisions (.corp, .home, .mail)
  intranet: 'internalName',
  private: 'internalName',
  corp: 'internalName',
  home: 'internalName',
  lan: 'internalName',
  localdomain: 'internalName',
  // Reverse zones (RFC 1035, section 3.5; RFC 3596) name an address, often an internal one.
  'in-addr.arpa': 'reverseZone',
  'ip6.arpa': 'reverseZone',
  // RFC 9462, RFC 7050, RFC 9031, RFC 9140, RFC 9665
  'resolver.arpa': 'specialUseName',
  'ipv4only.arpa': 'specialUseName',
  '6tisch.arpa': 'specialUseName',
  'eap-noob.arpa': 'specialUseName',
  'service.arpa': 'specialUseName',
};
