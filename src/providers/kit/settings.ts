import type * as z from 'zod';
import { LensError } from '../../core/errors';
import type { ProviderId } from '../../core/operation/ids';
import type { SettingWords } from '../../core/operation/settings';
import { isRecord } from './body';

/** A setting with its words for the settings page: the manifest is made from both. */
export function setting<Schema extends z.ZodType>(
  schema: Schema,
  markdownDescription: string,
  more: Omit<SettingWords, 'markdownDescription'> = {},
): Schema {
  return schema.meta({ markdownDescription, ...more });
}

/** A schema is made where it is first needed, and then read with at every question. */
export function once<Schema>(make: () => Schema): () => Schema {
  let made: { readonly schema: Schema } | undefined;
  return () => (made ??= { schema: make() }).schema;
}

/**
 * A provider's block as its schema reads it. VS Code gives null for a setting without a default,
 * which counts as absent. Throws a LensError (`badSettings`) that names the setting.
 */
export function readBlock<Schema extends z.ZodObject>(
  provider: ProviderId,
  schema: Schema,
  block: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(isRecord(block) ? withoutNulls(block) : (block ?? {}));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw badSetting(
      provider,
      issue?.path.join('.') ?? '',
      `cannot be used: ${issue?.message ?? 'it cannot be read'}`,
    );
  }
  return parsed.data;
}

function withoutNulls(block: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(block).filter(([, value]) => value !== null));
}

/** `problem` follows the name of the setting: "is not a URL". */
export function badSetting(
  provider: ProviderId,
  name: string,
  problem: string,
  hint?: string,
): LensError {
  const full = name === '' ? `indicatorLens.${provider}` : `indicatorLens.${provider}.${name}`;
  return new LensError({
    reason: 'badSettings',
    message: `The setting ${full} ${problem}.`,
    remedy: `Correct ${full}${hint === undefined ? '' : `; ${hint}`}.`,
    action: 'openSettings',
  });
}
