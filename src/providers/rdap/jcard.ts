import { isRecord, parseJson } from '../kit/body';

/*
 * jCard (RFC 7095) as registries write it. A property is [name, parameters, type, value...]; in real
 * bodies any of these can be missing, the parameters can be `[]`, `false` or text, the card can lack
 * its "vcard", its list, or have one list too many. What has a name and a value is read.
 */

/** Text, or for a structured value (an address, a name) its parts, which may be lists again. */
export type CardValue = string | readonly CardValue[];

export interface CardProperty {
  /** In lower case, without the group before a dot. */
  readonly name: string;
  /** Names in lower case. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** None where the property has no value. Numbers and truth values are text here. */
  readonly values: readonly CardValue[];
}

/** Lists within lists that are followed; a hostile body may have 100,000. */
const DEEPEST = 8;

/** RFC 7095, section 3.5, and the types of RFC 6350. */
const VALUE_TYPES = new Set(
  'text uri date time date-time date-and-or-time timestamp boolean integer float utc-offset language-tag unknown'.split(
    ' ',
  ),
);

/** The properties of a card in their order; none where there is no card. Never throws. */
export function readCard(card: unknown): readonly CardProperty[] {
  const found: { -readonly [Key in keyof CardProperty]: CardProperty[Key] }[] = [];
  const collect = (node: unknown, depth: number): void => {
    if (!Array.isArray(node) || depth > DEEPEST) {
      return;
    }
    const items: readonly unknown[] = isVcard(node[0]) ? node.slice(1) : node;
    const last = found.at(-1);
    if (isProperty(items)) {
      found.push(readProperty(items));
    } else if (last?.values.length === 0 && items.some((item) => typeof item === 'string')) {
      // A list that the property before it should have held as its value.
      last.values = [items.map((item) => valueOf(item, depth))];
    } else {
      items.forEach((item) => {
        collect(item, depth + 1);
      });
    }
  };
  collect(typeof card === 'string' ? parseJson(card) : card, 0);
  return found;
}

/** The texts in a value, however deep; the empty ones left out. */
export function textsIn(value: CardValue): readonly string[] {
  return typeof value === 'string' ? (value === '' ? [] : [value]) : value.flatMap(textsIn);
}

/** The parameter `type`, in lower case: `voice`, `fax`, `work`. */
export function typesOf({ parameters }: CardProperty): readonly string[] {
  return (parameters.get('type') ?? []).map((type) => type.toLowerCase());
}

function isVcard(item: unknown): boolean {
  return typeof item === 'string' && item.toLowerCase() === 'vcard';
}

function isProperty(items: readonly unknown[]): items is readonly [string, ...unknown[]] {
  return items.length > 1 && typeof items[0] === 'string' && /^[a-z][\w.-]*$/i.test(items[0]);
}

function readProperty([name, ...rest]: readonly [string, ...unknown[]]): CardProperty {
  const [first, second] = rest;
  const hasParameters = isEmptyOrRecord(first) || (rest.length > 2 && isValueType(second));
  const typed = hasParameters ? rest.slice(1) : rest;
  const hasType =
    isValueType(typed[0]) || (hasParameters && typed.length > 1 && !Array.isArray(typed[0]));
  return {
    name: name.slice(name.lastIndexOf('.') + 1).toLowerCase(),
    parameters: hasParameters ? parametersOf(first) : new Map(),
    values: (hasType ? typed.slice(1) : typed).map((value) => valueOf(value, 0)),
  };
}

/** What stands for parameters: an object, or what is written where there are none. */
function isEmptyOrRecord(item: unknown): boolean {
  return (
    isRecord(item) ||
    item === null ||
    typeof item === 'boolean' ||
    item === '' ||
    item === '{}' ||
    (Array.isArray(item) && item.length === 0)
  );
}

function isValueType(item: unknown): boolean {
  return typeof item === 'string' && VALUE_TYPES.has(item.toLowerCase());
}

function parametersOf(item: unknown): ReadonlyMap<string, readonly string[]> {
  const records = (Array.isArray(item) ? item : [item]).filter(isRecord);
  return new Map(
    records.flatMap((record) =>
      Object.entries(record).map(([key, value]) => [key.toLowerCase(), textsIn(valueOf(value, 0))]),
    ),
  );
}

function valueOf(item: unknown, depth: number): CardValue {
  if (Array.isArray(item)) {
    return depth > DEEPEST ? '' : item.map((part) => valueOf(part, depth + 1));
  }
  const text =
    typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean'
      ? String(item).trim()
      : '';
  // An empty object that a converter took for text.
  return text === '{}' ? '' : text;
}
