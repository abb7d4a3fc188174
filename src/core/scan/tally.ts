import type { Indicator } from '../indicator';
import type { ScannedValue, ScanPlace } from './model';
import { ownCopy } from './ownCopy';

/** Different values that are kept; a scan that finds more of them counts the rest. */
const MOST_VALUES = 500_000;

type Counted = { -readonly [Key in keyof ScannedValue]: ScannedValue[Key] };

/** The values of a scan, each once, with how often and where first it was found. */
export class Tally {
  private readonly byValue = new Map<string, Counted>();
  occurrences = 0;
  /** Finds of values beyond the most that are kept. */
  beyond = 0;

  constructor(private readonly most = MOST_VALUES) {}

  add({ kind, value, grade, notSent }: Indicator, first: ScanPlace): void {
    this.occurrences++;
    const known = this.byValue.get(value);
    if (known === undefined) {
      if (this.byValue.size >= this.most) {
        this.beyond++;
        return;
      }
      const own = ownCopy(value);
      this.byValue.set(own, {
        kind,
        value: own,
        grade,
        ...(notSent && { notSent }),
        count: 1,
        first,
      });
      return;
    }
    known.count++;
    if (known.grade === 'weak' && grade === 'strong') {
      known.grade = grade;
      known.first = first;
    }
  }

  values(): ScannedValue[] {
    return [...this.byValue.values()];
  }
}
