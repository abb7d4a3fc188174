import * as z from 'zod';
import { isRecord } from '../kit/body';

/*
 * Schemas that never refuse. Registries write null for text, an object for a list of one, text for
 * an object, numbers for text, and keys in a case of their own (`secureDns`, `nameServers`). One odd
 * member must not cost the whole answer: what cannot be read is absent here, and stays in the raw
 * response.
 */

/** Text without white space around it, or undefined for what is empty or no text. */
export const text = z.unknown().optional().transform(textOf);

/** Texts, also as the only one of its list; the empty ones left out. */
export const texts = z
  .unknown()
  .optional()
  .transform((value) => listOf(value).map(textOf))
  .transform((values) => values.filter((value) => value !== undefined));

/** True or false, also written as text; undefined where nothing is said. */
export const flag = z
  .unknown()
  .optional()
  .transform((value) => {
    const said = textOf(value)?.toLowerCase();
    return said === 'true' ? true : said === 'false' ? false : undefined;
  });

/** An object of the shape, its keys in any case; every key absent where there is no object. */
export function object<Shape extends z.ZodRawShape>(shape: Shape) {
  const keys = Object.keys(shape);
  return z
    .unknown()
    .optional()
    .transform((value) => withKeys(value, keys))
    .pipe(z.object(shape));
}

/**
 * Objects of the shape. An only one may stand without its list; a text stands for the object that
 * has it under `key`.
 */
export function objects<Item extends z.ZodType>(item: Item, key?: string) {
  return z
    .unknown()
    .optional()
    .transform((value) =>
      listOf(value).flatMap((entry): readonly unknown[] => {
        const alone = key === undefined ? undefined : textOf(entry);
        return isRecord(entry) ? [entry] : key !== undefined && alone ? [{ [key]: alone }] : [];
      }),
    )
    .pipe(z.array(item));
}

/** A list, also as its only element, or as an object with numbers for keys. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value as readonly unknown[];
  }
  if (value === undefined || value === null || value === '') {
    return [];
  }
  const keys = isRecord(value) ? Object.keys(value) : [];
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key)) ? Object.values(value) : [value];
}

function textOf(value: unknown): string | undefined {
  const written =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value).trim()
      : '';
  return written === '' ? undefined : written;
}

/** A key that is written as documented wins over one in another case. */
function withKeys(value: unknown, keys: readonly string[]): Record<string, unknown> {
  if (!isRecord(value)) {
    return {};
  }
  const byCase = new Map(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), entry]));
  return Object.fromEntries(
    keys.map((key) => [
      key,
      Object.hasOwn(value, key) ? value[key] : byCase.get(key.toLowerCase()),
    ]),
  );
}
