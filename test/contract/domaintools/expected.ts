import type { FailureReason } from '../../../src/core/errors';
import type { Parameters } from '../../../src/core/operation/ids';
import type { Outcome } from '../../../src/core/result/model';

/** What an operation makes of one body, asked for what the body is about. */
export interface Expected {
  readonly operation: string;
  readonly about: string;
  readonly parameters?: Parameters;
  readonly outcome: Outcome['kind'] | FailureReason;
  readonly lookedUp?: string;
  /** By id: rows shown, and rows the vendor says there are. */
  readonly tables?: Readonly<Record<string, readonly [shown: number, total?: number]>>;
  /** By id: the values as text. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly score?: number;
}

const newest = { limit: 100, offset: 0 };

const domain = (name: string, outcome: Expected['outcome']): Expected => ({
  operation: 'domainWhois',
  about: name,
  outcome,
});

/** By file under `samples/domaintools`. Bodies of several operations together: bodies.test.ts. */
export const EXPECTED: Readonly<Record<string, Expected>> = {
  'errors/206_parsed_whois.json': {
    ...domain('nrgpetrol.hu', 'partial'),
    lookedUp: 'nrgpetrol.hu',
    facts: { recordDate: '2019-03-20' },
  },
  'errors/400_php_test_error.json': domain('example.com', 'badRequest'),
  'errors/400_reverse_ip_no_addresses.json': {
    operation: 'reverseIp',
    about: 'example.com',
    outcome: 'noRecord',
  },
  'errors/400_v1_ss_reverse-ip_2022-06-16T150254.json': {
    operation: 'reverseIp',
    about: 'example.com',
    outcome: 'badRequest',
  },
  'errors/401_unauthorized.json': domain('example.com', 'badCredentials'),
  'errors/403_not_provisioned.json': {
    operation: 'hostingHistory',
    about: 'example.com',
    outcome: 'noAccess',
  },
  'errors/403_php_test_error.json': domain('example.com', 'noAccess'),
  'errors/403_v2_domain-search_query-amazon_2022-06-16T150301.json': domain(
    'example.com',
    'badCredentials',
  ),
  'errors/404_php_test_error.json': domain('example.com', 'noRecord'),
  'errors/404_v1_steianrstierstnrsiatiarstnsto.com_whois_2022-06-16T150301.json': domain(
    'steianrstierstnrsiatiarstnsto.com',
    'noRecord',
  ),
  'errors/500_backend.json': domain('example.com', 'serverError'),
  'errors/500_php_test_error.json': domain('example.com', 'serverError'),
  'errors/503_php_test_error.json': domain('example.com', 'busy'),
  'errors/503_quota_absolute.json': {
    operation: 'whoisHistory',
    about: 'example.com',
    outcome: 'quotaSpent',
  },
  'errors/503_quota_minute.json': {
    operation: 'whoisHistory',
    about: 'example.com',
    outcome: 'quotaPerMinute',
  },
  'errors/503_quota_month.json': {
    operation: 'whoisHistory',
    about: 'example.com',
    outcome: 'quotaPerMonth',
  },

  'host-domains/200_opendxl_basichostdomainsexample.json': {
    operation: 'reverseIp',
    about: '64.246.165.240',
    outcome: 'found',
    lookedUp: '64.246.165.240',
    tables: { 'domains-64.246.165.240': [1, 1] },
  },
  'host-domains/200_v1_199.30.228.112_host-domains_2022-06-16T150217.json': {
    operation: 'reverseIp',
    about: '199.30.228.112',
    outcome: 'found',
    tables: { 'domains-199.30.228.112': [4, 4] },
  },
  'reverse-ip/200_constructed_single_address.json': {
    operation: 'reverseIp',
    about: 'whoisapi.com',
    outcome: 'found',
    facts: { addresses: '199.30.228.112' },
    tables: { 'domains-199.30.228.112': [2, 2] },
  },
  'reverse-ip/200_opendxl_basicreverseipexample.json': {
    operation: 'reverseIp',
    about: 'domaintools.com',
    outcome: 'found',
    tables: { addresses: [1], 'domains-199.30.228.112': [3, 3] },
  },
  'reverse-ip/200_rapid7_test_reverse_ip.json': {
    operation: 'reverseIp',
    about: 'domaintools.com',
    outcome: 'found',
    facts: { addresses: '199.30.228.77, 8.247.14.160', domainCount: '1, 3' },
    tables: { 'domains-199.30.228.77': [1, 1], 'domains-8.247.14.160': [3, 3] },
  },
  'reverse-ip/200_v1_google.com_reverse-ip_2022-06-16T150211.json': {
    operation: 'reverseIp',
    about: 'www.google.com',
    outcome: 'found',
    lookedUp: 'google.com',
    tables: { 'domains-142.250.217.78': [414, 414], 'domains-142.251.33.68': [74, 74] },
  },

  'name-server-domains/200_opendxl_basicreversenameserverexample.json': {
    operation: 'reverseNameServer',
    about: 'example.com',
    parameters: { nameServer: 'ns1.domaintools.net' },
    outcome: 'partial',
    lookedUp: 'domaintools.net',
    tables: {
      'primaryDomains-domaintools.net': [6, 159],
      'secondaryDomains-domaintools.net': [0, 0],
    },
  },
  'name-server-domains/200_rapid7_test_reverse_name_server.json': {
    operation: 'reverseNameServer',
    about: 'example.com',
    parameters: { nameServer: 'domaintools.net' },
    outcome: 'found',
    tables: { 'primaryDomains-domaintools.net': [183, 183] },
  },
  'name-server-domains/200_v1_google.com_name-server-domains_2022-06-16T150220.json': {
    operation: 'reverseNameServer',
    about: 'example.com',
    parameters: { nameServer: 'ns1.google.com' },
    outcome: 'partial',
    facts: { domainCount: '18518' },
    tables: {
      'primaryDomains-google.com': [10_000, 18_139],
      'secondaryDomains-google.com': [0, 379],
    },
  },

  'hosting-history/200_constructed_empty.json': {
    operation: 'hostingHistory',
    about: 'example.org',
    outcome: 'noRecord',
  },
  'hosting-history/200_opendxl_basichostinghistoryexample.json': {
    operation: 'hostingHistory',
    about: 'domaintools.com',
    outcome: 'found',
    tables: { ipHistory: [2], nameServerHistory: [2], registrarHistory: [2] },
    facts: { lastAddress: '199.30.228.112' },
  },
  'hosting-history/200_rapid7_test_hosting_history.json': {
    operation: 'hostingHistory',
    about: 'example.com',
    outcome: 'found',
    tables: { ipHistory: [10], nameServerHistory: [0], registrarHistory: [1] },
    facts: { lastAddress: '93.184.216.34', lastAddressSince: '2022-10-28' },
  },
  'hosting-history/200_v1_google.com_hosting-history_2022-06-16T150203.json': {
    operation: 'hostingHistory',
    about: 'google.com',
    outcome: 'found',
    tables: { ipHistory: [335], nameServerHistory: [0], registrarHistory: [2] },
  },

  'risk/200_docs_wstwc.cn.json': {
    operation: 'risk',
    about: 'wstwc.cn',
    outcome: 'found',
    score: 99,
  },
  'risk/200_seed_consciousmyself.tk.json': {
    operation: 'risk',
    about: 'consciousmyself.tk',
    outcome: 'found',
    score: 100,
  },
  'risk/200_v1_risk_domain-google.com_2022-06-16T150342.json': {
    operation: 'risk',
    about: 'www.google.com',
    outcome: 'found',
    lookedUp: 'google.com',
    score: 0,
  },
  'risk/200_v1_risk_domain-hug.rest_2022-06-16T150342.json': {
    operation: 'risk',
    about: 'hug.rest',
    outcome: 'found',
    score: 7,
  },
  'risk-evidence/200_docs_wstwc.cn.json': {
    operation: 'risk',
    about: 'wstwc.cn',
    outcome: 'found',
    score: 99,
  },
  'risk-evidence/200_v1_risk_evidence_domain-google.com_2022-06-16T150343.json': {
    operation: 'risk',
    about: 'google.com',
    outcome: 'found',
    score: 0,
  },
  'reputation/200_opendxl_basicreputationexample.json': {
    operation: 'risk',
    about: 'domaintools.org',
    outcome: 'found',
    lookedUp: 'domaintools.com',
    score: 0,
  },
  'reputation/200_rapid7_test_reputation.json': {
    operation: 'risk',
    about: 'domaintools.com',
    outcome: 'found',
    score: 0,
  },
  'reputation/200_v1_reputation_domain-google.com_2022-06-16T150210.json': {
    operation: 'risk',
    about: 'google.com',
    outcome: 'found',
    score: 0,
  },

  'whois/200_constructed_ip_65.55.53.233.json': {
    operation: 'ipWhois',
    about: '65.55.53.233',
    outcome: 'found',
    facts: { registrant: 'Microsoft Corporation', abuseMailbox: 'abuse@microsoft.com' },
  },
  'whois/200_opendxl_basicwhoisexample.json': {
    ...domain('domaintools.com', 'found'),
    facts: {
      registrar: 'ENOM, INC.',
      nameServers: 'ns1.p09.dynect.net, ns2.p09.dynect.net, ns3.p09.dynect.net, ns4.p09.dynect.net',
    },
  },
  'whois/200_rapid7_test_whois.json': {
    ...domain('domaintools.com', 'found'),
    facts: { registrant: 'DomainTools, LLC', expires: '2027-08-01', emails: 'abuse@enom.com' },
  },
  'whois/200_v1_google.com_whois_2022-06-16T150224.json': {
    ...domain('www.google.com', 'found'),
    lookedUp: 'google.com',
    facts: { registrant: 'Google LLC', emails: 'abusecomplaints@markmonitor.com' },
  },
  'whois-parsed/200_constructed_ip_208.94.117.131.json': {
    operation: 'ipWhois',
    about: '208.94.117.131',
    outcome: 'found',
    lookedUp: '208.94.117.131',
    facts: { networks: '208.94.116.0/22', country: 'US', registry: 'ARIN', created: '2008-08-28' },
    tables: { networks: [1], contacts: [1] },
  },
  'whois-parsed/200_opendxl_basicparsedwhoisexample.json': {
    ...domain('domaintools.com', 'found'),
    facts: { emails: 'memberservices@domaintools.com, abuse@enom.com', dnssec: 'unSigned' },
    tables: { contacts: [3] },
  },
  'whois-parsed/200_rapid7_test_parsed_whois.json': {
    ...domain('domaintools.com', 'found'),
    facts: {
      registrar: 'eNom, LLC',
      nameServers: 'dns1.p04.nsone.net, dns2.p04.nsone.net, dns3.p04.nsone.net, dns4.p04.nsone.net',
      whoisServer: 'whois.enom.com',
    },
    tables: { contacts: [3] },
  },
  'whois-parsed/200_v1_google.com_whois_parsed_2022-06-16T150209.json': {
    ...domain('google.com', 'found'),
    facts: {
      registrar: 'MarkMonitor Inc.',
      created: '1997-09-15',
      abuseMailbox: 'abusecomplaints@markmonitor.com',
    },
    tables: { contacts: [3] },
  },

  'whois-history/200_opendxl_basicwhoishistoryexample.json': {
    operation: 'whoisHistory',
    about: 'domaintools.com',
    parameters: newest,
    outcome: 'found',
    tables: { records: [2, 2], whoisServers: [0], nameServers: [2], changes: [4] },
  },
  'whois-history/200_rapid7_test_whois_history.json': {
    operation: 'whoisHistory',
    about: 'domaintools.com',
    parameters: newest,
    outcome: 'partial',
    tables: { records: [2, 744], whoisServers: [2], nameServers: [5] },
  },
  'whois-history/200_v1_woot.com_whois_history_2022-06-16T150239.json': {
    operation: 'whoisHistory',
    about: 'woot.com',
    parameters: newest,
    outcome: 'partial',
    facts: { recordCount: '593', newestRecord: '2022-05-30', oldestRecord: '2019-11-02' },
    tables: { records: [100, 593], whoisServers: [1], nameServers: [4] },
  },

  // No operation asks these; a body of another endpoint is no empty answer.
  'reverse-ip-whois/200_opendxl_basicreverseipwhoisexample.json': {
    operation: 'ipWhois',
    about: '1.179.249.17',
    outcome: 'notUnderstood',
  },
  'reverse-ip-whois/200_rapid7_test_reverse_ip_whois.json': {
    operation: 'ipWhois',
    about: '127.161.0.128',
    outcome: 'notUnderstood',
  },
  'reverse-ip-whois/200_v1_reverse-ip-whois_ip-65.55.53.233_2022-06-16T150218.json': {
    operation: 'ipWhois',
    about: '65.55.53.233',
    outcome: 'notUnderstood',
  },
  'reverse-ip-whois/200_v1_reverse-ip-whois_query-DomainTools_2022-06-16T150217.json': {
    operation: 'ipWhois',
    about: '199.30.228.13',
    outcome: 'notUnderstood',
  },
};
