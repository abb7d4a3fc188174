import type { OperationId } from '../core/operation/model';
import { parametersKey } from '../protocol/parametersKey';
import type { Page, RunState, ToWebview } from '../protocol/toWebview';
import { entryKey } from '../protocol/trail';
import { withResult } from './answers';
import { PIVOTS, SUMMARY, TIMELINE } from './tabs';

const ACROSS = [SUMMARY, TIMELINE, PIVOTS];

/** Everything the panel shows, as one value. */
export interface PanelModel {
  readonly page: Page | undefined;
  /** The summary, or an operation. */
  readonly tab: string;
  /** Of an operation with several answers, the parameters of the one that is shown. */
  readonly chosen: Readonly<Record<OperationId, string>>;
}

export function startModel(tab: string | undefined): PanelModel {
  return { page: undefined, tab: tab ?? SUMMARY, chosen: {} };
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
    return { page, tab: wanted(page.select ?? model.tab), chosen: {} };
  }
  if (pageKey(before) !== pageKey(page)) {
    return { page, tab: wanted(page.select ?? SUMMARY), chosen: {} };
  }
  return {
    page: { ...page, results: sameWhereEqual(before, page) },
    tab: wanted(page.select ?? model.tab),
    chosen: model.chosen,
  };
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
