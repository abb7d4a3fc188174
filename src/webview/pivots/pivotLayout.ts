import type { PivotEdge, PivotGraph } from '../../protocol/pivotGraph';
import { entryKey, type TrailEntry } from '../../protocol/trail';

/** An indicator on the picture: its step from the beginning, and its line. */
export interface PlacedNode {
  readonly key: string;
  readonly entry: TrailEntry;
  readonly layer: number;
  /** Halves are between two lines. */
  readonly line: number;
  /** The steps that led there, the first one first. */
  readonly came: readonly PivotEdge[];
}

export interface PivotLayout {
  /** In the order of the first visits. */
  readonly nodes: readonly PlacedNode[];
  readonly layers: number;
  readonly lines: number;
}

/**
 * A layered picture: each indicator one layer after the one that first led there, and beside the
 * middle of those it led to. What nothing led to begins a tree of its own.
 */
export function pivotLayout({ nodes, edges }: PivotGraph): PivotLayout {
  const order = nodes.map((entry) => ({ key: entryKey(entry), entry }));
  const came = new Map(order.map(({ key }) => [key, edges.filter(({ to }) => to === key)]));
  const parents = parentsOf(
    order.map(({ key }) => key),
    came,
  );
  const children = new Map<string | undefined, string[]>();
  for (const { key } of order) {
    const parent = parents.get(key);
    children.set(parent, [...(children.get(parent) ?? []), key]);
  }
  const places = new Map<string, { layer: number; line: number }>();
  let lines = 0;
  let layers = 0;
  const place = (key: string, layer: number): number => {
    layers = Math.max(layers, layer + 1);
    const below = (children.get(key) ?? []).map((child) => place(child, layer + 1));
    const [first, last] = [below[0], below.at(-1)];
    const line = first === undefined || last === undefined ? lines++ : (first + last) / 2;
    places.set(key, { layer, line });
    return line;
  };
  for (const root of children.get(undefined) ?? []) {
    place(root, 0);
  }
  return {
    nodes: order.map(({ key, entry }) => ({
      key,
      entry,
      layer: places.get(key)?.layer ?? 0,
      line: places.get(key)?.line ?? 0,
      came: came.get(key) ?? [],
    })),
    layers,
    lines,
  };
}

/** Whoever led to each first. Only an earlier visit can be a parent, so that no circle is one. */
function parentsOf(
  keys: readonly string[],
  came: ReadonlyMap<string, readonly PivotEdge[]>,
): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  keys.forEach((key, at) => {
    const parent = came.get(key)?.find(({ from }) => {
      const place = keys.indexOf(from);
      return place >= 0 && place < at;
    });
    if (parent !== undefined) {
      parents.set(key, parent.from);
    }
  });
  return parents;
}
