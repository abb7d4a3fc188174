import { SPECIAL_NAMES } from './specialNames';
import { TLDS } from './tlds';

const MAX_NAME = 253;
const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;
const KNOWN_TLDS = new Set([
  ...TLDS,
  ...Object.keys(SPECIAL_NAMES).filter((ending) => !ending.includes('.')),
]);

/** Whether a name can end so: a delegated top-level domain or one reserved for special use. */
export function isKnownTld(label: string): boolean {
  return KNOWN_TLDS.has(label);
}

/**
 * The name in lower case and A-labels (UTS 46), without a final dot; undefined when it is no host
 * name of two labels or more under a known top-level domain. Underscores may stand left of the last
 * two labels only (`_dmarc.evil.example`).
 */
export function normaliseName(text: string): string | undefined {
  const ascii = toAscii(text.endsWith('.') ? text.slice(0, -1) : text);
  if (ascii === undefined || ascii.length > MAX_NAME) {
    return undefined;
  }
  const labels = ascii.split('.');
  const count = labels.length;
  if (count < 2 || !isKnownTld(labels[count - 1] ?? '')) {
    return undefined;
  }
  const valid = labels.every(
    (label, index) => LABEL.test(label) && (index < count - 2 || !label.includes('_')),
  );
  return valid ? ascii : undefined;
}

/** Lower case and A-labels; undefined when UTS 46 allows no such name. */
export function toAscii(name: string): string | undefined {
  if (/^[!-~]*$/.test(name)) {
    return name.toLowerCase();
  }
  // A name of more than 253 characters has no A-label form that fits.
  if (name.length > MAX_NAME || /[\s/\\?#@:[\]%]/.test(name)) {
    return undefined;
  }
  return URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : undefined;
}
