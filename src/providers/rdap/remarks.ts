import type { TextSection } from '../../core/result/model';
import { unique } from '../kit/cells';
import { isRedactionNotice } from './redaction';
import type { Notice } from './wire';

/** Remarks as they were written; those that only say that something was redacted are told elsewhere. */
export function remarksSection(remarks: readonly Notice[]): readonly TextSection[] {
  const written = remarks
    .filter((remark) => !isRedactionNotice(remark) && !isCut(remark) && !isBoilerplate(remark))
    .map(({ title, description }) => [...(title === undefined ? [] : [title]), ...description])
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'));
  return written.length === 0
    ? []
    : [{ type: 'text', id: 'remarks', title: 'Remarks', text: written.join('\n\n') }];
}

/** What ICANN has every server add: the meaning of statuses, where to complain. */
function isBoilerplate({ title }: Notice): boolean {
  return /\bstatus codes$|\binaccuracy\b/i.test(title ?? '');
}

/**
 * Where the terms of use stand: the link of each such notice, not its text, which comes with every
 * answer.
 */
export function termsIn(notices: readonly Notice[]): readonly string[] {
  const links = notices.flatMap(({ title, links: of }) =>
    of.filter(
      ({ rel }) =>
        rel?.toLowerCase() === 'terms-of-service' ||
        (/\bterms\b/i.test(title ?? '') && rel?.toLowerCase() !== 'self'),
    ),
  );
  return unique(
    links.map(({ href }) => (/^https?:\/\//i.test(href ?? '') ? (href ?? null) : null)),
  );
}

/** True for a notice that the server cut the object for reasons of its own (RFC 9083, section 10.2.1). */
export function isCut({ title, type }: Notice): boolean {
  return /\btruncated due to (?:excessive load|unexplainable reasons)\b/i.test(
    `${type ?? ''} ${title ?? ''}`,
  );
}
