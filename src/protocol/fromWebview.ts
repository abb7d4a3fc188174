import * as z from 'zod/mini';
import {
  indicatorRef,
  operationId,
  pageKey,
  parameters,
  pivotGraph,
  trail,
  trailEntry,
} from './schemas';

/** As much as anybody copies: 100,000 rows of a few hundred characters. */
const LONGEST_COPY = 64 * 1024 * 1024;

/** Which section of which answer on the page that is shown. */
const section = {
  operation: operationId,
  parameters,
  sectionId: z.string().check(z.maxLength(120)),
};

/** Indices into the rows of a table. */
const rows = z.array(z.int().check(z.nonnegative())).check(z.minLength(1), z.maxLength(1_000_000));

const fromWebview = z.discriminatedUnion('type', [
  /** The document is there: send the page. */
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('enrich'),
    /** Absent: all that take the indicator. */
    operations: z.optional(z.array(operationId).check(z.maxLength(100))),
    /** For the one operation named. */
    parameters: z.optional(parameters),
    refresh: z.boolean(),
  }),
  z.object({ type: z.literal('cancel') }),
  /** Goes to the page of another indicator. Spends nothing. */
  z.object({
    type: z.literal('pivot'),
    indicator: indicatorRef,
    beside: z.boolean(),
    /** The operation whose answer named it. */
    via: z.optional(operationId),
  }),
  z.object({
    type: z.literal('enrichSelected'),
    indicators: z.array(indicatorRef).check(z.minLength(1), z.maxLength(100_000)),
  }),
  /** Saves rows of a table, facts, or a section as a whole (a score, a text) into the library. */
  z.object({
    type: z.literal('addSelected'),
    ...section,
    rows: z.optional(rows),
    factIds: z.optional(z.array(z.string().check(z.maxLength(120))).check(z.maxLength(1000))),
  }),
  /** About the indicator of the page: save it, judge it, write about it, go to where it is saved. */
  z.object({ type: z.literal('library'), action: z.enum(['add', 'verdict', 'note', 'show']) }),
  /** Writes rows of a table to a file that the analyst chooses. */
  z.object({ type: z.literal('exportSelected'), ...section, rows }),
  z.object({ type: z.literal('go'), position: z.int() }),
  /** Goes to an indicator of the investigation again: a step of the trail where it is one. */
  z.object({ type: z.literal('revisit'), entry: trailEntry }),
  z.object({ type: z.literal('pin'), pinned: z.boolean() }),
  z.object({ type: z.literal('raw'), operation: operationId, parameters }),
  /** Opens two texts of the same operation in VS Code's own diff editor. */
  z.object({ type: z.literal('compare'), older: z.object(section), newer: z.object(section) }),
  z.object({
    type: z.literal('copy'),
    text: z.string().check(z.maxLength(LONGEST_COPY)),
    /** Makes every indicator in the text inert first. */
    defanged: z.boolean(),
  }),
  z.object({
    type: z.literal('remedy'),
    action: z.enum(['setCredentials', 'openSettings', 'testConnection', 'goOnline', 'showLog']),
    operation: operationId,
  }),
]);

export type FromWebview = z.infer<typeof fromWebview>;

/** The message, or undefined where it is none. What a webview sends is not trusted. */
export function parseFromWebview(input: unknown): FromWebview | undefined {
  const parsed = z.safeParse(fromWebview, input);
  return parsed.success ? parsed.data : undefined;
}

const tab = z.string().check(z.maxLength(120));

/** What the panel keeps for itself over a reload: where the analyst was, never an answer. */
const column = z.string().check(z.maxLength(120));
const searched = z.string().check(z.maxLength(2000));

/** What the analyst did to one table. */
const tableState = z.object({
  filters: z.record(column, searched),
  picks: z.record(column, z.array(searched).check(z.maxLength(200))),
  sorting: z.optional(z.object({ column, descending: z.boolean() })),
  /** Ticked rows of the data, as first and last of each stretch. */
  ticked: z.array(z.tuple([z.number(), z.number()])).check(z.maxLength(5000)),
});
export type TableState = z.infer<typeof tableState>;

const panelState = z.object({
  trail,
  pinned: z.boolean(),
  /** The tab: an operation, or the summary. */
  tab: z.optional(tab),
  graph: z.optional(pivotGraph),
  /** The tabs of stops that were left, by page; for Back after the document was made anew. */
  tabs: z.optional(z.record(pageKey, tab)),
  /** Widths that columns were given, in pixels: by table, by column. */
  widths: z.optional(
    z.record(
      z.string().check(z.maxLength(240)),
      z.record(z.string().check(z.maxLength(120)), z.number()),
    ),
  ),
  /** By answer and section; the tables that were touched last. */
  tables: z.optional(z.record(z.string().check(z.maxLength(2000)), tableState)),
  /** Where a tab of a page was scrolled to: the document, the content, the lists in it. */
  scrolled: z.optional(
    z.object({
      at: z.string().check(z.maxLength(2000)),
      window: z.number(),
      content: z.number(),
      inner: z.array(z.number()),
    }),
  ),
});

export type PanelState = z.infer<typeof panelState>;

/** Undefined for what is too much to be kept. */
export function parseTableState(input: unknown): TableState | undefined {
  const parsed = z.safeParse(tableState, input);
  return parsed.success ? parsed.data : undefined;
}

export function parsePanelState(input: unknown): PanelState | undefined {
  const parsed = z.safeParse(panelState, input);
  return parsed.success ? parsed.data : undefined;
}
