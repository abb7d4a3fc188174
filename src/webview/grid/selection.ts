/** Ticked rows, as indices of the data: they stay ticked whatever is searched or sorted. */
export type Ticked = ReadonlySet<number>;

/** Ticks or unticks one row. */
export function toggled(ticked: Ticked, row: number): Ticked {
  const next = new Set(ticked);
  if (!next.delete(row)) {
    next.add(row);
  }
  return next;
}

/** Ticks all rows between two places of the view, both included. */
export function withRange(ticked: Ticked, view: Uint32Array, from: number, to: number): Ticked {
  const [low, high] = from < to ? [from, to] : [to, from];
  return new Set([...ticked, ...view.subarray(Math.max(0, low), high + 1)]);
}

/** Ticks every row of the view, or unticks them when all are ticked. */
export function toggledAll(ticked: Ticked, view: Uint32Array): Ticked {
  if (howMany(ticked, view) === 'all') {
    const shown = new Set(view);
    return new Set([...ticked].filter((row) => !shown.has(row)));
  }
  return new Set([...ticked, ...view]);
}

export function howMany(ticked: Ticked, view: Uint32Array): 'none' | 'some' | 'all' {
  return howManyOf(shownOf(ticked, view), view);
}

/** How many ticked rows pass the search. */
export function shownOf(ticked: Ticked, view: Uint32Array): number {
  return ticked.size === 0 ? 0 : view.reduce((sum, row) => sum + (ticked.has(row) ? 1 : 0), 0);
}

export function howManyOf(shown: number, view: Uint32Array): 'none' | 'some' | 'all' {
  return shown === 0 ? 'none' : shown === view.length ? 'all' : 'some';
}

/** Ticked rows as first and last of each stretch, ascending. */
export function rangesOf(ticked: Ticked): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const row of Uint32Array.from(ticked).sort()) {
    const last = ranges.at(-1);
    if (last?.[1] === row - 1) {
      last[1] = row;
    } else {
      ranges.push([row, row]);
    }
  }
  return ranges;
}

/** The other way round, of a table with `count` rows. */
export function rowsIn(ranges: readonly (readonly [number, number])[], count: number): Ticked {
  const rows = new Set<number>();
  for (const [from, to] of ranges) {
    for (let row = Math.max(0, from); row <= Math.min(to, count - 1); row += 1) {
      rows.add(row);
    }
  }
  return rows;
}
