/**
 * Which rows are drawn in the same elements: a row that comes into sight takes over those of one that
 * went out of it, and a row that stays keeps its own, so that scrolling makes no elements.
 */
export class RowSlots {
  private slots = new Map<number, number>();

  /** A key for each row; rows that were given before keep theirs. */
  take(rows: readonly number[]): ReadonlyMap<number, number> {
    const kept = new Map<number, number>();
    for (const row of rows) {
      const slot = this.slots.get(row);
      if (slot !== undefined) {
        kept.set(row, slot);
      }
    }
    const used = new Set(kept.values());
    let next = 0;
    for (const row of rows) {
      if (!kept.has(row)) {
        while (used.has(next)) {
          next += 1;
        }
        used.add(next);
        kept.set(row, next);
      }
    }
    this.slots = kept;
    return kept;
  }
}
