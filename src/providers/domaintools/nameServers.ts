import { LensError, failureIn } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Parameters } from '../../core/operation/ids';
import type { Session } from '../../core/operation/model';
import { factsOf } from '../../core/result/facts';
import type { Cell, Result } from '../../core/result/model';
import { hostOf } from '../kit/cells';
import { askedName } from '../kit/registeredDomain';
import { badInput } from './failures';

interface NameServers {
  readonly hosts: readonly string[];
  /** Why there are none. */
  readonly none?: string;
}

/** The name servers of one registered domain: the vendor answers for all of them at once. */
export interface NameServerGroup {
  readonly domain: string;
  readonly hosts: readonly string[];
}

/** As given, or as the WHOIS answer of the name tells. */
export async function findNameServers(
  indicator: IndicatorRef,
  session: Session,
  parameters: Parameters,
): Promise<NameServers> {
  const given = parameters.nameServer;
  if (given !== undefined) {
    return { hosts: [givenNameServer(given)] };
  }
  const whois = await session.resultOf('domaintools.domainWhois', indicator);
  if (whois.outcome.kind === 'failed') {
    throw new LensError(failureIn(whois.outcome));
  }
  const hosts = nameServersIn(whois);
  return hosts.length > 0 ? { hosts } : { hosts, none: whyNone(whois) };
}

/** Throws a LensError (`badInput`) where it is no host name. */
export function givenNameServer(given: Parameters[string] | undefined): string {
  const host = hostOf(String(given));
  if (host?.kind !== 'fqdn') {
    throw new LensError(
      badInput('The name server given is no host name.', 'Correct the parameter nameServer.'),
    );
  }
  return host.value;
}

/** No record, one that cannot be read, and one that names none are three things. */
function whyNone(whois: Result): string {
  const about = `name servers of ${whois.lookedUp} are not known: `;
  switch (whois.outcome.kind) {
    case 'noRecord':
      return `The ${about}DomainTools has no WHOIS record of it.`;
    case 'partial':
      return `The ${about}DomainTools could not read its WHOIS record.`;
    default:
      return `The WHOIS record of ${whois.lookedUp} names no name server.`;
  }
}

function nameServersIn(whois: Result): readonly string[] {
  return factsOf(whois, 'nameServers')
    .flatMap((known) => known.values)
    .flatMap((cell: Cell) => (typeof cell === 'object' && cell !== null ? [cell.value] : []));
}

/** By registered domain, in the order of first mention. */
export function groupsOf(hosts: readonly string[]): readonly NameServerGroup[] {
  const groups = new Map<string, string[]>();
  for (const host of hosts) {
    const domain = askedName({ kind: 'fqdn', value: host });
    groups.set(domain, [...(groups.get(domain) ?? []), host]);
  }
  return [...groups].map(([domain, members]) => ({ domain, hosts: members }));
}
