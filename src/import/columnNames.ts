/** What a column means here. */
export type Meaning = 'indicator' | 'type' | 'verdict' | 'tags' | 'note';

/**
 * What feeds and platforms call the columns that mean something here (MISP, OpenCTI, Zeek, abuse.ch,
 * AlienVault OTX, Defender, STIX exports); compared without case, blanks and dashes as underscores.
 */
const NAMES: Readonly<Record<Meaning, readonly string[]>> = {
  indicator: [
    ...['indicator', 'indicator_value', 'indicatorvalue', 'value', 'ioc', 'ioc_value', 'iocs'],
    ...['observable', 'observable_value', 'observables', 'artifact', 'entity'],
    ...['domain', 'domain_name', 'domainname', 'domains', 'hostname', 'host', 'host_name', 'fqdn'],
    ...['ip', 'ips', 'ip_address', 'ipaddress', 'address', 'ipv4', 'ipv6', 'addr', 'ip_addr'],
    ...['url', 'urls', 'uri', 'dst_ip', 'src_ip', 'dest_ip', 'source_ip', 'destination_ip'],
    ...['srcip', 'dstip', 'ip_dst', 'ip_src', 'remote_ip', 'client_ip', 'c2', 'c2_ip', 'c2_domain'],
    ...['id.orig_h', 'id.resp_h', 'query', 'pattern'],
  ],
  type: ['type', 'indicator_type', 'indicatortype', 'ioc_type', 'observable_type', 'entity_type'],
  verdict: ['verdict', 'classification', 'disposition'],
  tags: ['tags', 'tag', 'labels', 'label'],
  note: ['note', 'notes', 'comment', 'comments', 'description'],
};

/** Names that stand for an indicator of any kind. A table with one of them has links beside it. */
const GENERIC = new Set([
  ...['indicator', 'indicator_value', 'indicatorvalue', 'value', 'ioc', 'ioc_value', 'iocs'],
  ...['observable', 'observable_value', 'observables', 'artifact', 'entity'],
]);

/** Where something is told or by whom: hosts in such a column are nobody's indicators. */
const ASIDE =
  /^(?:.*_)?(?:ref|refs|reference|references|link|links|permalink|report|reports|source|sources|source_url|feed|provider|reporter|author|contact|email|e_?mail|mail|tweet|file|filename|file_name|path|file_path|md5|sha1|sha256|sha512|hash|name_server|nameserver|registrar)$/;

export function meaningOf(name: string): Meaning | undefined {
  const words = plain(name);
  const found = Object.entries(NAMES).find(([, names]) => names.includes(words));
  return found?.[0] as Meaning | undefined;
}

/** True for names that stand for an indicator whatever its kind. */
export function isGeneric(name: string): boolean {
  return GENERIC.has(plain(name));
}

/** True where a column tells of something beside the indicator: a reference, a reporter, a hash. */
export function isAside(name: string): boolean {
  return ASIDE.test(plain(name));
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
