import assert from 'node:assert/strict';
import { EMPTY_GRAPH, visited, type PivotGraph } from '../../../../src/protocol/pivotGraph';
import type { TrailEntry } from '../../../../src/protocol/trail';
import { pivotLayout } from '../../../../src/webview/pivots/pivotLayout';

const stop = (value: string): TrailEntry => ({
  indicator: { kind: 'fqdn', value },
  data: 'live',
});

/** A graph of steps such as `a>b`; a name alone is looked up. */
function graphOf(...steps: readonly string[]): PivotGraph {
  return steps.reduce((graph, step) => {
    const [from, to] = step.split('>');
    return to === undefined
      ? visited(graph, stop(step))
      : visited(graph, stop(to), { from: stop(from ?? '') });
  }, EMPTY_GRAPH);
}

const placesIn = (graph: PivotGraph) =>
  Object.fromEntries(
    pivotLayout(graph).nodes.map(({ entry, layer, line }) => [
      entry.indicator.value,
      [layer, line],
    ]),
  );

describe('pivotLayout', () => {
  it('puts each a layer after what led there, beside the middle of what it led to', () => {
    assert.deepEqual(placesIn(graphOf('a', 'a>b', 'a>c', 'c>d')), {
      a: [0, 0.5],
      b: [1, 0],
      c: [1, 1],
      d: [2, 1],
    });
  });

  it('begins a tree for each that was looked up', () => {
    const layout = pivotLayout(graphOf('a', 'a>b', 'x'));
    assert.deepEqual([layout.layers, layout.lines], [2, 2]);
    assert.deepEqual(placesIn(graphOf('a', 'a>b', 'x')).x, [0, 1]);
  });

  it('bears circles and several ways to one', () => {
    const graph = graphOf('a', 'a>b', 'b>a', 'c', 'c>b');
    assert.deepEqual(placesIn(graph), { a: [0, 0], b: [1, 0], c: [0, 1] });
    const b = pivotLayout(graph).nodes.find(({ entry }) => entry.indicator.value === 'b');
    assert.equal(b?.came.length, 2);
  });

  it('has nothing for nothing', () => {
    assert.deepEqual(pivotLayout(EMPTY_GRAPH), { nodes: [], layers: 0, lines: 0 });
  });
});
