import * as z from 'zod/mini';
import {
  cost,
  dataSource,
  failure,
  indicatorRef,
  operationId,
  pivotGraph,
  result,
  trail,
} from './schemas';

/** An operation that takes the indicator, and what asking it now would mean. */
const plannedOperation = z.object({
  id: operationId,
  title: z.string(),
  description: z.string(),
  provider: z.string(),
  providerName: z.string(),
  cost: z.array(cost),
  /** Its answers have entries for the timeline. */
  timeline: z.optional(z.literal(true)),
  /** Set where a look-up that names no operation leaves it out. */
  aside: z.optional(z.literal(true)),
  /** Why it cannot be asked now. */
  obstacle: z.optional(failure),
});

const runState = z.object({
  running: z.array(operationId),
  asking: z.boolean(),
  done: z.int(),
  total: z.int(),
});

/** An entry of the library as one line says it. */
const saved = z.object({
  verdict: z.enum(['unknown', 'benign', 'suspicious', 'malicious']),
  /** Who gave it. */
  by: z.optional(z.string()),
  tags: z.array(z.string()),
  /** The beginning of the last notes, Markdown as it was written. */
  notes: z.array(z.string()),
});

const page = z.object({
  type: z.literal('page'),
  indicator: indicatorRef,
  data: dataSource,
  /** The indicator as it may safely be pasted: `login-secure[.]example`. */
  defanged: z.string(),
  trail,
  /** How the stops, and those that the trail forgot, were come to. */
  graph: pivotGraph,
  pinned: z.boolean(),
  /** In the order of the tabs. */
  operations: z.array(plannedOperation),
  /** Stored answers and the last failures; for one question the newest first. */
  results: z.array(result),
  run: runState,
  /** The operation whose tab the analyst asked to see. */
  select: z.optional(operationId),
  /** Scores from here up are called high. */
  riskThreshold: z.number(),
  /** There is a library that rows, facts and scores can be added to. */
  canAdd: z.optional(z.boolean()),
  /** What the library holds of the indicator. */
  saved: z.optional(saved),
  /** The warning lists that have the indicator. */
  warnings: z.optional(z.array(z.string())),
});

/** Everything the extension says to the panel. `key` tells which page a message belongs to. */
const toWebview = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    /** BCP 47, for numbers and dates. */
    language: z.string(),
    /** Translations by English text; empty for English. */
    strings: z.record(z.string(), z.string()),
  }),
  page,
  z.object({ type: z.literal('result'), key: z.string(), result, run: runState }),
  z.object({ type: z.literal('run'), key: z.string(), run: runState }),
]);

export type ToWebview = z.infer<typeof toWebview>;
export type PanelSaved = z.infer<typeof saved>;
export type Page = z.infer<typeof page>;
export type PlannedOperation = z.infer<typeof plannedOperation>;
export type RunState = z.infer<typeof runState>;

/** The message, or undefined where it is none: the caller drops it. */
export function parseToWebview(input: unknown): ToWebview | undefined {
  const parsed = z.safeParse(toWebview, input);
  return parsed.success ? parsed.data : undefined;
}
