import * as z from 'zod/mini';
import type { TableSection } from '../core/result/model';
import { failure, indicatorRef } from './schemas';

/** What the analyst can do to a batch as a whole. */
const action = z.enum(['pause', 'cancel', 'resume', 'retryFailed', 'askAgain']);

export type BatchAction = z.infer<typeof action>;

/** As much as anybody copies. */
const LONGEST_COPY = 64 * 1024 * 1024;

const fromBatchView = z.discriminatedUnion('type', [
  /** The document is there: send the batch. */
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('batch'), action }),
  z.object({ type: z.literal('exportBatch') }),
  z.object({
    type: z.literal('copy'),
    text: z.string().check(z.maxLength(LONGEST_COPY)),
    defanged: z.boolean(),
  }),
  z.object({ type: z.literal('pivot'), indicator: indicatorRef, beside: z.boolean() }),
  z.object({
    type: z.literal('enrichSelected'),
    indicators: z.array(indicatorRef).check(z.minLength(1), z.maxLength(100_000)),
  }),
  /** The remedy of what holds the batch up, by its place in the list. */
  z.object({ type: z.literal('batchRemedy'), hold: z.int().check(z.nonnegative()) }),
]);

export type FromBatchView = z.infer<typeof fromBatchView>;

/** The message, or undefined where it is none. What a webview sends is not trusted. */
export function parseFromBatchView(input: unknown): FromBatchView | undefined {
  const parsed = z.safeParse(fromBatchView, input);
  return parsed.success ? parsed.data : undefined;
}

/** What the panel keeps for itself over a reload: which batch, never an answer. */
const batchViewState = z.object({ batch: z.string().check(z.maxLength(100)) });

export type BatchViewState = z.infer<typeof batchViewState>;

export function parseBatchViewState(input: unknown): BatchViewState | undefined {
  const parsed = z.safeParse(batchViewState, input);
  return parsed.success ? parsed.data : undefined;
}

/** One row an indicator, one column an operation. Made and typed by the extension. */
const table = z.custom<TableSection>((input) => {
  const { columns, rows } = z.object({ columns: z.unknown(), rows: z.unknown() }).safeParse(input)
    .data ?? { columns: undefined, rows: undefined };
  return Array.isArray(columns) && Array.isArray(rows);
});

const row = z.custom<TableSection['rows'][number]>((input) => Array.isArray(input));

/** How the batch stands as a whole. */
const status = {
  phase: z.enum(['running', 'stopping', 'offline', 'paused', 'elsewhere', 'finished']),
  counts: z.object({
    queued: z.int(),
    running: z.int(),
    inDoubt: z.int(),
    done: z.int(),
    failed: z.int(),
    refused: z.int(),
    cancelled: z.int(),
  }),
  holds: z.array(
    z.object({
      /** As the analyst reads it. */
      provider: z.string(),
      /** Titles of those of its operations that are held; empty: all of them. */
      operations: z.array(z.string()),
      /** ISO 8601 UTC: it goes on by itself then. */
      until: z.optional(z.string()),
      failure,
      /** Words for a button, where there is more to do than to wait. */
      button: z.optional(z.string()),
    }),
  ),
};

const toBatchView = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    language: z.string(),
    strings: z.record(z.string(), z.string()),
  }),
  z.object({
    type: z.literal('batch'),
    id: z.string(),
    title: z.string(),
    sample: z.boolean(),
    /** ISO 8601 UTC. */
    createdAt: z.string(),
    table,
    ...status,
  }),
  /** What changed since: rows by their place in the table. */
  z.object({
    type: z.literal('batchChanged'),
    rows: z.array(z.tuple([z.int(), row])),
    ...status,
  }),
]);

export type ToBatchView = z.infer<typeof toBatchView>;
export type BatchMessage = Extract<ToBatchView, { type: 'batch' }>;
export type BatchChangedMessage = Extract<ToBatchView, { type: 'batchChanged' }>;

/** The message, or undefined where it is none: the caller drops it. */
export function parseToBatchView(input: unknown): ToBatchView | undefined {
  const parsed = z.safeParse(toBatchView, input);
  return parsed.success ? parsed.data : undefined;
}
