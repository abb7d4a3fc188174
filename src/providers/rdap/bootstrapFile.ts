import * as z from 'zod';
import { parseJson } from '../kit/body';
import { entryOf } from './bootstrapEntries';
import type { ListName } from './bootstrapEntries';

/** IANA's list of the servers for names or for addresses. */
export interface ServerList {
  /** When IANA published it, ISO 8601. */
  readonly publication: string;
  /** The URLs of each entry in IANA's order, each with a final slash. */
  readonly servers: ReadonlyMap<string, readonly URL[]>;
  /** What IANA lists each origin for. */
  readonly origins: ReadonlyMap<string, readonly string[]>;
}

export interface BadList {
  /** Follows "the list": `is not JSON`. */
  readonly problem: string;
}

/** Entries and URLs of one service (RFC 9224, section 3). */
type Service = readonly [entries: readonly string[], urls: readonly string[]];

/** RFC 9224, section 3. A later version would have another form. */
const shape = z.looseObject({
  version: z.literal('1.0'),
  publication: z.iso.datetime({ offset: true }),
  services: z.array(z.tuple([z.array(z.string()).min(1), z.array(z.string()).min(1)])).min(1),
});

/**
 * Reads a bootstrap file whole or not at all: one that is malformed anywhere was damaged on its way,
 * and what can be read of it could lack the very entry that is looked up.
 */
export function readBootstrapFile(list: ListName, body: string): ServerList | BadList {
  const json = parseJson(body.replace(/^\uFEFF/, ''));
  if (json === undefined) {
    return { problem: 'is not JSON' };
  }
  const parsed = shape.safeParse(json);
  if (!parsed.success) {
    const { path = [], message = '' } = parsed.error.issues[0] ?? {};
    return { problem: `does not follow RFC 9224 at "${path.join('.')}": ${message}` };
  }
  return serverList(list, parsed.data.publication, parsed.data.services);
}

export function serverList(
  list: ListName,
  publication: string,
  services: Iterable<Service>,
): ServerList | BadList {
  const servers = new Map<string, readonly URL[]>();
  const origins = new Map<string, string[]>();
  for (const [entries, urls] of services) {
    const bases = urls.map(baseOf);
    const badUrl = urls.find((_, index) => bases[index] === undefined);
    if (badUrl !== undefined) {
      return { problem: `names a server that is no URL: ${badUrl}` };
    }
    for (const written of entries) {
      const entry = entryOf(list, written);
      if (entry === undefined) {
        return { problem: `has an entry that is none: ${written}` };
      }
      const usable = bases.filter((base) => base !== undefined);
      servers.set(entry, usable);
      for (const { origin } of usable) {
        const named = origins.get(origin) ?? [];
        origins.set(origin, named);
        named.push(entry);
      }
    }
  }
  return { publication, servers, origins };
}

/**
 * A base URL, to which the path of a query is added (RFC 9224, section 3). `URL` takes a percent sign
 * that encodes nothing, which RFC 3986 does not.
 */
export function baseOf(written: string): URL | undefined {
  if (!URL.canParse(written) || /%(?![0-9a-f]{2})/i.test(written)) {
    return undefined;
  }
  const url = new URL(written);
  const plain =
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === '';
  url.pathname = url.pathname.replace(/\/*$/, '/');
  return plain ? url : undefined;
}
