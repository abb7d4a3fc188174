import { hostOf } from './cells';

const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,253}/gi;

/**
 * E-mail addresses in a text, in lower case and once each. What a registrar writes instead of one
 * ("REDACTED FOR PRIVACY", the address of a form) is none.
 */
export function emailsIn(sources: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const source of sources) {
    for (const [match] of source.matchAll(EMAIL)) {
      const email = match.toLowerCase().replace(/[.-]+$/, '');
      if (emailDomain(email) !== undefined) {
        found.add(email);
      }
    }
  }
  return [...found];
}

/** The domain of an e-mail address. */
function emailDomain(email: string): string | undefined {
  const host = hostOf(email.slice(email.lastIndexOf('@') + 1));
  return host?.kind === 'fqdn' ? host.value : undefined;
}

/** Domains of several addresses; an address without a valid one has none. */
export function emailDomains(emails: readonly string[]): readonly string[] {
  return emails.map(emailDomain).filter((domain) => domain !== undefined);
}
