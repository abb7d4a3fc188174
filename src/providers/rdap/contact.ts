import { unique } from '../kit/cells';
import { countryCode, countryOf } from './country';
import { readCard, textsIn, typesOf } from './jcard';
import type { CardProperty, CardValue } from './jcard';
import { isPlaceholder } from './redaction';
import type { Entity } from './wire';

/** A person or an organisation, from the card of an entity. */
export interface Contact {
  readonly name?: string;
  readonly organisation?: string;
  /** `individual`, `group`, `org`. */
  readonly kind?: string;
  readonly emails: readonly string[];
  /** Those of `emails` that the card marks as being for abuse. */
  readonly abuseEmails: readonly string[];
  /** Where to write in place of an e-mail address: URLs of forms. */
  readonly pages: readonly string[];
  readonly phones: readonly string[];
  readonly faxes: readonly string[];
  readonly street: readonly string[];
  readonly city?: string;
  readonly state?: string;
  readonly postal?: string;
  /** Two letters, or a name that is none of a country in English. */
  readonly country?: string;
  /** Fields whose text only says that they are not told: `name`, `e-mail`. */
  readonly redacted: readonly string[];
}

type Address = Pick<Contact, 'city' | 'state' | 'postal' | 'country'> & {
  readonly street: readonly string[];
};

/** Never throws, whatever the card. */
export function contactOf(entity: Pick<Entity, 'vcardArray' | 'contact_URI'>): Contact {
  const properties = readCard(entity.vcardArray);
  const redacted = new Set<string>();
  /** Texts without those that only say that the field is not told. */
  const told = (field: string, texts: readonly string[]): readonly string[] =>
    texts.filter((text) => {
      const is = isPlaceholder(text);
      if (is) {
        redacted.add(field);
      }
      return !is;
    });
  const named = (name: string): readonly CardProperty[] =>
    properties.filter((property) => property.name === name);
  const all = (name: string): readonly string[] =>
    named(name).flatMap(({ values }) => values.flatMap(textsIn));

  const kind = all('kind')[0]?.toLowerCase();
  const full = told('name', all('fn'))[0] ?? told('name', named('n').flatMap(spokenName))[0];
  const organisation = named('org')
    .map(({ values }) => told('organisation', values.flatMap(textsIn)).join(', '))
    .find((text) => text !== '');
  const isOrganisation = kind === 'org' && organisation === undefined;
  const emails = named('email').map((property) => ({
    isAbuse: typesOf(property).includes('abuse'),
    texts: told('e-mail', property.values.flatMap(textsIn).map(withoutScheme)),
  }));
  const written = [
    ...emails.flatMap(({ texts }) => texts),
    ...told('e-mail', [...all('contact-uri'), entity.contact_URI ?? ''].map(withoutScheme)),
  ].filter((text) => text !== '');
  const numbers = named('tel').flatMap((property) =>
    property.values.flatMap(textsIn).map((text) => ({
      isFax: typesOf(property).includes('fax') || /^fax:/i.test(text),
      text: phone(text),
    })),
  );
  const ofKind = (fax: boolean): readonly string[] =>
    unique(
      told(
        fax ? 'fax' : 'phone',
        numbers.filter(({ isFax, text }) => isFax === fax && text !== '').map(({ text }) => text),
      ),
    );
  const address = addressOf(named('adr'), all('iso-3166-1-alpha-2')[0], told);
  return {
    ...present('name', isOrganisation ? undefined : full),
    ...present('organisation', isOrganisation ? full : organisation),
    ...present('kind', kind),
    emails: unique(written.filter((text) => !isPage(text))),
    abuseEmails: unique(emails.flatMap(({ isAbuse, texts }) => (isAbuse ? texts : []))),
    pages: unique(written.filter(isPage)),
    phones: ofKind(false),
    faxes: ofKind(true),
    ...address,
    redacted: [...redacted],
  };
}

/** True where a contact says anything beyond its role. */
export function saysAnything(contact: Contact): boolean {
  const { name, organisation, city, state, postal, country } = contact;
  return (
    [name, organisation, city, state, postal, country].some((value) => value !== undefined) ||
    [contact.street, contact.phones, contact.faxes, contact.emails, contact.pages].some(
      (list) => list.length > 0,
    )
  );
}

function present<Key extends string>(
  key: Key,
  value: string | undefined,
): Partial<Readonly<Record<Key, string>>> {
  return value === undefined ? {} : ({ [key]: value } as Readonly<Record<Key, string>>);
}

/** `[family, given, additional, prefix, suffix]` (RFC 6350, section 6.2.2) as it is spoken. */
function spokenName({ values }: CardProperty): readonly string[] {
  const parts = components(values).map((part) => textsIn(part).join(' '));
  const [family = '', given = '', additional = '', prefix = '', suffix = ''] = parts;
  const spoken = [prefix, given, additional, family, suffix].filter((part) => part !== '');
  return spoken.length === 0 ? [] : [spoken.join(' ')];
}

/** A structured value is one list; some write its components as values of their own. */
function components(values: readonly CardValue[]): readonly CardValue[] {
  const [only] = values;
  return values.length === 1 && typeof only !== 'string' && only !== undefined ? only : values;
}

/** The first address that says anything. */
function addressOf(
  properties: readonly CardProperty[],
  code: string | undefined,
  told: (field: string, texts: readonly string[]) => readonly string[],
): Address {
  const addresses = properties.map(
    (property) => structured(property, told) ?? whole(property, told),
  );
  const found = addresses.find(
    ({ street, ...rest }) => street.length > 0 || Object.keys(rest).length > 0,
  );
  return { street: [], ...present('country', countryOf(code)), ...found };
}

/** `[box, extension, street, city, state, postal code, country]` (RFC 6350, section 6.3.1). */
function structured(
  { parameters, values }: CardProperty,
  told: (field: string, texts: readonly string[]) => readonly string[],
): Address | undefined {
  const parts = components(values).map(textsIn);
  const [box = [], extension = [], street = [], city = [], state = [], postal = [], country = []] =
    parts;
  const code = parameters.get('cc')?.[0];
  if (parts.length !== 7 || (parts.every((part) => part.length === 0) && code === undefined)) {
    return undefined;
  }
  return {
    street: told('street', [...box, ...extension, ...street]),
    ...present('city', told('city', city).join(', ') || undefined),
    ...present('state', told('state', state).join(', ') || undefined),
    ...present('postal', told('postal code', postal).join(' ') || undefined),
    ...present('country', countryOf(code ?? told('country', country)[0])),
  };
}

/** An address that is no list of seven: its text, or the parameter `label` in its place. */
function whole(
  { parameters, values }: CardProperty,
  told: (field: string, texts: readonly string[]) => readonly string[],
): Address {
  const written = values.flatMap(textsIn);
  const lines = (written.length > 0 ? written : (parameters.get('label') ?? []))
    .flatMap((text) => text.split(/\r\n|\\n|[\r\n]/))
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = lines.at(-1) ?? '';
  // Two letters at the end may be a state.
  const country = last.length > 2 ? countryCode(last) : undefined;
  return {
    street: told('address', lines),
    ...present('country', country ?? countryOf(parameters.get('cc')?.[0])),
  };
}

/** `tel:+1.5555550100;ext=12` (RFC 3966) as `+1.5555550100 ext. 12`. */
function phone(text: string): string {
  const [number = '', ...parameters] = text.replace(/^(?:tel|fax):/i, '').split(';');
  const extension = parameters.map((one) => /^ext=(.+)$/i.exec(one.trim())?.[1]).find(Boolean);
  const plain = number.trim();
  return extension === undefined ? plain : `${plain} ext. ${extension}`.trim();
}

function withoutScheme(text: string): string {
  return /^mailto:/i.test(text) ? (text.slice('mailto:'.length).split('?')[0] ?? '').trim() : text;
}

/** A form on the web in place of an address, also with words round it. */
function isPage(text: string): boolean {
  return /https?:\/\//i.test(text);
}
