import type { IndicatorRef } from '../indicator/model';
import type { OperationId, Parameters } from '../operation/ids';
import type { Question } from '../operation/question';
import type { DataSource, Result } from './model';

export interface Store {
  /** The stored result of a question, however old. */
  get(question: Question): Result | undefined;
  put(question: Question, result: Result): void;
  /** Every stored result about an indicator, newest first. */
  about(indicator: IndicatorRef, data: DataSource): readonly Result[];
  /** Look-ups, newest first. */
  history(): readonly HistoryEntry[];
  record(entry: HistoryEntry): void;
  clearHistory(): void;
  /** Drops every stored result. The history stays. */
  clear(): void;
  /** What is stored, the last retrieved first. */
  stored(filter: StoredFilter): readonly StoredAnswer[];
  /** Drops the stored results that `stored` would list; says how many. */
  drop(filter: StoredFilter): number;
  size(): StoreSize;
  /** Called after another window wrote. Returns the function that stops it. */
  onDidChange(listener: () => void): () => void;
}

/** All parts must hold; absent parts do not count. */
export interface StoredFilter {
  /** In the indicator or the operation; letters count alike in either case. */
  readonly text?: string;
  readonly indicator?: IndicatorRef;
  readonly data?: DataSource;
  readonly operation?: OperationId;
  readonly parameters?: Parameters;
  /** Retrieved before this time, ISO 8601 UTC. */
  readonly before?: string;
  /** Default: all. */
  readonly limit?: number;
}

/** A stored result without its content. */
export interface StoredAnswer {
  readonly question: Question;
  readonly outcome: Result['outcome']['kind'];
  /** ISO 8601 UTC. */
  readonly retrievedAt: string;
  /** Host that answered. */
  readonly host: string;
  /** On disk. */
  readonly bytes: number;
}

export interface StoreSize {
  readonly entries: number;
  readonly bytes: number;
}

/** One look-up: an indicator and the operations that were asked about it. */
export interface HistoryEntry {
  readonly indicator: IndicatorRef;
  readonly data: DataSource;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Where the question came from: `editor`, `palette`, `hover`, `tree`, `panel`, `api`. */
  readonly askedFrom: string;
  readonly operations: readonly OperationId[];
  /** Requests that really left the machine. */
  readonly asked: number;
}
