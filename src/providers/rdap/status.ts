/** EPP's statuses, each with RDAP's word where that is not the same in words (RFC 8056, section 2). */
const EPP = [
  'addPeriod',
  'autoRenewPeriod',
  'clientDeleteProhibited',
  'clientHold',
  'clientRenewProhibited',
  'clientTransferProhibited',
  'clientUpdateProhibited',
  'inactive',
  'linked',
  'ok',
  'pendingCreate',
  'pendingDelete',
  'pendingRenew',
  'pendingRestore',
  'pendingTransfer',
  'pendingUpdate',
  'redemptionPeriod',
  'renewPeriod',
  'serverDeleteProhibited',
  'serverHold',
  'serverRenewProhibited',
  'serverTransferProhibited',
  'serverUpdateProhibited',
  'transferPeriod',
];

const BY_WORDS: ReadonlyMap<string, string> = new Map([
  ...EPP.map((status): [string, string] => [status.toLowerCase(), status]),
  ['active', 'ok'],
  ['associated', 'linked'],
]);

/**
 * A status of a name as WHOIS writes it: `clientTransferProhibited` for "client transfer
 * prohibited", `ok` for "active". One that EPP does not know, but has the form of those, is written in
 * the same manner ("server recover prohibited", .fr); any other stays as it is.
 */
export function eppStatus(written: string): string {
  // "clientHold https://icann.org/epp#clientHold": the link says nothing more.
  const words = written.replace(/\s+\(?https?:\/\/\S*$/, '').trim();
  const known = BY_WORDS.get(words.toLowerCase().replace(/[\s_-]/g, ''));
  if (known !== undefined) {
    return known;
  }
  return /^(?:[a-z]+[ _-]){1,3}(?:prohibited|period|hold)$/i.test(words) ? camelCase(words) : words;
}

function camelCase(words: string): string {
  return words
    .toLowerCase()
    .replace(/[ _-]([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
