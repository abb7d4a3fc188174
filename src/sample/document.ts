/** The sample case note. The first eight lines are what screenshots show. */
const text = `# Case 0417

Mail from mx1[.]postbox[.]example,
link hxxps[://]login-secure[.]example/auth
resolves to 203[.]0[.]113[.]80 since August.
Assets from cdn[.]static-host[.]example.

Beacon: 198[.]51[.]100[.]23:8443

Victim portal: https://portal.bank.example/login
Sender: billing[@]login-secure[.]example
Name servers: ns1[.]park-dns[.]example, before that ns1[.]moved-dns[.]example
IPv6 of the first wave: 2001[:]db8[:]80[:][:]23
Look-alike on the same address: xn--lgin-secure-rfb[.]example

## Log

2026-11-20T06:58:12Z dc01.corp.internal dns: 10.0.4.17 asked www.login-secure.example A 203.0.113.80
2026-11-20T06:58:13Z proxy: 10.0.4.17 GET https://login-secure.example/auth?session=81 200 48211
2026-11-20T06:58:14Z proxy: 10.0.4.17 GET https://cdn.static-host.example/kit/app.js 200 90114
2026-11-20T07:02:40Z firewall: 10.0.4.17:50912 -> 198.51.100.23:8443 tcp allowed
2026-11-20T07:02:41Z firewall: [2001:db8:80::23]:8443 -> dc01.corp.internal tcp denied

## Still open

- unparsed[.]example: the registry's WHOIS text has no known form
- nothing-known[.]example: no record anywhere
- hostile-whois[.]example: the registrant wrote to whoever reads the record
`;

/** The case document that ships as sample data. `name` is its file name. */
export const sampleCase: { readonly name: string; readonly text: string } = {
  name: 'case-0417.md',
  text,
};

/** The names and addresses of the case that the sample data answers for, the main one first. */
export const sampleNames: readonly string[] = [
  'login-secure.example',
  'www.login-secure.example',
  'mx1.postbox.example',
  'cdn.static-host.example',
  'portal.bank.example',
  'ns1.park-dns.example',
  'ns1.moved-dns.example',
  'xn--lgin-secure-rfb.example',
  'unparsed.example',
  'nothing-known.example',
  'hostile-whois.example',
  '203.0.113.80',
  '198.51.100.23',
  '2001:db8:80::23',
];
