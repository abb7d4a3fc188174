import { formsOf } from '../addressRange';
import type { AddressNumber, AddressRange } from '../addressRange';

/** Many ranges, searched by halves: in order, and none overlaps the next. */
export class AddressRanges {
  private readonly by = new Map<32 | 128, readonly AddressRange[]>();

  constructor(ranges: readonly AddressRange[]) {
    for (const bits of [32, 128] as const) {
      const sorted = ranges
        .filter((range) => range.bits === bits)
        .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
      const joined: AddressRange[] = [];
      for (const range of sorted) {
        const last = joined.at(-1);
        if (last !== undefined && range.first <= last.last) {
          joined[joined.length - 1] = range.last > last.last ? { ...last, last: range.last } : last;
        } else {
          joined.push(range);
        }
      }
      this.by.set(bits, joined);
    }
  }

  /** True for an address in one of them, or an IPv6 form of one. */
  hold(address: string): boolean {
    return formsOf(address).some((form) => this.holdsNumber(form));
  }

  private holdsNumber({ bits, value }: AddressNumber): boolean {
    const ranges = this.by.get(bits) ?? [];
    let from = 0;
    let to = ranges.length - 1;
    while (from <= to) {
      const middle = (from + to) >> 1;
      const range = ranges[middle];
      if (range === undefined || value < range.first) {
        to = middle - 1;
      } else if (value > range.last) {
        from = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }
}
