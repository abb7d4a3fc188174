import { hostOf } from '../kit/cells';
import { relatedRdapLinks } from './links';
import type { RdapAnswer } from './rdapAnswer';
import { mayServe } from './serversAllowed';

/**
 * The registrar's record of a domain, as the registry's answer links to it. A link that is about
 * another name, or leads where nothing may be asked, is none.
 */
export function registrarLink(
  { body, raw }: RdapAnswer,
  name: string,
  local: boolean,
): URL | undefined {
  return relatedRdapLinks(body)
    .map((link) => {
      const url = new URL(link.href);
      url.hash = '';
      return url;
    })
    .find(
      (url) => mayServe(url, local) && nameIn(url) === name && raw.request !== `GET ${url.href}`,
    );
}

/** The name that an RDAP URL asks about; registries write it in capitals, too. */
function nameIn({ pathname }: URL): string | undefined {
  const written = /\/domain\/([^/]+?)\.?$/i.exec(pathname)?.[1];
  return written === undefined ? undefined : hostOf(written)?.value;
}
