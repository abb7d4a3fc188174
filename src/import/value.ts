import { parseIndicator, type IndicatorRef } from '../core/indicator/index';
import type { ImportSource } from '../core/library/importing';
import { shortened, visibleLine } from '../core/visible';

/** What a written value is for the library: an indicator, or why it is none. */
export type ReadValue = { readonly indicator: IndicatorRef } | { readonly why: string };

/** Why most values are no indicator. */
export const NONE = 'no address and no host name';

/** Why an address is none of somebody's. */
const NO_HOST = 'an address that means no host';

const NETWORK = /^[\da-fA-F.:[\]()]+\/\d{1,3}$/;

/** An address, a host name, or the host of a URL, defanged or not. */
export function readValue(text: string): ReadValue {
  const indicator = parseIndicator(text);
  if (indicator !== undefined) {
    return isNoHost(indicator) ? { why: NO_HOST } : { indicator };
  }
  return NETWORK.test(text.trim())
    ? { why: 'a network, and the library keeps single addresses' }
    : { why: NONE };
}

/** True for the unspecified addresses: block lists send names there. */
export function isNoHost({ value }: IndicatorRef): boolean {
  return value === '0.0.0.0' || value === '::';
}

/** The beginning of what stands in a file, on one line. */
export function excerpt(text: string): string {
  const { text: beginning, cut } = shortened(text.trim(), 80);
  return visibleLine(cut ? `${beginning}…` : beginning);
}

/** Where imported facts come from, in words. */
export function originOf({ name }: Pick<ImportSource, 'name'>): string {
  return `import ${name}`;
}
