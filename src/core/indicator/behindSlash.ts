import { CLASS } from './characters';
import { PROGRAM_FIELD } from './programVersion';
import { lineBefore } from './surroundings';
import { isVersionLike } from './versionLike';
import { tldKindOf } from './tldTable';
import type { Text } from './text';

/** Longest word that is read in front of a slash: a host name of a cloud has sixty characters. */
const MAX_WORD = 80;
/** A port, as firewalls and programs write it. `/443` is one, too. */
const PORT = /^(?:\(\d{1,5}\)|:\d{1,5}(?![\d.])|\/\d{1,5}(?![\w.[({]))/;
/** Interfaces of firewalls, results of proxies, and other words that name the host of an address. */
const NAMES_HOST =
  /^(?:hier_\w+|(?:\w+_)?(?:direct|parent|hit|dst|carp|pinned|pool)|(?:hosts?|ip|ipv4|addr|address|server|client|peer|src|dst|source|dest|destination|inside|outside|dmz|[lw]an|mgmt|management|any|local|remote|node|gateway|gw|dns|nat|external|internal|public|private|trust|untrust|proxy)[\w-]*)$/i;

/** Versions of programs count up to there. */
const MAX_MAJOR = 64;
const DOT = 0x2e;
const isWord = (code: number): boolean => code < 128 && (CLASS[code] !== 0 || code === DOT);

/**
 * Whether four octets behind a slash are the version of a product (`Chrome/17.0.3.56`) and no address
 * of a host (`inside/10.0.0.46(49734)`, `HIER_DIRECT/91.5.236.18`, `name-node.example/10.0.0.5`).
 */
export function isProductVersion(text: Text, start: number, end: number, address: number): boolean {
  let from = start - 1;
  while (from > start - MAX_WORD && isWord(text.unit(from - 1))) from--;
  if (from === start - 1) {
    return false;
  }
  const word = text.slice(from, start - 1);
  if (PORT.test(text.slice(end, end + 8)) || NAMES_HOST.test(word)) {
    return false;
  }
  const dot = word.lastIndexOf('.');
  if (dot > 0 && tldKindOf(word.slice(dot + 1)) !== 0) {
    return false;
  }
  if (/[a-z][A-Z]|^[A-Z][a-z]/.test(word)) {
    return address >>> 24 < 128;
  }
  const quoted = text.charAt(from - 1) === '"';
  if (address >>> 24 < MAX_MAJOR && (quoted || PROGRAM_FIELD.test(lineBefore(text, start)))) {
    return true;
  }
  return /[a-z_]$/i.test(word) && isVersionLike(address);
}
