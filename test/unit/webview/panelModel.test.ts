import assert from 'node:assert/strict';
import {
  chooseAnswer,
  pageKey,
  reduce,
  selectTab,
  startModel,
  stateOf,
  withPinned,
} from '../../../src/webview/panelModel';
import { answerOf } from '../../rig/neutralVendor';
import { pageOf } from './results';

const operations = ['example.risk', 'example.records'];
const page = pageOf(operations);
const idle = { asking: false, running: [], done: 0, total: 0 };

describe('the model of the panel', () => {
  it('opens the tab that was open before a reload, when the page has it', () => {
    assert.equal(reduce(startModel({ tab: 'example.records' }), page).tab, 'example.records');
    assert.equal(reduce(startModel({ tab: 'gone.operation' }), page).tab, 'summary');
    assert.equal(reduce(startModel(undefined), page).tab, 'summary');
  });

  it('opens the tab that the extension names', () => {
    const selecting = { ...page, select: 'example.risk' };
    assert.equal(reduce(startModel({ tab: 'example.records' }), selecting).tab, 'example.risk');
  });

  it('keeps the tab when the same page comes again, and starts another at the summary', () => {
    const model = selectTab(reduce(startModel(undefined), page), 'example.records');
    assert.equal(reduce(model, page).tab, 'example.records');
    const other = pageOf(operations, { indicator: { kind: 'fqdn', value: 'other.example' } });
    assert.equal(reduce(model, other).tab, 'summary');
  });

  it('takes answers as they come and follows the run', () => {
    const model = reduce(startModel(undefined), page);
    const key = pageKey(page);
    const running = { asking: true, running: ['example.risk'], done: 0, total: 1 };
    const started = reduce(model, { type: 'run', key, run: running });
    assert.deepEqual(started.page?.run, running);
    const result = answerOf('example.risk');
    const ended = reduce(started, { type: 'result', key, result, run: idle });
    assert.deepEqual(ended.page?.results, [result]);
    assert.deepEqual(ended.page.run, idle);
  });

  it('ignores what is about a page that was left', () => {
    const model = reduce(startModel(undefined), page);
    const result = answerOf('example.risk');
    const key = 'live:fqdn:other.example';
    assert.equal(reduce(model, { type: 'result', key, result, run: idle }), model);
    assert.equal(reduce(startModel(undefined), { type: 'run', key, run: idle }).page, undefined);
  });

  it('shows the answer that was just asked for, whatever was chosen before', () => {
    const model = chooseAnswer(reduce(startModel(undefined), page), 'example.risk', '[]');
    const result = answerOf('example.risk', { parameters: { limit: 25 } });
    const next = reduce(model, { type: 'result', key: pageKey(page), result, run: idle });
    assert.deepEqual(next.chosen, {});
  });

  it('keeps answers that have not changed as they are, for the state of their tables', () => {
    const result = answerOf('example.risk');
    const model = reduce(startModel(undefined), { ...page, results: [result] });
    const changed = answerOf('example.records');
    const again = reduce(model, { ...page, results: [{ ...result }, changed] });
    assert.equal(again.page?.results[0], result);
    assert.equal(again.page.results[1], changed);
    const newer = answerOf('example.risk', { retrievedAt: '2026-11-21T13:00:00Z' });
    assert.equal(reduce(model, { ...page, results: [newer] }).page?.results[0], newer);
  });

  it('pins', () => {
    const model = withPinned(reduce(startModel(undefined), page), true);
    assert.equal(model.page?.pinned, true);
  });

  describe('going back', () => {
    const two = pageOf(['example.records'], {
      indicator: { kind: 'fqdn', value: 'other.example' },
    });
    const entries = [page, two].map(({ indicator, data }) => ({ indicator, data }));
    const first = { ...page, trail: { entries, position: 0 } };
    const second = { ...two, trail: { entries, position: 1 } };
    const answer = answerOf('example.records');

    it('shows the page as it was left: its tab, its choice, the same answers', () => {
      const start = reduce(startModel(), { ...page, results: [answer] });
      const at = chooseAnswer(selectTab(start, 'example.records'), 'example.records', '[]');
      const away = reduce(at, second);
      assert.equal(away.tab, 'summary');
      assert.equal(away.returned, false);
      const back = reduce(away, { ...first, results: [{ ...answer }] });
      assert.equal(back.tab, 'example.records');
      assert.equal(back.returned, true);
      assert.equal(back.page?.results[0], answer);
      assert.deepEqual(back.chosen, { 'example.records': '[]' });
    });

    it('knows the tab after the document was made anew', () => {
      const at = selectTab(reduce(startModel(), page), 'timeline');
      const away = reduce(at, second);
      assert.ok(away.page);
      const anew = reduce(startModel(stateOf(away, away.page)), second);
      assert.equal(reduce(anew, first).tab, 'timeline');
    });

    it('begins with the summary where the analyst goes on to a page seen before', () => {
      const away = reduce(selectTab(reduce(startModel(), page), 'timeline'), second);
      const on = {
        ...page,
        trail: { entries: [...entries, ...entries.slice(0, 1)], position: 2 },
      };
      assert.equal(reduce(away, on).tab, 'summary');
      assert.equal(reduce(away, on).returned, false);
    });

    it('goes to the tab that was asked for', () => {
      const away = reduce(selectTab(reduce(startModel(), page), 'timeline'), second);
      assert.equal(reduce(away, { ...first, select: 'example.risk' }).tab, 'example.risk');
    });

    it('keeps tabs of the stops of the trail only', () => {
      const away = reduce(selectTab(reduce(startModel(), page), 'timeline'), second);
      const forgot = { ...second, trail: { entries: entries.slice(1), position: 0 } };
      assert.deepEqual(stateOf(away, forgot).tabs, {});
    });
  });
});
