import type { CellForm } from './cell';

/** What a table says of a row: `domain`, `ip-dst|port`, `Intel::ADDR`, `FileHash-SHA256`. */
const HOSTS: Readonly<Record<string, readonly CellForm[]>> = {
  domain: ['name'],
  'domain-name': ['name'],
  'domain|ip': ['name'],
  hostname: ['name'],
  'hostname|port': ['name'],
  host: ['name', 'address'],
  fqdn: ['name'],
  subdomain: ['name'],
  ns: ['name'],
  mx: ['name'],
  ip: ['address'],
  ipv4: ['address'],
  ipv6: ['address'],
  'ip:port': ['address'],
  'ip-port': ['address'],
  'ip-address': ['address'],
  'ip-src': ['address'],
  'ip-dst': ['address'],
  'ip-src|port': ['address'],
  'ip-dst|port': ['address'],
  'ipv4-addr': ['address'],
  'ipv6-addr': ['address'],
  'ipv4-address': ['address'],
  'ipv6-address': ['address'],
  addr: ['address'],
  address: ['address'],
  url: ['url', 'name', 'address'],
  uri: ['url', 'name', 'address'],
  link: ['url'],
  email: ['email'],
  'email-addr': ['email'],
  'email-src': ['email'],
  'email-dst': ['email'],
};

/** Types of values that hold no host, however they look: `invoice.zip` is a file. */
const OTHERS =
  /^(?:(?:file)?-?hash|(?:filename\||filehash-?|hash-?|file-hash-|file:|file-?)?(?:md5|sha-?1|sha-?224|sha-?256|sha-?384|sha-?512|ssdeep|imphash|tlsh|vhash|authentihash|pehash|impfuzzy)(?:-hash)?|ja3s?(?:-fingerprint-md5)?|hassh.*|file|file-?name|file-?path|filename\|.*|path|pdb|mutex|regkey(?:\|value)?|registry(?:-key)?|named-pipe|pattern-in-.*|yara|snort|sigma|user-?agent|btc|xmr|cve|vulnerability|malware-sample|attachment|email-(?:attachment|subject|body)|subject|process|service|x509-.*|certificate.*|serial|windows-.*|cert-hash)$/;

function plain(type: string): string {
  return type
    .trim()
    .toLowerCase()
    .replace(/^intel::/, '')
    .replace(/[\s_]+/g, '-')
    .replace(/-?\|-?/g, '|');
}

/** True for a word that says of which kind a value is. */
export function isType(word: string): boolean {
  const type = plain(word);
  return Object.hasOwn(HOSTS, type) || OTHERS.test(type);
}

/** True where values of this type hold no address and no host name. */
export function isOtherType(word: string): boolean {
  return OTHERS.test(plain(word));
}

/** True where a value of this type is written in this form. */
export function fits(word: string, form: CellForm): boolean {
  const type = plain(word);
  return Object.hasOwn(HOSTS, type) && (HOSTS[type] ?? []).includes(form);
}
