/** When the table was last held against its sources and IANA's list. */
export const ADDED_ON = '2026-07';

/**
 * Servers that answer for top-level domains for which IANA lists none, with those domains. What IANA
 * lists comes first, so an entry that IANA has since taken up does no harm; `scripts/rdapServers.mjs`
 * names it. `.io` matters most: its WHOIS server (port 43) was shut down on 2025-08-04.
 * Sources: meeb/whoisit, `overrides.py`, 2026-01-05; who-dat, pull request 28, 2026-07.
 */
export const ADDED_SERVERS: readonly (readonly [url: string, labels: readonly string[]])[] = [
  [
    'https://rdap.identitydigital.services/rdap/',
    ['ac', 'ag', 'bz', 'io', 'lc', 'me', 'mn', 'pr', 'sc', 'sh', 'vc'],
  ],
  ['https://rdap.centralnic.com/bh/', ['bh']],
  ['https://rdap.centralnic.com/gl/', ['gl']],
  ['https://rdap.denic.de/', ['de']],
  ['https://rdap.mynic.my/rdap/', ['my']],
  ['https://rdap.nic.ch/', ['ch']],
  ['https://rdap.nic.li/', ['li']],
  ['https://rdap.nic.us/', ['us']],
  ['https://rdap.registry.co/co/', ['co']],
];
