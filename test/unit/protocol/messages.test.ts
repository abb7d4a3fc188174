import assert from 'node:assert/strict';
import { parseFromWebview, parsePanelState } from '../../../src/protocol/fromWebview';
import { parametersKey } from '../../../src/protocol/parametersKey';
import { parseToWebview } from '../../../src/protocol/toWebview';
import { fromWire, toWire } from '../../../src/protocol/wire';
import { answerOf } from '../../rig/neutralVendor';
import { pageOf, table } from '../webview/results';

const indicator = { kind: 'fqdn', value: 'evil.example' };
const records = { operation: 'example.records', parameters: {}, sectionId: 'records' };

describe('messages of the panel', () => {
  const good: readonly object[] = [
    { type: 'ready' },
    { type: 'enrich', refresh: false },
    { type: 'enrich', refresh: true, operations: ['example.risk'], parameters: { limit: 25 } },
    { type: 'cancel' },
    { type: 'pivot', indicator, beside: false },
    { type: 'enrichSelected', indicators: [indicator] },
    { type: 'addSelected', ...records, rows: [0, 7] },
    { type: 'addSelected', ...records, factIds: ['registrar'] },
    { type: 'addSelected', ...records },
    { type: 'exportSelected', ...records, rows: [2] },
    { type: 'go', position: 3 },
    { type: 'pin', pinned: true },
    { type: 'raw', operation: 'example.risk', parameters: {} },
    { type: 'copy', text: 'evil.example', defanged: true },
    { type: 'remedy', action: 'setCredentials', operation: 'example.risk' },
  ];
  for (const message of good) {
    it(`takes ${JSON.stringify(message)}`, () => {
      assert.deepEqual(parseFromWebview(message), message);
    });
  }

  const bad: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['text', 'ready'],
    ['an unknown type', { type: 'execute', command: 'workbench.action.terminal.new' }],
    ['an unknown remedy', { type: 'remedy', action: 'rm', operation: 'example.risk' }],
    ['an operation that is no id', { type: 'enrich', refresh: false, operations: ['../../x'] }],
    ['an unknown kind', { type: 'pivot', indicator: { kind: 'url', value: 'x' }, beside: false }],
    [
      'an endless value',
      { type: 'pivot', indicator: { kind: 'fqdn', value: 'a'.repeat(301) }, beside: false },
    ],
    ['no indicators', { type: 'enrichSelected', indicators: [] }],
    ['half a row', { type: 'addSelected', ...records, rows: [0.5] }],
    ['a row before the first', { type: 'exportSelected', ...records, rows: [-1] }],
    ['an export of nothing', { type: 'exportSelected', ...records, rows: [] }],
    ['half a position', { type: 'go', position: 0.5 }],
    ['nested parameters', { type: 'raw', operation: 'example.risk', parameters: { a: {} } }],
  ];
  for (const [what, message] of bad) {
    it(`drops ${what}`, () => {
      assert.equal(parseFromWebview(message), undefined);
    });
  }
});

describe('messages of the extension', () => {
  const page = pageOf(['example.risk'], {
    results: [answerOf('example.risk', { sections: [table(2)] })],
  });

  it('takes a page, a result, a run and a welcome', () => {
    const run = { asking: false, running: [], done: 0, total: 0 };
    const [result] = page.results;
    for (const message of [
      page,
      { type: 'result', key: 'live:fqdn:evil.example', result, run },
      { type: 'run', key: 'live:fqdn:evil.example', run },
      { type: 'welcome', language: 'de', strings: { Summary: 'Überblick' } },
    ]) {
      assert.deepEqual(parseToWebview(message), message);
    }
  });

  it('travels as a text, and comes back the same', () => {
    assert.deepEqual(parseToWebview(fromWire(toWire(page))), page);
    for (const noText of [page, '{"type":"page"', '', 7, null, undefined]) {
      assert.equal(fromWire(noText), undefined);
    }
  });

  const broken: readonly (readonly [string, object])[] = [
    ['an unknown outcome', { outcome: { kind: 'perhaps' } }],
    ['a section without a type', { sections: [{ id: 'x', title: 'x' }] }],
    ['a table without rows', { sections: [{ id: 'x', title: 'x', type: 'table', columns: [] }] }],
    ['no time', { retrievedAt: undefined }],
  ];
  for (const [what, change] of broken) {
    it(`drops a result with ${what}`, () => {
      const results = [{ ...answerOf('example.risk'), ...change }];
      assert.equal(parseToWebview({ ...page, results }), undefined);
    });
  }

  it('takes 100,000 rows without looking at each', () => {
    const results = [answerOf('example.risk', { sections: [table(100_000)] })];
    const started = performance.now();
    assert.notEqual(parseToWebview({ ...page, results }), undefined);
    assert.ok(performance.now() - started < 100);
  });
});

describe('state of the panel', () => {
  const state = {
    trail: { entries: [{ indicator, data: 'live' }], position: 0 },
    pinned: true,
    tab: 'example.risk',
  };

  it('survives a reload', () => {
    assert.deepEqual(parsePanelState(JSON.parse(JSON.stringify(state))), state);
  });

  it('is dropped when it is not understood', () => {
    assert.equal(parsePanelState(undefined), undefined);
    assert.equal(parsePanelState({ ...state, trail: { entries: 'x', position: 0 } }), undefined);
  });
});

describe('parametersKey', () => {
  it('is equal whatever the order of the names', () => {
    assert.equal(parametersKey({ a: 1, b: 'x' }), parametersKey({ b: 'x', a: 1 }));
    assert.notEqual(parametersKey({ a: 1 }), parametersKey({ a: '1' }));
  });
});
