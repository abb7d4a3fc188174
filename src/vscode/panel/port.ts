import type { ProviderId } from '../../core/operation/ids';
import type { Result, TextSection } from '../../core/result/model';
import type { FromWebview } from '../../protocol/fromWebview';
import type { PivotGraph } from '../../protocol/pivotGraph';
import type { ToWebview } from '../../protocol/toWebview';
import type { TrailEntry } from '../../protocol/trail';
import type { Selection } from './model';

/** What a conversation needs of VS Code. */
export interface PanelPort {
  /** The first message to a document: its language and its strings. */
  welcome(): ToWebview;
  post(message: ToWebview): void;
  setTitle(title: string): void;
  /** Opens another panel, which goes on from the graph of this one. */
  openBeside(entry: TrailEntry, graph: PivotGraph): void;
  openRaw(result: Result): void;
  compare(older: ComparedText, newer: ComparedText): void;
  exportSelection(selection: Selection): Promise<unknown>;
  copy(text: string): void;
  remedy(
    action: Extract<FromWebview, { type: 'remedy' }>['action'],
    provider: ProviderId | undefined,
  ): void;
}

/** A text of an answer, and what to call it. */
export interface ComparedText {
  readonly result: Result;
  readonly section: TextSection;
}
