import ipaddr from 'ipaddr.js';
import { ipv4Within, rangeOf } from '../core/addressRange';
import type { AddressRange } from '../core/addressRange';
import { detect, parseIndicator, toAscii, undoForms } from '../core/indicator/index';
import { Glob } from '../core/glob';

/** What one entry of the ignore list covers. */
export type IgnoreRule =
  /** The name and every name under it. */
  | { readonly type: 'name'; readonly name: string }
  /** Every name that has this label anywhere. */
  | { readonly type: 'label'; readonly label: string }
  /** Names, and IPv4 addresses as they are written, that match; of names, those under them too. */
  | { readonly type: 'pattern'; readonly glob: Glob; readonly oneLabel: boolean }
  | { readonly type: 'range'; readonly range: AddressRange }
  /** IPv4 addresses, number by number: 1 for each of the 256 values that is covered. */
  | { readonly type: 'octets'; readonly octets: readonly Uint8Array[] }
  /** Where an entry cannot be read: every address, or everything. */
  | { readonly type: 'addresses' }
  | { readonly type: 'everything' };

/** An entry as it is read. What cannot be read covers all that it could mean. */
export interface IgnoreEntry {
  readonly rules: readonly IgnoreRule[];
  /** False where a part of the entry could not be read. */
  readonly understood: boolean;
}

/** Every value of a number in an IPv4 address. */
const ANY = new Uint8Array(256).fill(1);
const COMMENT = /(?:^|\s)#.*$|^\s*(?:;|\/\/)\s.*$/;
const NAME = /^[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)*$/u;
const PATTERN = /^[a-z0-9_.*?-]+$/;

/**
 * Reads an entry of the setting. It may hold several items, between commas, semicolons or blanks, and
 * a comment behind `#`: names (with all names under them), single labels, patterns with `*` and `?`,
 * addresses, blocks with a length or a mask, ranges, URLs, e-mail addresses, defanged or not.
 */
export function readIgnoreEntry(entry: unknown): IgnoreEntry {
  if (typeof entry !== 'string') {
    return { rules: [{ type: 'everything' }], understood: false };
  }
  const read = entry.split(/[\r\n]+/).map(readLine);
  return {
    rules: read.flatMap(({ rules }) => rules),
    understood: read.every(({ understood }) => understood),
  };
}

function readLine(line: string): IgnoreEntry {
  const text = line
    .replace(COMMENT, '')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
  if (text === '') {
    return { rules: [], understood: true };
  }
  const whole = readItem(text);
  const parts = readParts(text);
  if (whole === undefined && parts === undefined) {
    const numbers = /^[\d\s.:/*?-]+$|^[\da-f:.\s/*?-]*:[\da-f:.\s/*?-]*$/.test(undoForms(text));
    return { rules: [{ type: numbers ? 'addresses' : 'everything' }], understood: false };
  }
  return { rules: [...(whole ?? []), ...(parts ?? [])], understood: true };
}

/** Items between separators; undefined where one of them is none. */
function readParts(text: string): readonly IgnoreRule[] | undefined {
  const rules: IgnoreRule[] = [];
  for (const part of text.split(/[,;|]/).map((one) => one.trim())) {
    const item = part === '' ? [] : readItem(part);
    const words = readWords(part);
    if (item === undefined && words === undefined) {
      return undefined;
    }
    // `http://a.com/x and b.com` is one URL, but b.com stays at home as well.
    rules.push(...(item ?? []), ...(words ?? (/\s/.test(part) ? foundIn(part) : [])));
  }
  return rules;
}

/** Items between blanks. A word alone is prose there: `our own bank`. */
function readWords(text: string): readonly IgnoreRule[] | undefined {
  const words = text.split(/\s+/);
  const read = words.map((word) => (/[.:*]|^\d/.test(word) ? readItem(word) : undefined));
  return words.length > 1 && read.every((rules) => rules !== undefined) ? read.flat() : undefined;
}

function readItem(raw: string): readonly IgnoreRule[] | undefined {
  const item = undoForms(raw).replace(/^["'`]+|["'`,;]+$/g, '');
  if (/^[*?.]*[*?][*?.]*$/.test(item)) {
    return [{ type: 'everything' }];
  }
  return readAddresses(item) ?? readPattern(item) ?? readName(item, raw);
}

function readAddresses(item: string): readonly IgnoreRule[] | undefined {
  const masked = /^([\d.]+)\s+(?:(?:net)?mask\s+)?([\d.]+)$/.exec(item);
  const range = rangeOf(masked === null ? item : `${masked[1]}/${masked[2]}`) ?? between(item);
  if (range !== undefined) {
    return [range, ...ipv4Within(range)].map((one) => ({ type: 'range', range: one }));
  }
  return readOctets(item) ?? readGroups(item);
}

/** `8.8.8.0 - 8.8.8.255`, `2001:db8::1-2001:db8::ff`, in either order; the ends may be blocks. */
function between(item: string): AddressRange | undefined {
  const ends = /^([\da-f:.]+(?:\/\d+)?)\s*(?:-|–|—|\.{2,3}|\sto\s)\s*([\da-f:.]+(?:\/\d+)?)$/.exec(
    item,
  );
  const from = rangeOf(ends?.[1] ?? '');
  const to = rangeOf(ends?.[2] ?? '');
  if (from === undefined || from.bits !== to?.bits) {
    return undefined;
  }
  return {
    bits: from.bits,
    first: from.first < to.first ? from.first : to.first,
    last: from.last > to.last ? from.last : to.last,
  };
}

/**
 * `8.8.8.*`, `8.8.1-5.x`, `10.*`, and what is shorter than an address: `8.8.8.` is the beginning of
 * one, and to some programs `8.8.8` is 8.8.0.8, `010.8.8.8` is 8.8.8.8, `134744072` too. All readings
 * count.
 */
function readOctets(item: string): readonly IgnoreRule[] | undefined {
  const octets = item.replace(/\.$/, '').split('.').map(octetsOf);
  const sets = octets.filter((set) => set !== undefined);
  const classic = ipaddr.IPv4.isValid(item) ? [ipaddr.IPv4.parse(item).toString()] : [];
  if (octets.length > 4 || (sets.length < octets.length && classic.length === 0)) {
    return undefined;
  }
  const rules = classic.flatMap(rangesOf);
  return sets.length < octets.length
    ? rules
    : [...rules, { type: 'octets', octets: [...sets, ANY, ANY, ANY].slice(0, 4) }];
}

/** One number of an IPv4 address: `7`, `1-5`, `*`, `x`, `1?`; undefined for anything else. */
function octetsOf(text: string): Uint8Array | undefined {
  const [, from, to] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(text) ?? [];
  const [first = 0, last = 255] = [Number(from), Number(to ?? from)].toSorted((a, b) => a - b);
  if (from !== undefined) {
    return last > 255 ? undefined : new Uint8Array(256).fill(1, first, last + 1);
  }
  if (!/^(?:[\d*?]+|x)$/.test(text)) {
    return undefined;
  }
  const glob = new Glob(text === 'x' ? '*' : text);
  return Uint8Array.from({ length: 256 }, (_, octet) => (glob.matches(String(octet)) ? 1 : 0));
}

/** `2001:db8:*` and `2001:db8:`: every address that begins with the groups in front of it. */
function readGroups(item: string): readonly IgnoreRule[] | undefined {
  if (!/^[\da-f:]+:[\da-f:*?]*$/.test(item) || !/[*?]|[^:]:$/.test(item)) {
    return undefined;
  }
  const [before = ''] = item.split(/[\da-f]*[*?]|::/);
  const groups = before.split(':').filter((group) => group !== '');
  return groups.length > 7 ? undefined : rangesOf(`${groups.join(':')}::/${groups.length * 16}`);
}

function readPattern(item: string): readonly IgnoreRule[] | undefined {
  const pattern = item.replace(/^\*?\.|\.$/g, '');
  if (!/[*?]/.test(pattern) || !PATTERN.test(pattern)) {
    return undefined;
  }
  return [{ type: 'pattern', glob: new Glob(pattern), oneLabel: !pattern.includes('.') }];
}

/** A name that is none of the public DNS (`files.corpnet`) counts as well. */
function readName(item: string, raw: string): readonly IgnoreRule[] | undefined {
  const name = item.replace(/^@?(?:\*?\.)?/, '').replace(/\.$/, '');
  if (/^[\d.:]+\/[\d.:]*$/.test(item) || /^[\d.-]+$/.test(name)) {
    return undefined; // numbers that are no address, no block and no range
  }
  const indicator = parseIndicator(item) ?? parseIndicator(raw);
  if (indicator !== undefined) {
    return indicator.kind === 'fqdn' ? named(indicator.value) : rangesOf(indicator.value);
  }
  const ascii = NAME.test(name) ? toAscii(name) : undefined;
  if (ascii === undefined) {
    return undefined;
  }
  return name === item && !ascii.includes('.') ? [{ type: 'label', label: ascii }] : named(ascii);
}

function foundIn(text: string): readonly IgnoreRule[] {
  return detect(text).flatMap(({ kind, value }) =>
    kind === 'fqdn' ? named(value) : rangesOf(value),
  );
}

function named(name: string): readonly IgnoreRule[] {
  return [{ type: 'name', name }];
}

function rangesOf(text: string): readonly IgnoreRule[] {
  const range = rangeOf(text);
  return range === undefined
    ? []
    : [range, ...ipv4Within(range)].map((one) => ({ type: 'range', range: one }));
}
