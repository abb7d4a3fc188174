import type { Case, SavedIndicator, Tlp } from '../core/library/model';
import type { IndicatorRef } from '../core/indicator/model';
import type { OperationId } from '../core/operation/ids';
import type { HistoryEntry } from '../core/result/store';
import type { Result, TableSection } from '../core/result/model';
import { caseReport } from './caseReport';
import { resultsToCsv, tableToCsv, type TlpOf } from './csv';
import { defangedList } from './defangedList';
import type { Dossier } from './dossier';
import { toJson } from './json';
import { libraryToCsv } from './libraryCsv';
import { libraryToJson } from './libraryJson';
import { toMarkdown } from './markdown';
import { toMisp } from './misp/event';
import { toStix } from './stix/bundle';

type Titles = Readonly<Record<OperationId, string>>;
/** Of those indicators that are marked, by their value. */
type Levels = Readonly<Record<string, Tlp>>;

/** What to write, and with what: the many things that the file holds are `items`. */
interface Forms {
  readonly libraryJson: Of<SavedIndicator, { cases: readonly Case[]; at: string }>;
  readonly libraryCsv: Of<SavedIndicator, { cases: readonly Case[] }>;
  readonly stix: Of<Dossier, { cases: readonly Case[]; tlp: Tlp }>;
  readonly misp: Of<Dossier, { cases: readonly Case[]; tlp: Tlp; info: string }>;
  readonly caseReport: Of<
    Dossier & { readonly entry: SavedIndicator },
    { case: Case; now: number; titles: Titles; lookups: readonly HistoryEntry[] }
  >;
  readonly defangedList: Of<IndicatorRef, { tlp?: Tlp }>;
  readonly resultsJson: Of<Result, { tlps?: Levels }>;
  readonly resultsCsv: Of<Result, { tlps?: Levels }>;
  readonly resultsMarkdown: Of<Result, { now: number; titles: Titles; tlp?: Tlp }>;
  readonly tableCsv: Of<TableSection['rows'][number], Pick<TableSection, 'columns'>>;
}

type Of<Item, More> = Readonly<More> & { readonly items: readonly Item[] };

/** Plain data, so that it can go to a thread of its own. */
export type WritingOrder = {
  [Form in keyof Forms]: Forms[Form] & { readonly form: Form };
}[keyof Forms];

/** The text of the file. Throws where what was made is not what its format asks for. */
export function fileText(order: WritingOrder): string {
  switch (order.form) {
    case 'libraryJson':
      return libraryToJson({ entries: order.items, cases: order.cases }, order.at);
    case 'libraryCsv':
      return libraryToCsv(order.items, order.cases);
    case 'stix':
      return toStix({ ...order, dossiers: order.items });
    case 'misp':
      return toMisp({ ...order, dossiers: order.items }, order.info);
    case 'caseReport':
      return caseReport(order.case, order.items, { ...order, titleOf: titleIn(order.titles) });
    case 'defangedList':
      return defangedList(order.items, order.tlp);
    case 'resultsJson':
      return toJson(order.items, levelIn(order.tlps));
    case 'resultsCsv':
      return resultsToCsv(order.items, levelIn(order.tlps));
    case 'resultsMarkdown':
      return toMarkdown(order.items, { ...order, titleOf: titleIn(order.titles) });
    case 'tableCsv':
      return tableToCsv({ columns: order.columns, rows: order.items });
  }
}

const levelIn =
  (tlps: Levels = {}): TlpOf =>
  ({ value }) =>
    Object.hasOwn(tlps, value) ? tlps[value] : undefined;

const titleIn =
  (titles: Titles) =>
  (operation: OperationId): string =>
    titles[operation] ?? operation;
