import { isLoopbackHost } from '../../core/loopback';
import { linksOf } from './wire';

/**
 * Where else an object is described, such as by the registrar of a name: `related` links of the RDAP
 * type, https only (plain HTTP on this machine), each once and in their order; never the object's own address. `value`, which should be that
 * address, is not looked at: some registries repeat the target there.
 */
export function relatedRdapLinks(body: unknown): readonly URL[] {
  const links = linksOf(body);
  const own = new Set(
    links.filter(({ rel }) => rel?.toLowerCase() === 'self').map(({ href }) => addressOf(href)),
  );
  const found = new Map<string, URL>();
  for (const { rel, type, href } of links) {
    const url = usable(href);
    if (
      url !== undefined &&
      rel?.toLowerCase() === 'related' &&
      /^application\/rdap\+json\s*(?:;|$)/i.test(type ?? '') &&
      !own.has(addressOf(href))
    ) {
      found.set(addressOf(href) ?? '', url);
    }
  }
  return [...found.values()];
}

function usable(href: string | undefined): URL | undefined {
  const url = href !== undefined && URL.canParse(href) ? new URL(href) : undefined;
  return url !== undefined && isSecure(url) && url.username === '' && url.password === ''
    ? url
    : undefined;
}

/** What stays on this machine needs no encryption; whether it may be asked is decided elsewhere. */
function isSecure({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/** An address to compare by: `https://rdap.example/domain/x/` and `HTTPS://RDAP.EXAMPLE/domain/x` are one. */
function addressOf(href: string | undefined): string | undefined {
  if (href === undefined || !URL.canParse(href)) {
    return undefined;
  }
  const { origin, pathname, search } = new URL(href);
  return `${origin}${pathname.replace(/\/+$/, '')}${search}`;
}
