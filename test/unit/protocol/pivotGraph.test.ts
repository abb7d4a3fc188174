import assert from 'node:assert/strict';
import { EMPTY_GRAPH, MOST_NODES, visited } from '../../../src/protocol/pivotGraph';
import { entryKey, type TrailEntry } from '../../../src/protocol/trail';

const stop = (value: string): TrailEntry => ({
  indicator: { kind: 'fqdn', value: `${value}.example` },
  data: 'live',
});
const names = (nodes: readonly TrailEntry[]) => nodes.map(({ indicator }) => indicator.value);

describe('the pivot graph', () => {
  it('has a node for each indicator, whatever way it was come to', () => {
    const graph = ['a', 'b', 'a'].reduce((so, name) => visited(so, stop(name)), EMPTY_GRAPH);
    assert.deepEqual(names(graph.nodes), ['a.example', 'b.example']);
    assert.deepEqual(graph.edges, []);
  });

  it('tells which answer led where, each step once', () => {
    const step = { from: stop('a'), via: 'example.records', title: 'Passive DNS' };
    const start = visited(EMPTY_GRAPH, stop('a'));
    const graph = visited(visited(start, stop('b'), step), stop('b'), step);
    assert.deepEqual(graph.edges, [
      {
        from: 'live:fqdn:a.example',
        to: 'live:fqdn:b.example',
        via: 'example.records',
        title: 'Passive DNS',
      },
    ]);
    const other = visited(graph, stop('b'), { from: stop('a'), via: 'example.risk' });
    assert.equal(other.edges.length, 2);
  });

  it('keeps both branches where the trail forgets one', () => {
    const start = visited(EMPTY_GRAPH, stop('a'));
    const one = visited(start, stop('b'), { from: stop('a') });
    const both = visited(one, stop('c'), { from: stop('a') });
    assert.deepEqual(names(both.nodes), ['a.example', 'b.example', 'c.example']);
    assert.equal(both.edges.length, 2);
  });

  it('drops the oldest of too many, and the steps from them', () => {
    let graph = visited(EMPTY_GRAPH, stop('n0'));
    for (let at = 1; at <= MOST_NODES; at += 1) {
      graph = visited(graph, stop(`n${at}`), { from: stop(`n${at - 1}`) });
    }
    assert.equal(graph.nodes.length, MOST_NODES);
    assert.equal(graph.edges.length, MOST_NODES - 1);
    const keys = new Set(graph.nodes.map(entryKey));
    assert.ok(graph.edges.every(({ from, to }) => keys.has(from) && keys.has(to)));
  });

  it('has no step from an indicator to itself', () => {
    assert.deepEqual(visited(EMPTY_GRAPH, stop('a'), { from: stop('a') }).edges, []);
  });
});
