import type { Cell, Fact } from '../../core/result/model';
import { hostCells } from './cells';
import { emailDomains } from './emails';
import { fact } from './facts';

/** A text of a registration as a vendor sent it, or nothing. */
type Text = string | null | undefined;

/** What a record of a name's registration tells. */
export interface DomainRegistration {
  readonly registrant: Text;
  readonly registrar: Text;
  /** Created, updated and expires, as the vendor tells them and says where they come from. */
  readonly dates: readonly Fact[];
  readonly statuses: readonly string[];
  /** Host names; other text stays as it was written. */
  readonly nameServers: readonly string[];
  /** Every mailbox that the record names. */
  readonly emails: readonly string[];
  /** Of the registrar. */
  readonly abuseMailboxes: readonly string[];
  readonly whoisServer: Text;
  readonly ianaId: Text;
  readonly dnssec: Text;
  /** The registry's own identifier of the name. */
  readonly handle?: Text;
  /** One sentence about what is withheld. */
  readonly redacted?: Text;
  /** The day the record is of. */
  readonly recordDate: readonly Cell[];
  readonly terms?: readonly string[];
}

/**
 * The facts of a registration, in one order and under one name, whoever told them: what is summarised,
 * compared, saved and exported is then one thing.
 */
export function domainFacts(told: DomainRegistration): readonly Fact[] {
  return [
    ...fact('registrant', 'Registrant', 'text', some(told.registrant), 'WHOIS Registrant'),
    ...fact('registrar', 'Registrar', 'text', some(told.registrar), 'WHOIS Registrar'),
    ...told.dates,
    ...fact('statuses', 'Statuses', 'text', told.statuses, 'WHOIS Status'),
    ...fact(
      'nameServers',
      'Name servers',
      'indicator',
      hostCells(told.nameServers),
      'WHOIS Name Server',
      'name server',
    ),
    ...fact('emails', 'E-mail addresses', 'text', told.emails, 'WHOIS Email'),
    ...fact(
      'emailDomains',
      'Domains of the e-mail addresses',
      'indicator',
      hostCells(emailDomains(told.emails)),
    ),
    ...fact('abuseMailbox', 'Abuse mailbox of the registrar', 'text', told.abuseMailboxes),
    ...fact(
      'whoisServer',
      'WHOIS server',
      'indicator',
      hostCells(some(told.whoisServer)),
      'WHOIS Server',
    ),
    ...fact('ianaId', 'IANA ID of the registrar', 'text', some(told.ianaId)),
    ...fact('dnssec', 'DNSSEC', 'text', some(told.dnssec)),
    ...fact('handle', 'Registry ID', 'text', some(told.handle)),
    ...fact('redacted', 'Redacted', 'text', some(told.redacted)),
    ...fact('recordDate', 'Record of', 'date', told.recordDate, 'WHOIS Date'),
    ...fact('terms', 'Terms of use', 'text', told.terms ?? []),
  ];
}

function some(value: Text): readonly string[] {
  return value === undefined || value === null ? [] : [value];
}
