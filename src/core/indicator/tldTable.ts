import { SPECIAL_NAMES } from './specialNames';
import { TLDS } from './tlds';
import { COMMON_TLDS, DOUBTFUL_TLDS, FILE_TLDS, IDENTIFIER_TLDS } from './words';

/** What a top-level domain says about a bare name that ends in it; bits. */
export const TLD = {
  known: 1,
  file: 2,
  identifier: 4,
  doubtful: 8,
  common: 16,
  special: 32,
} as const;

const SLOTS = 8192;
const names: string[] = [];
const kinds: number[] = [];
/** Open addressing from a hash to an index, plus one, into `names`. */
const slots = new Uint16Array(SLOTS);

/** Start of a label hash; each character is folded in with `hashStep`. */
export const HASH_SEED = 5381;

export function hashStep(hash: number, lowerCaseCode: number): number {
  return (Math.imul(hash, 33) + lowerCaseCode) | 0;
}

const slotOf = (hash: number): number => (hash ^ (hash >>> 13)) & (SLOTS - 1);

function add(name: string, kind: number): void {
  let hash = HASH_SEED;
  for (let index = 0; index < name.length; index++) {
    hash = hashStep(hash, name.charCodeAt(index));
  }
  let slot = slotOf(hash);
  while (slots[slot] !== 0) {
    slot = (slot + 1) & (SLOTS - 1);
  }
  names.push(name);
  kinds.push(kind);
  slots[slot] = names.length;
}

function kindOf(name: string): number {
  return (
    TLD.known |
    (FILE_TLDS.has(name) ? TLD.file : 0) |
    (IDENTIFIER_TLDS.has(name) ? TLD.identifier : 0) |
    (DOUBTFUL_TLDS.has(name) ? TLD.doubtful : 0) |
    (COMMON_TLDS.has(name) ? TLD.common : 0) |
    (Object.hasOwn(SPECIAL_NAMES, name) ? TLD.special : 0)
  );
}

const specialTlds = Object.keys(SPECIAL_NAMES).filter((ending) => !ending.includes('.'));
for (const name of new Set([...TLDS, ...specialTlds])) {
  add(name, kindOf(name));
}

/** The bits of the label at [start, end) of `text`, whose hash is known; 0 when it is no TLD. */
export function tldKind(text: string, start: number, end: number, hash: number): number {
  for (let slot = slotOf(hash); ; slot = (slot + 1) & (SLOTS - 1)) {
    const index = slots[slot] ?? 0;
    if (index === 0) {
      return 0;
    }
    const name = names[index - 1] ?? '';
    if (name.length === end - start && text.slice(start, end).toLowerCase() === name) {
      return kinds[index - 1] ?? 0;
    }
  }
}

/** The bits of a label in lower case; 0 when it is no top-level domain. */
export function tldKindOf(label: string): number {
  let hash = HASH_SEED;
  for (let index = 0; index < label.length; index++) {
    hash = hashStep(hash, label.charCodeAt(index));
  }
  return tldKind(label, 0, label.length, hash);
}
