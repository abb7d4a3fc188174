import type { Indicator, IndicatorGrade, IndicatorRef, NotSentReason } from '../../core/indicator';
import { ownCopy } from '../../core/scan/ownCopy';

/** A value that a document holds: how often, and where first. */
export class CountedValue implements IndicatorRef {
  readonly kind: IndicatorRef['kind'];
  readonly value: string;
  readonly notSent?: NotSentReason;
  strong = 0;
  weak = 0;
  /** The grade of the find at its place. */
  grade: IndicatorGrade = 'strong';
  line = 0;
  start = 0;
  end = 0;
  /** The listing that last came across it. */
  listing = 0;

  constructor({ kind, value, notSent }: Indicator) {
    this.kind = kind;
    this.value = ownCopy(value);
    if (notSent !== undefined) {
      this.notSent = notSent;
    }
  }

  /** How often the document holds it. */
  get count(): number {
    return this.strong + this.weak;
  }
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
  add(indicator: Indicator): number {
    let id = this.ids.get(indicator.value);
    if (id === undefined) {
      id = this.free.pop() ?? this.values.length;
      const counted = new CountedValue(indicator);
      this.values[id] = counted;
      this.ids.set(counted.value, id);
    }
    this.get(id)[indicator.grade]++;
    this.count++;
    return id;
  }

  remove(id: number, weak: boolean): void {
    const counted = this.get(id);
    counted[weak ? 'weak' : 'strong']--;
    this.count--;
    if (counted.count === 0) {
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
