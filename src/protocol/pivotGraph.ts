import type { OperationId } from '../core/operation/ids';
import { entryKey, type TrailEntry } from './trail';

/** One step from an indicator to another. */
export interface PivotEdge {
  /** Keys of the nodes, as `entryKey` gives them. */
  readonly from: string;
  readonly to: string;
  /** The operation whose answer named the indicator, where one did, and its title. */
  readonly via?: OperationId;
  readonly title?: string;
}

/**
 * How the indicators of an investigation were come to. It outlives the trail, which forgets what lay
 * ahead when the analyst goes back and on from there.
 */
export interface PivotGraph {
  /** In the order of the first visits. */
  readonly nodes: readonly TrailEntry[];
  readonly edges: readonly PivotEdge[];
}

/** More than anybody reads in one picture; the oldest are dropped first. */
export const MOST_NODES = 100;

export const EMPTY_GRAPH: PivotGraph = { nodes: [], edges: [] };

/** The graph after a visit, and with the step that led there; each step is kept once. */
export function visited(
  { nodes, edges }: PivotGraph,
  entry: TrailEntry,
  step?: { readonly from: TrailEntry; readonly via?: OperationId; readonly title?: string },
): PivotGraph {
  const to = entryKey(entry);
  const kept = nodes.some((node) => entryKey(node) === to) ? nodes : [...nodes, entry];
  const newest = kept.slice(-MOST_NODES);
  const keys = new Set(newest.map(entryKey));
  const inside = edges.filter((edge) => keys.has(edge.from) && keys.has(edge.to));
  if (step === undefined) {
    return { nodes: newest, edges: inside };
  }
  const { from: fromEntry, ...how } = step;
  const from = entryKey(fromEntry);
  const known = inside.some(
    (edge) => edge.from === from && edge.to === to && edge.via === step.via,
  );
  return {
    nodes: newest,
    edges: known || from === to || !keys.has(from) ? inside : [...inside, { from, to, ...how }],
  };
}
