import { LensError } from '../../core/errors';
import type { Operation, Session } from '../../core/operation/model';
import { ask } from './client';
import { domainWhois, WHOIS_WAYS } from './domainWhois';
import { NotInAccount } from './failures';
import { HOSTING_WAYS, hostingHistory } from './hostingHistory';
import { IP_WHOIS_WAYS, ipWhois } from './ipWhois';
import { aboutName, ENRICH } from './iris';
import { PROFILE_WAYS, profile } from './profile';
import { REVERSE_IP_WAYS, reverseIp } from './reverseIp';
import { MAIL_WAYS } from './mailHosts';
import { reverseMx } from './reverseMx';
import { NAME_SERVER_WAYS, reverseNameServer } from './reverseNameServer';
import { RISK_WAYS, risk } from './risk';
import { accountTried, hasWay } from './ways';
import type { Way } from './ways';
import { WHOIS_HISTORY_WAYS, whoisHistory } from './whoisHistory';

/**
 * The paid endpoints answer about this name free of charge
 * (https://docs.domaintools.com/api/iris/rate-limits/).
 */
const FREE_NAME = 'domaintools.com';

/** Those of which that is documented. */
const FREE: readonly Pick<Parameters<typeof ask>[1], 'path' | 'query' | 'product'>[] = [
  { product: 'hosting-history', path: `/v1/${FREE_NAME}/hosting-history` },
  { product: 'reverse-ip', path: `/v1/${FREE_NAME}/reverse-ip` },
  { product: 'whois-history', path: `/v1/${FREE_NAME}/whois/history`, query: { mode: 'count' } },
  ...PROFILE_WAYS.map(({ product, path }) => ({ product, path, query: aboutName(FREE_NAME) })),
];

const WAYS_OF: readonly (readonly [Operation, readonly Way[]])[] = [
  [profile, PROFILE_WAYS],
  [risk, RISK_WAYS],
  [domainWhois, WHOIS_WAYS],
  [ipWhois, IP_WHOIS_WAYS],
  [whoisHistory, WHOIS_HISTORY_WAYS],
  [reverseIp, REVERSE_IP_WAYS],
  [reverseNameServer, NAME_SERVER_WAYS],
  // The mail hosts of a name stand in the row of Iris Enrich too.
  [reverseMx, [...MAIL_WAYS, ENRICH]],
  [hostingHistory, HOSTING_WAYS],
];

/**
 * Tries each way that costs nothing, and remembers which are open. True where one is. Rejects where
 * it is called off; any other failure says nothing of what the account has.
 */
export async function tryForFree(session: Session): Promise<boolean> {
  const tried = await Promise.all(
    FREE.map(async (question) => {
      try {
        await ask(session, question);
        return { product: question.product, open: true };
      } catch (thrown) {
        if (thrown instanceof LensError && thrown.failure.reason === 'cancelled') {
          throw thrown;
        }
        return thrown instanceof NotInAccount ? { product: question.product, open: false } : [];
      }
    }),
  );
  const known = tried.flat();
  const products = (open: boolean): readonly string[] =>
    known.filter((one) => one.open === open).map(({ product }) => product);
  accountTried(session, { open: products(true), refused: products(false) });
  return products(true).length > 0;
}

/** `It can ask: Iris Profile, WHOIS. It has no access to: IP WHOIS.` */
export function canAskWords(session: Session): string {
  const titles = (wanted: ReturnType<typeof hasWay>): string =>
    WAYS_OF.filter(([, ways]) => hasWay(session, ways) === wanted)
      .map(([{ title }]) => title)
      .join(', ');
  const sentences = [
    ['It can ask', titles('yes')],
    ['It has no access to', titles('no')],
    ['Only asking tells whether it can ask', titles('perhaps')],
  ] as const;
  return sentences
    .flatMap(([words, named]) => (named === '' ? [] : `${words}: ${named}.`))
    .join(' ');
}
