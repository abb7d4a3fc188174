import * as z from 'zod/mini';
import { parseIndicator, type IndicatorRef } from '../../core/indicator';
import { LensError } from '../../core/errors';
import type { OperationId } from '../../core/operation/ids';
import type { DataSource } from '../../core/result/model';

/**
 * The argument that commands about an indicator take: from links, code actions, tree items, key
 * bindings and scripts alike. A plain string is the value.
 */
const askSchema = z.union([
  z.string(),
  z.object({
    value: z.string(),
    operations: z.optional(z.array(z.string())),
    data: z.optional(z.enum(['live', 'sample'])),
    askedFrom: z.optional(z.string().check(z.maxLength(40))),
    show: z.optional(z.boolean()),
  }),
]);

/** What somebody wants to know, and where they asked. */
export interface Ask {
  readonly indicator: IndicatorRef;
  readonly operations?: readonly OperationId[];
  readonly data?: DataSource;
  readonly askedFrom?: string;
  /** False for a script that wants the answers only: no panel opens. */
  readonly show?: boolean;
}

/** Throws a LensError (`badInput`) that says what is wrong with the argument. */
export function askOf(argument: unknown): Ask {
  const parsed = askSchema.safeParse(argument);
  if (!parsed.success) {
    throw badInput('The command takes a value, or {value, operations?, data?}.');
  }
  const { value, ...rest } = typeof parsed.data === 'string' ? { value: parsed.data } : parsed.data;
  return { indicator: indicatorOf(value), ...rest };
}

/** Throws a LensError (`badInput`) where the text is no address and no host name. */
export function indicatorOf(value: string): IndicatorRef {
  const indicator = parseIndicator(value);
  if (indicator === undefined) {
    const shown = value.length > 100 ? `${value.slice(0, 100)}…` : value;
    throw badInput(`“${shown}” is no IP address and no host name.`);
  }
  return { kind: indicator.kind, value: indicator.value };
}

/** The words of a list as somebody types or pastes it: split at spaces, commas and semicolons. */
export function listed(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((word) => word !== ''))];
}

function badInput(message: string): LensError {
  return new LensError({
    reason: 'badInput',
    message,
    remedy: 'Give an IP address or a host name, defanged or not.',
    action: 'none',
  });
}
