import { quoted } from '../kit/words';
import type { Entity, Notice, Redaction } from './wire';

/** Something that a server left out or masked: `registrant` and `e-mail`. */
export interface Redacted {
  /** A role in lower case; '' where it is the record itself. */
  readonly whose: string;
  readonly what: string;
}

/** What registries write in place of a value. Names of privacy services are no redaction. */
const PLACEHOLDERS: readonly RegExp[] = [
  /\bredacted\b/i,
  /\b(?:not|non)[ -](?:disclosed|public(?:ly)?|published|shown)\b/i,
  /\bgdpr\b.*\bmask/i,
  /\bstatutory masking\b/i,
  /^data protected\b/i,
  /\bnot available from registry\b/i,
  /\bcan ?not be publicly disclosed\b/i,
  // ICANN's sentence in place of an address.
  /\bplease query the (?:rdds|rdap|whois)\b/i,
  /^\*{2,}$/,
];

/** True for text that stands in place of a value which is not told. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.some((placeholder) => placeholder.test(text));
}

/** RFC 9537: what is redacted, by its name; the paths are not evaluated. */
export function redactedIn(redactions: readonly Redaction[]): readonly Redacted[] {
  return redactions.flatMap(({ name, method }) => {
    const written = name.description ?? name.type;
    if (written === undefined) {
      return [{ whose: '', what: 'an unnamed field' }];
    }
    const how = HOW.get(method?.toLowerCase() ?? '') ?? '';
    const [, role, field = ''] = NAMED.exec(written) ?? [];
    const what = plain(quoted(role === undefined ? written : field));
    return [
      {
        whose: role === undefined ? '' : (ROLES.get(role.toLowerCase()) ?? role.toLowerCase()),
        what: `${what === '' ? 'contact' : what}${how}`,
      },
    ];
  });
}

/** What the remarks and statuses of a contact say about it, from before RFC 9537. */
export function redactedOf(entity: Entity, roles: readonly string[]): readonly Redacted[] {
  const told = entity.remarks.filter(isRedactionNotice).map(({ title }) =>
    // "EMAIL REDACTED FOR PRIVACY" (gTLD RDAP Response Profile 2019, section 2.7.5.3).
    /^e-?mail\b/i.test(title ?? '') ? 'e-mail' : SOME,
  );
  const removed = entity.status.some((status) => /^(?:removed|obscured)$/i.test(status));
  return crossed(roles, [...told, ...(removed ? [SOME] : [])]);
}

/** Each field of each role. */
export function crossed(roles: readonly string[], fields: readonly string[]): readonly Redacted[] {
  return (roles.length === 0 ? [''] : roles).flatMap((whose) =>
    fields.map((what) => ({ whose, what })),
  );
}

/** What a whole object says about itself. */
export function redactedInNotices(notices: readonly Notice[]): readonly Redacted[] {
  return notices.some((entry) => isRedactionNotice(entry) || isFilterNotice(entry))
    ? [{ whose: '', what: 'parts of the record' }]
    : [];
}

/** True for a notice or a remark that says nothing but that something was redacted. */
export function isRedactionNotice({ title, type }: Notice): boolean {
  return /\bredacted\b|\btruncated due to authorization\b/i.test(`${type ?? ''} ${title ?? ''}`);
}

/** `registrant name, e-mail; technical phone`: whose, then what, each once. Undefined for nothing. */
export function redactionSentence(redacted: readonly Redacted[]): string | undefined {
  const byRole = new Map<string, Set<string>>();
  for (const { whose, what } of redacted) {
    byRole.set(whose, (byRole.get(whose) ?? new Set()).add(what));
  }
  const groups = [...byRole].map(([whose, fields]) => {
    const named = [...fields].filter((field) => field !== SOME);
    const rest = fields.has(SOME) ? [named.length === 0 ? SOME : `other ${SOME}`] : [];
    const listed = [...named, ...rest].join(', ');
    return whose === '' ? listed : `${whose} ${listed}`;
  });
  return groups.length === 0 ? undefined : groups.join('; ');
}

const SOME = 'contact data';

const NAMED =
  /^(registrant|admin(?:istrative)?|tech(?:nical)?|billing|registrar|reseller|abuse)\b[\s:/-]*(.*)$/i;

const ROLES: ReadonlyMap<string, string> = new Map([
  ['admin', 'administrative'],
  ['tech', 'technical'],
]);

/** RFC 9537, section 4.2.5; `removal` and `emptyValue` leave nothing. */
const HOW: ReadonlyMap<string, string> = new Map([
  ['partialvalue', ' (in part)'],
  ['replacementvalue', ' (replaced)'],
]);

/** "Postal Code" as `postal code`; abbreviations stay. */
function plain(field: string): string {
  return field
    .replace(/\bE-?mail\b/gi, 'e-mail')
    .replace(/\borganization\b/gi, 'organisation')
    .replace(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase());
}

/** RIPE leaves personal data out and says only "Filtered". */
function isFilterNotice({ title }: Notice): boolean {
  return /^filtered$/i.test(title ?? '');
}
