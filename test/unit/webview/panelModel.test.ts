import assert from 'node:assert/strict';
import {
  chooseAnswer,
  pageKey,
  reduce,
  selectTab,
  startModel,
  withPinned,
} from '../../../src/webview/panelModel';
import { pageOf, resultOf } from './results';

const operations = ['domaintools.risk', 'passivedns.query'];
const page = pageOf(operations);
const idle = { running: [], done: 0, total: 0 };

describe('the model of the panel', () => {
  it('opens the tab that was open before a reload, when the page has it', () => {
    assert.equal(reduce(startModel('passivedns.query'), page).tab, 'passivedns.query');
    assert.equal(reduce(startModel('gone.operation'), page).tab, 'summary');
    assert.equal(reduce(startModel(undefined), page).tab, 'summary');
  });

  it('opens the tab that the extension names', () => {
    const selecting = { ...page, select: 'domaintools.risk' };
    assert.equal(reduce(startModel('passivedns.query'), selecting).tab, 'domaintools.risk');
  });

  it('keeps the tab when the same page comes again, and starts another at the summary', () => {
    const model = selectTab(reduce(startModel(undefined), page), 'passivedns.query');
    assert.equal(reduce(model, page).tab, 'passivedns.query');
    const other = pageOf(operations, { indicator: { kind: 'fqdn', value: 'other.example' } });
    assert.equal(reduce(model, other).tab, 'summary');
  });

  it('takes answers as they come and follows the run', () => {
    const model = reduce(startModel(undefined), page);
    const key = pageKey(page);
    const running = { running: ['domaintools.risk'], done: 0, total: 1 };
    const started = reduce(model, { type: 'run', key, run: running });
    assert.deepEqual(started.page?.run, running);
    const result = resultOf('domaintools.risk');
    const ended = reduce(started, { type: 'result', key, result, run: idle });
    assert.deepEqual(ended.page?.results, [result]);
    assert.deepEqual(ended.page.run, idle);
  });

  it('ignores what is about a page that was left', () => {
    const model = reduce(startModel(undefined), page);
    const result = resultOf('domaintools.risk');
    const key = 'live:fqdn:other.example';
    assert.equal(reduce(model, { type: 'result', key, result, run: idle }), model);
    assert.equal(reduce(startModel(undefined), { type: 'run', key, run: idle }).page, undefined);
  });

  it('shows the answer that was just asked for, whatever was chosen before', () => {
    const model = chooseAnswer(reduce(startModel(undefined), page), 'domaintools.risk', '[]');
    const result = resultOf('domaintools.risk', { parameters: { limit: 25 } });
    const next = reduce(model, { type: 'result', key: pageKey(page), result, run: idle });
    assert.deepEqual(next.chosen, {});
  });

  it('keeps answers that have not changed as they are, for the state of their tables', () => {
    const result = resultOf('domaintools.risk');
    const model = reduce(startModel(undefined), { ...page, results: [result] });
    const changed = resultOf('passivedns.query');
    const again = reduce(model, { ...page, results: [{ ...result }, changed] });
    assert.equal(again.page?.results[0], result);
    assert.equal(again.page.results[1], changed);
    const newer = resultOf('domaintools.risk', { retrievedAt: '2026-11-21T13:00:00Z' });
    assert.equal(reduce(model, { ...page, results: [newer] }).page?.results[0], newer);
  });

  it('pins', () => {
    const model = withPinned(reduce(startModel(undefined), page), true);
    assert.equal(model.page?.pinned, true);
  });
});
