import * as z from 'zod';
import type { Session } from '../../core/operation/model';
import type { RawResponse } from '../../core/result/model';
import { hostText } from '../kit/cells';
import { ask } from './client';
import type { Reply } from './client';
import { INVESTIGATE, askIris } from './iris';
import type { IrisDomain } from './iris';
import { askByWays } from './ways';
import type { Way } from './ways';
import { count, list, read, text, texts } from './wire';

/** The product of the older endpoint: in no account seen, so its name is that of its path. */
const LEGACY = { product: 'reverse-mx', family: 'classic', path: '/v1/reverse-mx/' } as const;

/** Iris; without it, what came before. */
export const MAIL_WAYS: readonly Way[] = [INVESTIGATE, LEGACY];

/** Iris, or `/v1/reverse-mx/` in accounts that have that instead. */
export type Via = 'iris' | 'legacy';

export interface MailHost {
  readonly host: string;
  readonly priority: number | undefined;
  readonly addresses: readonly string[];
  /** Domains that use it, as Iris counts them beside the host. */
  readonly domains: number | undefined;
}

export interface MailHosts {
  readonly via: Via;
  /** Most preferred first: the lowest priority number, RFC 5321 section 5.1. */
  readonly hosts: readonly MailHost[];
  /** Why there are none. */
  readonly nothing?: string;
  readonly raw: readonly RawResponse[];
}

const legacyHosts = z.looseObject({
  mx_servers: list(z.looseObject({ mx_server: text, priority: count, ips: texts })),
});

/** The mail hosts of a domain. Rejects with a LensError. */
export async function findMailHosts(session: Session, domain: string): Promise<MailHosts> {
  return withIris<MailHosts>(
    session,
    async () => {
      const page = await askIris(session, { domain });
      return { via: 'iris', hosts: page.domains.flatMap(mailHostsOf), raw: [page.raw] };
    },
    async () => {
      const reply = await askLegacy(session, { domain });
      return reply.kind === 'nothing'
        ? { via: 'legacy', hosts: [], nothing: reply.reason, raw: [reply.raw] }
        : { via: 'legacy', hosts: readLegacyHosts(reply.response), raw: [reply.raw] };
    },
  );
}

/** By Iris; an account without it may still have the older product. */
export function withIris<Value>(
  session: Session,
  iris: () => Promise<Value>,
  legacy: () => Promise<Value>,
): Promise<Value> {
  return askByWays(session, MAIL_WAYS, ({ family }) => (family === 'iris' ? iris() : legacy()));
}

export function askLegacy(
  session: Session,
  query: Readonly<Record<string, string>>,
): Promise<Reply> {
  return ask(session, { path: LEGACY.path, query, product: LEGACY.product });
}

/** `/v1/reverse-mx/?domain=`; priorities are strings there. */
function readLegacyHosts(response: unknown): readonly MailHost[] {
  const { mx_servers: servers } = read(legacyHosts, response, ['mx_servers', 'domain']);
  return byPriority(
    servers.flatMap(({ mx_server: host, priority, ips }) =>
      host === undefined
        ? []
        : [{ host: hostText(host), priority, addresses: ips, domains: undefined }],
    ),
  );
}

/** The mail hosts in a row of Iris. */
export function mailHostsOf(domain: IrisDomain): readonly MailHost[] {
  const hosts = domain.mx.flatMap(({ host, ip, priority }) =>
    host.value === undefined
      ? []
      : [
          {
            host: hostText(host.value),
            priority,
            addresses: ip.flatMap(({ value }) => value ?? []),
            domains: host.count,
          },
        ],
  );
  return byPriority(hosts);
}

function byPriority(hosts: readonly MailHost[]): readonly MailHost[] {
  const once = new Map(hosts.toReversed().map((host) => [host.host, host]));
  return [...once.values()]
    .toReversed()
    .toSorted((a, b) => (a.priority ?? Infinity) - (b.priority ?? Infinity) || 0);
}
