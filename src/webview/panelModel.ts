import type { OperationId } from '../core/operation/ids';
import { parametersKey } from '../protocol/parametersKey';
import type { PanelState } from '../protocol/fromWebview';
import type { Page, RunState, ToWebview } from '../protocol/toWebview';
import { entryKey, type Trail } from '../protocol/trail';
import { withResult } from './answer/answers';
import { PIVOTS, SUMMARY, TIMELINE } from './tabs/tabs';

const ACROSS = [SUMMARY, TIMELINE, PIVOTS];

/** Everything the panel shows, as one value. */
export interface PanelModel {
  readonly page: Page | undefined;
  /** The summary, or an operation. */
  readonly tab: string;
  /** Of an operation with several answers, the parameters of the one that is shown. */
  readonly chosen: Readonly<Record<OperationId, string>>;
  /** Pages that were left, the last one last: Back shows them as they were. */
  readonly left: readonly LeftPage[];
  /** The tabs of pages that were left, also before the document was made anew; by page. */
  readonly tabs: Readonly<Record<string, string>>;
  /** True while a page is shown that was gone back or forward to. */
  readonly returned: boolean;
}

interface LeftPage {
  readonly page: Page;
  readonly chosen: PanelModel['chosen'];
}

/** Answers of so many pages are held; older ones only lose their ticks, searches and scrolling. */
const MOST_LEFT = 12;

export function startModel(state?: Pick<PanelState, 'tab' | 'tabs'>): PanelModel {
  const tab = state?.tab ?? SUMMARY;
  return { page: undefined, tab, chosen: {}, left: [], tabs: state?.tabs ?? {}, returned: false };
}

/** What is kept over a reload: where the analyst was, never an answer. */
export function stateOf(
  { tab, tabs }: PanelModel,
  { trail, pinned, graph }: Page,
): Omit<PanelState, 'widths'> {
  const stops = new Set(trail.entries.map(entryKey));
  const kept = Object.entries(tabs).filter(([key]) => stops.has(key));
  return { trail, pinned, graph, tab, tabs: Object.fromEntries(kept) };
}

/** Which page a message belongs to. */
export function pageKey(page: Page): string {
  return entryKey(page);
}

/** The model after a message. Messages about a page that was left change nothing. */
export function reduce(model: PanelModel, message: ToWebview): PanelModel {
  switch (message.type) {
    case 'welcome':
      return model;
    case 'page':
      return withPage(model, message);
    case 'run':
      return ifShown(model, message.key, (page) => ({
        ...model,
        page: { ...page, run: message.run },
      }));
    case 'result':
      return ifShown(model, message.key, (page) =>
        afterAnswer(model, page, message.result, message.run),
      );
  }
}

export function selectTab(model: PanelModel, tab: string): PanelModel {
  return { ...model, tab };
}

export function chooseAnswer(
  model: PanelModel,
  operation: OperationId,
  parameters: string,
): PanelModel {
  return { ...model, chosen: { ...model.chosen, [operation]: parameters } };
}

export function withPinned(model: PanelModel, pinned: boolean): PanelModel {
  return model.page === undefined ? model : { ...model, page: { ...model.page, pinned } };
}

function withPage(model: PanelModel, page: Page): PanelModel {
  const { page: before } = model;
  const wanted = (tab: string) => {
    const known = ACROSS.includes(tab) || page.operations.some(({ id }) => id === tab);
    return known ? tab : SUMMARY;
  };
  if (before === undefined) {
    return { ...model, page, tab: wanted(page.select ?? model.tab), chosen: {} };
  }
  if (pageKey(before) !== pageKey(page)) {
    const key = pageKey(page);
    const known = model.left.find((one) => pageKey(one.page) === key);
    const returned = isReturn(before.trail, page.trail);
    const tab = page.select ?? (returned ? model.tabs[key] : undefined) ?? SUMMARY;
    const left = [...model.left, { page: before, chosen: model.chosen }].filter(
      (one) => pageKey(one.page) !== key,
    );
    return {
      page: known ? { ...page, results: sameWhereEqual(known.page, page) } : page,
      tab: wanted(tab),
      chosen: returned ? (known?.chosen ?? {}) : {},
      left: left.slice(-MOST_LEFT),
      tabs: { ...model.tabs, [pageKey(before)]: model.tab },
      returned,
    };
  }
  return {
    ...model,
    page: { ...page, results: sameWhereEqual(before, page) },
    tab: wanted(page.select ?? model.tab),
  };
}

/** Back and forward change the place in the trail; going on also changes what stands there. */
function isReturn(before: Trail, after: Trail): boolean {
  const [was, is] = [before, after].map(({ entries }) => entries.map(entryKey).join(' '));
  return was === is && before.position !== after.position;
}

/** Answers that have not changed stay the same objects, so that their tables keep ticks and search. */
function sameWhereEqual(before: Page, after: Page): Page['results'] {
  const known = new Map(before.results.map((result) => [answerKey(result), result]));
  return after.results.map((result) => known.get(answerKey(result)) ?? result);
}

function answerKey({
  operation,
  parameters,
  retrievedAt,
  outcome,
}: Page['results'][number]): string {
  return `${operation} ${parametersKey(parameters)} ${retrievedAt} ${outcome.kind}`;
}

function afterAnswer(
  model: PanelModel,
  page: Page,
  result: Page['results'][number],
  run: RunState,
): PanelModel {
  const results = [...withResult(page.results, result)];
  // What was just asked for is what the analyst wants to see.
  const others = Object.entries(model.chosen).filter(([id]) => id !== result.operation);
  const chosen = Object.fromEntries(others);
  return { ...model, page: { ...page, results, run }, chosen };
}

function ifShown(model: PanelModel, key: string, change: (page: Page) => PanelModel): PanelModel {
  return model.page !== undefined && pageKey(model.page) === key ? change(model.page) : model;
}
