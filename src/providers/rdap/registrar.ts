import { abuseMailboxes } from './abuse';
import type { Contact } from './contact';
import { handleOf, isAbuse, partiesIn } from './entities';
import type { Party } from './entities';
import type { Domain, Entity } from './wire';

/** Who sold the name. */
export interface Registrar {
  readonly name?: string;
  readonly ianaId?: string;
  readonly abuseMailboxes: readonly string[];
  readonly whoisServer?: string;
}

/** Words that some put where the name belongs. */
const NO_NAMES =
  /^(?:individual|group|org|organi[sz]ation|location|registrar|n\/?a|none|null|-+)$/i;

/** What a contact within a company is called. */
const DESK = /\babuse\b|\bcontact\b|\bdepartment\b|\bdesk\b|\bsupport\b|\bteam\b|\badmin/i;

export function registrarOf(domain: Domain): Registrar {
  const parties = partiesIn(domain.entities);
  const sellers = sellersAmong(parties);
  const entities = sellers.map(({ entity }) => entity);
  const nested = partiesIn(entities.flatMap((entity) => entity.entities));
  const name =
    firstOf(sellers, ({ contact }) => nameOf(contact)) ??
    firstOf(nested, ({ contact }) => nameOfNested(contact)) ??
    firstOf(entities, nameOfHandle);
  const ianaId = firstOf([...entities, domain], ({ publicIds }) =>
    firstOf(publicIds, ({ type, identifier }) =>
      /\biana\b/i.test(type ?? '') ? identifier : undefined,
    ),
  );
  const whoisServer = firstOf(entities, ({ port43 }) => port43);
  const own = [...sellers, ...nested];
  const mailboxes = [
    own.filter(isAbuse),
    // Some name the contact for abuse beside the registrar, not within.
    parties.filter(isAbuse),
    own,
  ].map(abuseMailboxes);
  return {
    ...(name === undefined ? {} : { name }),
    ...(ianaId === undefined ? {} : { ianaId }),
    abuseMailboxes: mailboxes.find((found) => found.length > 0) ?? [],
    ...(whoisServer === undefined ? {} : { whoisServer }),
  };
}

/** Who has the role, or, where nobody has, the sponsor. */
function sellersAmong(parties: readonly Party[]): readonly Party[] {
  const registrars = parties.filter(({ roles }) => roles.includes('registrar'));
  return registrars.length > 0
    ? registrars
    : parties.filter(({ roles }) => roles.includes('sponsor'));
}

/** `fn` is the registrar's name (gTLD RDAP Response Profile, section 2.4.2), unless it is a person's. */
function nameOf({ name, organisation, kind }: Contact): string | undefined {
  const names = kind === 'individual' ? [organisation, name] : [name, organisation];
  return names.find((text) => text !== undefined && !NO_NAMES.test(text));
}

function nameOfNested({ name, organisation }: Contact): string | undefined {
  return [organisation, name].find(
    (text) => text !== undefined && !NO_NAMES.test(text) && !DESK.test(text),
  );
}

/** A handle in words, such as `REG-EXAMPLE`. A bare number is an ID, not a name. */
function nameOfHandle(entity: Entity): string | undefined {
  const handle = handleOf(entity);
  return handle !== undefined && /\p{L}/u.test(handle) ? handle : undefined;
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
