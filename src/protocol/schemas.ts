import * as z from 'zod/mini';
import type { Failure } from '../core/errors';
import type { IndicatorRef } from '../core/indicator/model';
import type { Cost } from '../core/operation/cost';
import type { Parameters } from '../core/operation/ids';
import type { Result } from '../core/result/model';
import { MOST_NODES, type PivotGraph } from './pivotGraph';
import { LONGEST_TRAIL, type Trail, type TrailEntry } from './trail';

/** RFC 1035 limits a name to 255 octets; refanged values are never longer. */
const value = z.string().check(z.minLength(1), z.maxLength(300));

export const operationId = z.string().check(z.regex(/^[\w-]{1,40}\.[\w-]{1,60}$/));

export const indicatorRef: z.ZodMiniType<IndicatorRef> = z.object({
  kind: z.enum(['ipv4', 'ipv6', 'fqdn']),
  value,
});

export const dataSource = z.enum(['live', 'sample']);

export const parameters: z.ZodMiniType<Parameters> = z.record(
  z.string().check(z.maxLength(60)),
  z.union([z.string().check(z.maxLength(4000)), z.number(), z.boolean()]),
);

export const trailEntry: z.ZodMiniType<TrailEntry> = z.object({
  indicator: indicatorRef,
  data: dataSource,
});

export const trail: z.ZodMiniType<Trail> = z.object({
  entries: z.array(trailEntry).check(z.maxLength(LONGEST_TRAIL)),
  position: z.int(),
});

/** As `entryKey` writes it. */
export const pageKey = z.string().check(z.maxLength(320));

export const pivotGraph: z.ZodMiniType<PivotGraph> = z.object({
  nodes: z.array(trailEntry).check(z.maxLength(MOST_NODES)),
  edges: z
    .array(
      z.object({
        from: pageKey,
        to: pageKey,
        via: z.optional(operationId),
        title: z.optional(z.string().check(z.maxLength(200))),
      }),
    )
    .check(z.maxLength(1000)),
});

export const cost: z.ZodMiniType<Cost> = z.object({
  product: z.string(),
  amount: z.number(),
  unit: z.enum(['query', 'record', 'request']),
  bound: z.optional(z.enum(['atMost', 'atLeast'])),
  shared: z.optional(z.string()),
});

/** The reasons are the extension's own, so only their shape is checked. */
export const failure = z.custom<Failure>(
  (input) =>
    isObject(input) &&
    typeof input.reason === 'string' &&
    typeof input.message === 'string' &&
    typeof input.remedy === 'string' &&
    typeof input.action === 'string',
);

/**
 * A result is made by the extension and typed there. The envelope and each section's type are
 * checked; rows are not, because a table of 100,000 of them has to arrive within a frame.
 */
export const result = z.custom<Result>(
  (input) =>
    isObject(input) &&
    typeof input.operation === 'string' &&
    typeof input.askedFor === 'string' &&
    typeof input.lookedUp === 'string' &&
    typeof input.retrievedAt === 'string' &&
    isObject(input.indicator) &&
    isObject(input.parameters) &&
    isObject(input.source) &&
    isObject(input.outcome) &&
    OUTCOMES.has(input.outcome.kind) &&
    Array.isArray(input.sections) &&
    input.sections.every(isSection) &&
    Array.isArray(input.raw),
);

const OUTCOMES: ReadonlySet<unknown> = new Set(['found', 'noRecord', 'partial', 'failed']);

/** The list that each type of section must hold, or nothing for text. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  facts: ['facts'],
  table: ['columns', 'rows'],
  score: ['components'],
  text: [],
  timeline: ['entries'],
};

function isSection(input: unknown): boolean {
  if (!isObject(input) || typeof input.id !== 'string' || typeof input.title !== 'string') {
    return false;
  }
  const lists = typeof input.type === 'string' ? LISTS[input.type] : undefined;
  return lists?.every((name) => Array.isArray(input[name])) ?? false;
}

function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
