import type { Failure } from '../core/errors';
import { shortened, visibleLine } from '../core/visible';
import { formsOf, holds } from '../core/addressRange';
import type { AddressNumber, AddressRange } from '../core/addressRange';
import { heldAddresses } from '../core/indicator/index';
import type { IndicatorRef } from '../core/indicator/index';
import { readIgnoreEntry } from './ignoreEntry';
import type { IgnoreRule } from './ignoreEntry';

export type { IgnoreList };

/** What an entry can be. */
export const IGNORE_REMEDY =
  'Correct the entry in the setting indicatorLens.ignore: a name, an address, a block such as 8.8.8.0/24, a range, or a pattern with *.';

/** What covers an indicator. */
interface Covering {
  /** As it stands in the setting. */
  readonly entry: string;
  /** False: the entry cannot be read, so that everything it could mean stays at home. */
  readonly understood: boolean;
}

/**
 * What the analyst never wants sent. An entry for an address covers the IPv6 forms of it and the names
 * that are made of it; an entry that cannot be read covers everything it could mean.
 */
class IgnoreList {
  /** Entries that cannot be read, as they stand in the setting. */
  readonly notUnderstood: readonly string[];
  private readonly names = new Map<string, Covering>();
  private readonly labels = new Map<string, Covering>();
  private readonly patterns: Extended<'pattern'>[] = [];
  private readonly ranges: (readonly [range: AddressRange, covering: Covering])[] = [];
  private readonly octets: Extended<'octets'>[] = [];
  private addresses?: Covering;
  private everything?: Covering;

  constructor(entries: readonly unknown[]) {
    const notUnderstood: string[] = [];
    for (const entry of entries) {
      const { rules, understood } = readIgnoreEntry(entry);
      const covering = { entry: typeof entry === 'string' ? entry : shown(entry), understood };
      rules.forEach((rule) => this.add(rule, covering));
      if (!understood) {
        notUnderstood.push(covering.entry);
      }
    }
    this.notUnderstood = notUnderstood;
  }

  /** What covers this indicator, an entry that can be read first; undefined where nothing does. */
  coveringOf({ kind, value }: IndicatorRef): Covering | undefined {
    const isName = kind === 'fqdn';
    return (
      (isName ? (this.ofName(value) ?? this.ofHeld(value)) : this.ofAddress(value)) ??
      this.everything
    );
  }

  private add(rule: IgnoreRule, covering: Covering): void {
    switch (rule.type) {
      case 'name':
        this.names.set(rule.name, covering);
        break;
      case 'label':
        this.labels.set(rule.label, covering);
        break;
      case 'pattern':
        this.patterns.push({ ...rule, covering });
        break;
      case 'range':
        this.ranges.push([rule.range, covering]);
        break;
      case 'octets':
        this.octets.push({ ...rule, covering });
        break;
      case 'addresses':
      case 'everything':
        this[rule.type] ??= covering;
    }
  }

  private ofHeld(name: string): Covering | undefined {
    for (const { value } of heldAddresses(name)) {
      const covering = this.ofAddress(value);
      if (covering !== undefined) {
        return covering;
      }
    }
    return undefined;
  }

  private ofAddress(value: string): Covering | undefined {
    for (const form of formsOf(value)) {
      const covering =
        this.ranges.find(([range]) => holds(range, form))?.[1] ?? this.ofOctets(form);
      if (covering !== undefined) {
        return covering;
      }
    }
    return this.addresses;
  }

  private ofOctets({ bits, value }: AddressNumber): Covering | undefined {
    if (bits !== 32) {
      return undefined;
    }
    const own = [24n, 16n, 8n, 0n].map((shift) => Number((value >> shift) & 0xffn));
    const text = own.join('.');
    return (
      this.octets.find(({ octets }) => own.every((octet, at) => octets[at]?.[octet] === 1)) ??
      this.patterns.find(({ glob }) => glob.matches(text))
    )?.covering;
  }

  private ofName(name: string): Covering | undefined {
    const labels = name.split('.');
    for (let at = 0; at < labels.length; at++) {
      const covering =
        this.names.get(labels.slice(at).join('.')) ?? this.labels.get(labels[at] ?? '');
      if (covering !== undefined) {
        return covering;
      }
    }
    return this.patterns.find(({ glob, oneLabel }) =>
      labels.some((label, at) => glob.matches(oneLabel ? label : labels.slice(at).join('.'))),
    )?.covering;
  }
}

type Extended<T extends IgnoreRule['type']> = Extract<IgnoreRule, { type: T }> & {
  readonly covering: Covering;
};

let latest = { entries: '[]', list: new IgnoreList([]) };

/** The list for these entries; built only when they have changed, because every hover asks. */
export function ignoreListOf(entries: readonly unknown[]): IgnoreList {
  const joined = shown(entries);
  if (joined !== latest.entries) {
    latest = { entries: joined, list: new IgnoreList(entries) };
  }
  return latest.list;
}

/** What to tell of entries that cannot be read; empty where all can. */
export function ignoreListFaults(entries: readonly unknown[]): readonly Failure[] {
  return ignoreListOf(entries).notUnderstood.map((entry) => ({
    reason: 'badSettings',
    message: `The ignore list holds ${shortened(visibleLine(entry), 80).text}, which cannot be read. Until it is corrected, nothing that it could mean is sent.`,
    remedy: IGNORE_REMEDY,
    action: 'openSettings',
  }));
}

/** JSON, which every setting comes from. */
function shown(value: unknown): string {
  return JSON.stringify(value);
}
