import ipaddr from 'ipaddr.js';
import { parseIndicator, refang } from '../core/indicator/index';
import type { IndicatorRef } from '../core/indicator/index';

export type { IgnoreList };

type Network = ReturnType<typeof ipaddr.parseCIDR>;

/**
 * What the analyst never wants sent. An entry is a host name, which stands for every name under it
 * as well (`name`, `.name` and `*.name` are the same), an address, or a CIDR block; defanged forms
 * count too.
 */
class IgnoreList {
  private readonly names = new Map<string, string>();
  private readonly networks: (readonly [network: Network, entry: string])[] = [];

  constructor(entries: readonly string[]) {
    for (const entry of entries) {
      this.add(entry);
    }
  }

  /** The entry that covers this indicator, or undefined. */
  entryFor(indicator: IndicatorRef): string | undefined {
    return indicator.kind === 'fqdn'
      ? this.entryForName(indicator.value)
      : this.entryForAddress(indicator.value);
  }

  private add(entry: string): void {
    // The leading dot is ours, not a part of a name that could be refanged.
    const suffix = /^\s*\*?(?:\.|\[\.\])(.+)$/s.exec(entry)?.[1];
    const text = refang(suffix ?? entry)
      .trim()
      .toLowerCase();
    if (ipaddr.isValidCIDR(text)) {
      this.networks.push([ipaddr.parseCIDR(text), entry]);
    } else if (text !== '') {
      this.names.set(normalised(text), entry);
    }
  }

  private entryForAddress(value: string): string | undefined {
    const exact = this.names.get(value);
    if (exact !== undefined || !ipaddr.isValid(value)) {
      return exact;
    }
    // An IPv4 address inside an IPv6 one (RFC 4291, section 2.5.5.2) is judged as both.
    const forms = [ipaddr.parse(value), ipaddr.process(value)];
    return this.networks.find(([network]) =>
      forms.some((address) => address.kind() === network[0].kind() && address.match(network)),
    )?.[1];
  }

  private entryForName(name: string): string | undefined {
    let rest = name;
    for (;;) {
      const entry = this.names.get(rest);
      const dot = rest.indexOf('.');
      if (entry !== undefined || dot < 0) {
        return entry;
      }
      rest = rest.slice(dot + 1);
    }
  }
}

let latest = { entries: '', list: new IgnoreList([]) };

/** The list for these entries; made anew only when they have changed, because every hover asks. */
export function ignoreListOf(entries: readonly string[]): IgnoreList {
  const joined = entries.join('\n');
  if (joined !== latest.entries) {
    latest = { entries: joined, list: new IgnoreList(entries) };
  }
  return latest.list;
}

/** As indicators are written: A-labels, RFC 5952. A single label (`corp`) is no indicator, and stays. */
function normalised(text: string): string {
  return parseIndicator(text)?.value ?? text.replace(/\.$/, '');
}
