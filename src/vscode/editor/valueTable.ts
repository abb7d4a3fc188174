import type { Indicator, IndicatorRef, NotSentReason } from '../../core/indicator';
import { ownCopy } from '../../core/scan/ownCopy';

/** A value that a document holds, and how often. */
export interface CountedValue extends IndicatorRef {
  readonly notSent?: NotSentReason;
  strong: number;
  weak: number;
}

/** The values of a document, each once and by a small number, so that a find takes little memory. */
export class ValueTable {
  private readonly ids = new Map<string, number>();
  private readonly values: (CountedValue | undefined)[] = [];
  private readonly free: number[] = [];
  private count = 0;

  /** Finds, counted with repetition. */
  get occurrences(): number {
    return this.count;
  }

  /** Different values. */
  get size(): number {
    return this.ids.size;
  }

  /** Counts a find and gives the number of its value. */
  add({ kind, value, grade, notSent }: Indicator): number {
    let id = this.ids.get(value);
    if (id === undefined) {
      const own = ownCopy(value);
      id = this.free.pop() ?? this.values.length;
      this.ids.set(own, id);
      this.values[id] = { kind, value: own, ...(notSent && { notSent }), strong: 0, weak: 0 };
    }
    const counted = this.get(id);
    counted[grade]++;
    this.count++;
    return id;
  }

  remove(id: number, weak: boolean): void {
    const counted = this.get(id);
    counted[weak ? 'weak' : 'strong']--;
    this.count--;
    if (counted.strong + counted.weak === 0) {
      this.ids.delete(counted.value);
      this.values[id] = undefined;
      this.free.push(id);
    }
  }

  get(id: number): CountedValue {
    const counted = this.values[id];
    if (counted === undefined) {
      throw new RangeError(`No value has the number ${id}.`);
    }
    return counted;
  }
}
