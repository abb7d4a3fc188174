import { emailsIn } from '../kit/emails';
import { isAbuse } from './entities';
import type { Party } from './entities';

/**
 * Whom to tell, from the surest source to the least: the contacts for abuse, of whose addresses
 * those that are marked as the mailbox win; a mailbox so marked of any other contact; an address
 * that is called `abuse`.
 */
export function abuseMailboxes(parties: readonly Party[]): readonly string[] {
  const named = parties.filter(isAbuse).map(({ contact }) => contact);
  const all = parties.map(({ contact }) => contact);
  const sources = [
    named.flatMap(({ abuseEmails }) => abuseEmails),
    named.flatMap(({ emails }) => emails),
    all.flatMap(({ abuseEmails }) => abuseEmails),
    all.flatMap(({ emails }) => emails.filter((email) => /^abuse\b/i.test(email))),
  ];
  return sources.map(emailsIn).find((emails) => emails.length > 0) ?? [];
}
