/** As many steps stand in one or two lines. */
const MOST_CRUMBS = 5;

/**
 * Places of the steps that a long trail leaves out: not its beginning, not where the analyst is,
 * not one step around it, and never a single step, whose place the sign for it would take.
 */
export function foldedCrumbs(count: number, position: number): readonly number[] {
  if (count <= MOST_CRUMBS) {
    return [];
  }
  const places = Array.from({ length: count }, (_, at) => at);
  const far = places.filter((at) => at !== 0 && Math.abs(at - position) > 1);
  return far.filter((at) => far.includes(at - 1) || far.includes(at + 1));
}
