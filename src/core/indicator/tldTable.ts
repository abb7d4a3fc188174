import { LOWER } from './characters';
import { SPECIAL_NAMES } from './specialNames';
import { TLDS } from './tlds';
import {
  COMMON_TLDS,
  CORE_TLDS,
  DOUBTFUL_TLDS,
  FILE_TLDS,
  IDENTIFIER_TLDS,
  LITERAL_TLDS,
} from './words';
import type { Text } from './text';

/** What a top-level domain says about a bare name that ends in it; bits. */
export const TLD = {
  known: 1,
  file: 2,
  identifier: 4,
  doubtful: 8,
  common: 16,
  special: 32,
  /** Hosts whatever stands in front of it. */
  core: 64,
  /** Doubtful in a sentence, a host where it is a whole string of source code. */
  literal: 128,
} as const;

const SLOTS = 8192;
const names: string[] = [];
const kinds: number[] = [];
const kindsByName = new Map<string, number>();
/** Open addressing from a hash to an index, plus one, into `names`. */
const slots = new Uint16Array(SLOTS);

/** Longer than any top-level domain (24 characters, `xn--vermgensberatung-pwb`). */
const MAX_TLD = 24;

const EMPTY_HASH = 5381;

/** The hash of a label with one more code unit, in lower case. */
const hashWith = (hash: number, unit: number): number =>
  (Math.imul(hash, 33) + (LOWER[unit & 127] ?? 0)) | 0;

/** For each pair of first letters, a bit for each length that a top-level domain with them has. */
const lengths = new Uint32Array(1024);
const pairOf = (first: number, second: number): number => ((first & 31) << 5) | (second & 31);

const slotOf = (hash: number): number => (hash ^ (hash >>> 13)) & (SLOTS - 1);

function add(name: string, kind: number): void {
  let hash = EMPTY_HASH;
  for (const char of name) hash = hashWith(hash, char.charCodeAt(0));
  let slot = slotOf(hash);
  while (slots[slot] !== 0) {
    slot = (slot + 1) & (SLOTS - 1);
  }
  const pair = pairOf(name.charCodeAt(0), name.charCodeAt(1));
  lengths[pair] = (lengths[pair] ?? 0) | (1 << name.length);
  names.push(name);
  kinds.push(kind);
  kindsByName.set(name, kind);
  slots[slot] = names.length;
}

/**
 * Top-level domains under which names are special. `example.com` and its like are left to the
 * detector: `com` is too frequent to look twice.
 */
const holdSpecialNames = new Set(
  Object.keys(SPECIAL_NAMES)
    .filter((name) => !name.startsWith('example.'))
    .map((name) => name.slice(name.lastIndexOf('.') + 1)),
);

function kindOf(name: string): number {
  return (
    TLD.known |
    (FILE_TLDS.has(name) ? TLD.file : 0) |
    (IDENTIFIER_TLDS.has(name) ? TLD.identifier : 0) |
    (DOUBTFUL_TLDS.has(name) ? TLD.doubtful : 0) |
    (COMMON_TLDS.has(name) ? TLD.common : 0) |
    (CORE_TLDS.has(name) ? TLD.core : 0) |
    (LITERAL_TLDS.has(name) ? TLD.literal : 0) |
    (holdSpecialNames.has(name) ? TLD.special : 0)
  );
}

const specialTlds = Object.keys(SPECIAL_NAMES).filter((ending) => !ending.includes('.'));
for (const name of new Set([...TLDS, ...specialTlds])) {
  add(name, kindOf(name));
}

/** The bits of the label at [start, end) of `text`; 0 when it is no top-level domain. */
export function tldKind(text: Text, start: number, end: number): number {
  const length = end - start;
  if (length > MAX_TLD || length < 2) {
    return 0;
  }
  const pair = pairOf(text.unit(start), text.unit(start + 1));
  if (((lengths[pair] ?? 0) & (1 << length)) === 0) {
    return 0;
  }
  let hash = EMPTY_HASH;
  for (let at = start; at < end; at++) hash = hashWith(hash, text.unit(at));
  for (let slot = slotOf(hash); ; slot = (slot + 1) & (SLOTS - 1)) {
    const index = slots[slot] ?? 0;
    if (index === 0) {
      return 0;
    }
    if (isNameAt(text, start, end, names[index - 1] ?? '')) {
      return kinds[index - 1] ?? 0;
    }
  }
}

/** Whether [start, end) of `text` is `name`, which is in lower case. */
function isNameAt(text: Text, start: number, end: number, name: string): boolean {
  if (name.length !== end - start) {
    return false;
  }
  for (let index = 0; index < name.length; index++) {
    if (LOWER[text.unit(start + index)] !== name.charCodeAt(index)) {
      return false;
    }
  }
  return true;
}

/** The bits of a label; 0 when it is no top-level domain. */
export const tldKindOf = (label: string): number => kindsByName.get(label.toLowerCase()) ?? 0;
