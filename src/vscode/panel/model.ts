import type * as vscode from 'vscode';
import type { Clock, Log } from '../../core/ports';
import type { Registry } from '../../core/operation/registry';
import type { IndicatorRef } from '../../core/indicator/model';
import type { OperationId, Parameters } from '../../core/operation/ids';
import type { DataSource, Result, Section } from '../../core/result/model';
import type { Enrichment } from '../../enrichment/model';
import type { Markings } from '../../enrichment/markings';
import type { WarningLists } from '../../enrichment/warningLists';
import type { Lookups } from '../../enrichment/lookups';
import type { FromWebview } from '../../protocol/fromWebview';
import type { PanelSaved } from '../../protocol/toWebview';
import type { TrailEntry } from '../../protocol/trail';

/** What the panel is made of; `extension.ts` gives it. */
export interface PanelParts extends ConversationParts {
  /** Whom what is copied is for. */
  readonly markings: Markings;
  readonly extensionUri: vscode.Uri;
}

/** What a panel reads: what is stored, and what could be asked. */
type PanelEnrichment = Pick<Enrichment, 'plan' | 'known' | 'onDidChange'>;

type LibraryAction = Extract<FromWebview, { type: 'library' }>['action'];

/** As much of it as needs no VS Code. */
export interface ConversationParts {
  readonly enrichment: PanelEnrichment;
  /** The panel watches them, wherever they were started, and starts those of its own buttons. */
  readonly lookups: Lookups;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly log: Log;
  /** The setting `indicatorLens.riskThreshold` as it is now. */
  readonly riskThreshold: () => number;
  /** Asks about several indicators: the price first, then progress with cancel. */
  readonly enrichSelected: (indicators: readonly IndicatorRef[], data: DataSource) => void;
  /** Saves what was ticked into the library; without it the panel has no button for that. */
  readonly addSelected?: (selection: Selection) => void;
  /** What the library holds of an indicator. */
  readonly saved?: (entry: TrailEntry) => PanelSaved | undefined;
  /** Says whether an indicator may be no sign of anything. */
  readonly warningLists?: Pick<WarningLists, 'of'>;
  /** A button of the header: save it, judge it, write about it, go to where it is saved. */
  readonly inLibrary?: (action: LibraryAction, entry: TrailEntry) => void;
}

/** What the analyst picked in one section of an answer. Checked against the stored answer. */
export interface Selection {
  /** The indicator of the page. */
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
  readonly operation: OperationId;
  readonly parameters: Parameters;
  readonly sectionId: string;
  /** The answer, and the section of it with that id. */
  readonly result: Result;
  readonly section: Section;
  /** Indices into the rows of a table, in the order of the screen; empty for other sections. */
  readonly rows: readonly number[];
  /** Ids of facts; empty for other sections. Both empty: the section as a whole, such as a score. */
  readonly factIds: readonly string[];
}

/** Something to look at, without asking anybody. */
export interface ShowRequest {
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
  /** The operation whose tab to open. */
  readonly select?: OperationId;
  /** True leaves the focus where it is: for questions asked with the mouse in an editor. */
  readonly preserveFocus: boolean;
}

/** Where answers are read. */
export interface ResultsView {
  /** Goes to the page of an indicator, with what is known about it. Asks nobody. */
  show(request: ShowRequest): ShownPanel;
}

/** The panel that shows what was wanted. */
export interface ShownPanel {
  /** Aborts when the panel is closed: what was asked to be read there need not be asked any more. */
  readonly closed: AbortSignal;
}
