import { createHash } from 'node:crypto';
import * as z from 'zod';
import { isWithin } from '../../core/wrongClock';
import { LensError } from '../../core/errors';
import type { Known, Session } from '../../core/operation/model';
import type { KeptDocument } from '../../core/ports';
import { noneOfThese, NotInAccount } from './failures';
import { readSettings } from './settings';

/** One of the products that can answer a question. */
export interface Way {
  /** As `/v1/account` names it. */
  readonly product: string;
  /** Another that serves as well, where the account has that. */
  readonly instead?: string;
  readonly family: 'classic' | 'iris';
  /** A part of its requests by which a stored answer tells which way it came. */
  readonly path: string;
}

/** What the account may ask, as far as it told or refused. */
interface KnownAccount {
  /** Of the server, the user and the key: another key is another account. */
  readonly of: string;
  readonly toldAt: string;
  /** Empty where it did not tell within a day. */
  readonly products: readonly string[];
  readonly refused: readonly string[];
  /** What answered when the connection was tested, whether it is listed or not. */
  readonly open: readonly string[];
}

const DOCUMENT = 'account';
/** A list that is older says nothing of what was bought or given up since. */
const LIST_STANDS_MS = 86_400_000;

const shape = z.object({
  origin: z.string(),
  of: z.string(),
  /** ISO 8601 UTC; empty where the account never told. */
  toldAt: z.string(),
  products: z.array(z.string()),
  refused: z.array(z.string()),
  open: z.array(z.string()).default([]),
});

/** Not seen in any answer of `/v1/account`: where it is missing there, that says nothing. */
const NEVER_LISTED: ReadonlySet<string> = new Set(['reverse-mx', 'domain-history']);

/**
 * Asks by the ways that the account may have, the likeliest first, until one is not refused. A
 * refusal is remembered until the key changes, the account lists the product, or the connection is
 * tested. Rejects with a LensError: the first failure that is no refusal, or that all are refused.
 * `keyless` says who answers the question without an account.
 */
export async function askByWays<Kind extends Way, Value>(
  session: Session,
  ways: readonly Kind[],
  ask: (way: Kind) => Promise<Value>,
  keyless = '',
): Promise<Value> {
  const { replaying } = session;
  if (replaying !== undefined) {
    const [then] = ways.filter(({ path }) => replaying.some((request) => request.includes(path)));
    return ask(then ?? firstOf(ways));
  }
  let last: LensError | undefined;
  for (const way of waysInOrder(session, ways, accountKey(session))) {
    try {
      return await ask(way);
    } catch (thrown) {
      if (!(thrown instanceof LensError) || thrown.failure.reason !== 'noAccess') {
        throw thrown;
      }
      last = thrown;
      if (thrown instanceof NotInAccount) {
        const { product } = thrown;
        remember(session, (known) => ({ ...known, refused: [...known.refused, product] }));
      }
    }
  }
  const { products } = readAccount(session, accountKey(session));
  const failure =
    last !== undefined && ways.length === 1 && products.length === 0
      ? last.failure
      : noneOfThese(ways.flatMap(productsOf), products, last);
  throw new LensError({ ...failure, remedy: `${failure.remedy} ${keyless}`.trim() });
}

/**
 * The ways that are left, in the order in which they are tried: what the account lists before what
 * it does not, the preferred family first. `of` is left out where no session knows the key.
 */
function waysInOrder<Kind extends Way>(
  known: Known,
  ways: readonly Kind[],
  of?: string,
): readonly Kind[] {
  const { products, refused, open } = readAccount(known, of);
  const { prefer } = readSettings(known.settings);
  const rank = (way: Way): number => {
    const listed = productsOf(way).some((product) => [...products, ...open].includes(product));
    const unlisted = products.length > 0 && !listed && !NEVER_LISTED.has(way.product);
    const other = prefer !== 'auto' && prefer !== way.family;
    return (unlisted ? 4 : 0) + (other ? 2 : 0) + (listed ? 0 : 1);
  };
  return ways
    .filter((way) => productsOf(way).some((product) => !refused.includes(product)))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The way that is tried first. Undefined where the account was refused all of them. */
export function likeliestWay<Kind extends Way>(
  known: Known | undefined,
  ways: readonly Kind[],
): Kind | undefined {
  return known === undefined ? ways[0] : waysInOrder(known, ways)[0];
}

/** The account has told what it may ask. `afresh` forgets what was refused before. */
export function accountTold(
  session: Session,
  products: readonly string[],
  { afresh }: { readonly afresh: boolean },
): void {
  remember(session, ({ of, refused, open }) => ({
    of,
    toldAt: new Date(session.clock.now()).toISOString(),
    products,
    refused: afresh ? [] : refused.filter((product) => !products.includes(product)),
    open: afresh ? [] : open,
  }));
}

/** What was tried when the connection was tested. */
export function accountTried(
  session: Session,
  tried: { readonly open: readonly string[]; readonly refused: readonly string[] },
): void {
  remember(session, (known) => ({
    ...known,
    open: tried.open,
    refused: [...known.refused, ...tried.refused],
  }));
}

/** Whether the account has one of the ways; `perhaps` where only asking tells. */
export function hasWay(session: Session, ways: readonly Way[]): 'yes' | 'no' | 'perhaps' {
  const { products, refused, open } = readAccount(session, accountKey(session));
  const left = ways.flatMap(productsOf).filter((product) => !refused.includes(product));
  if (left.some((product) => products.includes(product) || open.includes(product))) {
    return 'yes';
  }
  const unsure = left.filter((product) => products.length === 0 || NEVER_LISTED.has(product));
  return unsure.length === 0 ? 'no' : 'perhaps';
}

/** Forgets what was refused: the account may have been given it since. */
export function forgetRefusals(session: Session): void {
  remember(session, (known) => ({ ...known, refused: [], open: [] }));
}

function remember(session: Session, change: (known: KnownAccount) => KnownAccount): void {
  const { origin } = readSettings(session.settings);
  const known = change(readAccount(session, accountKey(session)));
  session.documents.put(DOCUMENT, {
    body: JSON.stringify({ origin, ...known, refused: [...new Set(known.refused)] }),
    checkedAt: new Date(session.clock.now()).toISOString(),
  });
}

/** What is known of the account of this server; of another user or key, nothing. */
function readAccount(known: Known, of?: string): KnownAccount {
  const none: KnownAccount = { of: of ?? '', toldAt: '', products: [], refused: [], open: [] };
  const document = known.documents.get(DOCUMENT);
  const parsed = document && readDocument(document);
  if (parsed?.success !== true || parsed.data.origin !== readSettings(known.settings).origin) {
    return none;
  }
  if (of !== undefined && parsed.data.of !== of) {
    return none;
  }
  const fresh = isWithin(LIST_STANDS_MS, Date.parse(parsed.data.toldAt), known.clock.now());
  return fresh ? parsed.data : { ...parsed.data, products: [] };
}

/** What was read last: each price of each name of a batch looks into the same document. */
let lastRead:
  { readonly body: string; readonly read: ReturnType<typeof shape.safeParse> } | undefined;

function readDocument({ body }: KeptDocument): ReturnType<typeof shape.safeParse> {
  if (lastRead?.body !== body) {
    lastRead = { body, read: shape.safeParse(parsedJson(body)) };
  }
  return lastRead.read;
}

/** Tells accounts apart, and is too short to tell anything of the key. */
function accountKey({ credentials = {} }: Session): string {
  const parts = JSON.stringify([credentials.username, credentials.key]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 8);
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function productsOf({ product, instead }: Way): readonly string[] {
  return instead === undefined ? [product] : [product, instead];
}

function firstOf<Kind>([first]: readonly Kind[]): Kind {
  if (first === undefined) {
    throw new Error('A question has one way at least.');
  }
  return first;
}
