import type { Cell, Result, ScoreSection, ValueType } from '../../core/result/model';

/** One statement of the summary. */
export interface SummaryLine {
  readonly label?: string;
  readonly type: ValueType;
  readonly cells: readonly Cell[];
}

/** Statements of one answer: its source and age stand under them and lead to its tab. */
export interface SummaryPart {
  readonly result: Result;
  readonly lines: readonly SummaryLine[];
}

/** One question of the analyst, answered by whoever knows. */
export interface SummaryCard {
  readonly id: string;
  readonly title: string;
  /** The one thing to read, absent where the lines say it all. */
  readonly headline?: string;
  readonly score?: ScoreSection;
  readonly parts: readonly SummaryPart[];
}
