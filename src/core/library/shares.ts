import type { AttributeName } from '../result/attributes';
import type { Relation } from '../result/relation';
import { keyText } from './entry';
import type { InCommon, SavedIndicator, SavedKey } from './model';
import { byText } from './searched';

/** Something that an entry may have in common with another. */
export interface Share {
  readonly relation: string;
  /** As it is shown. */
  readonly value: string;
  /** Equal where two entries share it. */
  readonly folded: string;
}

/** What an attribute says, in the terms that related indicators use too. */
const MEANINGS = {
  'WHOIS Name Server': 'name server',
  'IP Address': 'address',
  'Mail Server': 'mail host',
  'WHOIS Registrant': 'registrant',
  'WHOIS Registrar': 'registrar',
  'WHOIS Organisation': 'organisation',
  'WHOIS Contact Name': 'contact',
  'WHOIS Email': 'e-mail address',
  'WHOIS Phone': 'telephone number',
  'Abuse Mailbox': 'abuse mailbox',
  'CIDR Block': 'network',
  'Network Name': 'network name',
  ASN: 'ASN',
} as const satisfies Partial<Record<AttributeName, string>>;

/** Attributes that thousands of strangers share, and those whose related indicator says the same. */
const SAYS_NOTHING: ReadonlySet<string> = new Set<AttributeName>([
  'WHOIS Status',
  'WHOIS Record',
  'WHOIS Server',
  'WHOIS Information Server',
  'WHOIS Country',
  'Country',
  'Risk Score',
  'FQDN',
  'Resource Name',
  'Resource Type',
  'Resource Data',
]);

/**
 * Neighbours: whoever shares the server with the indicator. Two entries on one address share them
 * all, and the address already says so.
 */
const NEIGHBOURS: ReadonlySet<string> = new Set<Relation>([
  'hosted on the same address',
  'on the same name server',
  'uses the same mail host',
  'shares a value',
  'associated in passive DNS',
]);

/** What registrars and registries write where they tell nothing. */
const WITHHELD =
  /\b(?:redacted|privacy|withheld|not disclosed|not available|data protected|statutory masking)\b/i;
const NUMBER_OR_DATE = /^(?:[\d.,\s-]+|\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?)$/;
/** Longer values are texts, such as a record. */
const LONGEST = 200;

/** What of an entry another could share, each once. */
export function sharesOf({ attributes, related }: SavedIndicator): readonly Share[] {
  const shares = new Map<string, Share>();
  const add = (relation: string, value: string): void => {
    const folded = value.trim().replace(/\s+/gu, ' ').toLowerCase();
    const key = `${relation}\n${folded}`;
    if (folded !== '' && !shares.has(key)) {
      shares.set(key, { relation, value, folded });
    }
  };
  for (const { relation, indicator } of related) {
    if (!NEIGHBOURS.has(relation)) {
      add(relation, indicator.value);
    }
  }
  for (const { name, value } of attributes) {
    if (tells(name, value)) {
      add(hasMeaning(name) ? MEANINGS[name] : name, value);
    }
  }
  return [...shares.values()];
}

/** Attributes of imported files have names of their own. */
function hasMeaning(name: string): name is keyof typeof MEANINGS {
  return Object.hasOwn(MEANINGS, name);
}

function tells(name: string, value: string): boolean {
  const telling = hasMeaning(name) || !NUMBER_OR_DATE.test(value);
  return telling && !SAYS_NOTHING.has(name) && value.length <= LONGEST && !WITHHELD.test(value);
}

interface Group {
  readonly share: Share;
  readonly sharedBy: SavedKey[];
}

/** What at least two of the entries share, most shared first. */
export function inCommonOf(entries: readonly SavedIndicator[]): readonly InCommon[] {
  const groups = new Map<string, Group>();
  for (const entry of entries.toSorted(byKey)) {
    const { indicator, data } = entry;
    for (const share of sharesOf(entry)) {
      const key = `${share.relation}\n${share.folded}`;
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { share, sharedBy: [{ indicator, data }] });
      } else {
        group.sharedBy.push({ indicator, data });
      }
    }
  }
  return [...groups.values()]
    .filter(({ sharedBy }) => sharedBy.length > 1)
    .sort(mostSharedFirst)
    .map(({ share: { relation, value }, sharedBy }) => ({ relation, value, sharedBy }));
}

function mostSharedFirst(a: Group, b: Group): number {
  return (
    b.sharedBy.length - a.sharedBy.length ||
    byText(a.share.relation, b.share.relation) ||
    byText(a.share.folded, b.share.folded)
  );
}

/** The order of `sharedBy`. */
function byKey(a: SavedKey, b: SavedKey): number {
  return byText(a.indicator.value, b.indicator.value) || byText(keyText(a), keyText(b));
}
