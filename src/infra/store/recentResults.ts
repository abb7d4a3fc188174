import type { Result } from '../../core/result/model';

interface Entry {
  readonly result: Result;
  readonly weight: number;
}

/** Results that were read lately, so that trees and hovers do not unpack them again. */
export class RecentResults {
  // A Map keeps the order of insertion, so its first key is the one not read for longest.
  private readonly entries = new Map<string, Entry>();
  private weight = 0;

  /** @param most sum of the weights */
  constructor(private readonly most: number) {}

  get(key: string): Result | undefined {
    const entry = this.entries.get(key);
    if (entry !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, entry);
    }
    return entry?.result;
  }

  set(key: string, result: Result, weight: number): void {
    this.delete(key);
    this.entries.set(key, { result, weight });
    this.weight += weight;
    if (this.weight > this.most) {
      this.evict();
    }
  }

  clear(): void {
    this.entries.clear();
    this.weight = 0;
  }

  /** A quarter at once: going through a Map from its beginning passes all that was deleted before. */
  private evict(): void {
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.most * 0.75) {
        break;
      }
      this.delete(oldest);
    }
  }

  private delete(key: string): void {
    this.weight -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }
}
