import * as z from 'zod';
import { LensError } from '../../core/errors';
import { notUnderstood } from './failures';

/*
 * DomainTools' JSON comes from PHP and has its habits: `[]` for an empty object, one object for a
 * list of one, numbers as strings, "" or null or nothing for what is not known. These schemas take
 * all of that and give one form. Objects are loose: new keys of the vendor break nothing.
 */

/** Text, or undefined for what is empty. White space around it is dropped. */
export const text = z
  .union([z.string(), z.number(), z.boolean(), z.null(), z.tuple([])])
  .optional()
  .transform((value) => {
    const written = typeof value === 'object' || value === undefined ? '' : String(value).trim();
    return written === '' ? undefined : written;
  });

/** Text that is kept as it was sent: a raw record. */
export const verbatim = z
  .union([z.string(), z.null(), z.tuple([])])
  .optional()
  .transform((value) => (typeof value === 'string' && value.trim() !== '' ? value : undefined));

/** A number, also written as a string. */
export const count = z
  .union([z.number(), z.string().regex(/^\s*(?:-?\d+(?:\.\d+)?)?\s*$/), z.null(), z.tuple([])])
  .optional()
  .transform((value) => {
    if (typeof value === 'number') {
      return value;
    }
    return typeof value === 'string' && value.trim() !== '' ? Number(value) : undefined;
  });

/** True for 1, "1", true and "true"; undefined where nothing is said. */
export const flag = z
  .union([z.boolean(), z.number(), z.string(), z.null()])
  .optional()
  .transform((value) =>
    value === undefined || value === null
      ? undefined
      : value === true || value === 1 || value === '1' || value === 'true',
  );

/** A list, also as its only element, as an object with numbers for keys, or as nothing. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.unknown().optional().transform(asArray).pipe(z.array(item));
}

/** Texts, the empty ones left out. */
export const texts = list(text).transform((values) =>
  values.filter((value) => value !== undefined),
);

/** An object, or undefined where `[]`, "" or null stand for an empty one. */
export function orNothing<Shape extends z.ZodType>(shape: Shape) {
  return z
    .unknown()
    .optional()
    .transform((value) => (isNothing(value) ? undefined : value))
    .pipe(shape.optional());
}

/** True for what stands for "nothing": null, "", `[]`, `{}`. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') {
    return true;
  }
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/**
 * Reads what was sent. `keys` are the documented ones of which at least one must be there: with
 * every value optional, a body of another kind would else pass for an empty answer. Throws a
 * LensError (`notUnderstood`) that names the place, not the value.
 */
export function read<Shape extends z.ZodType>(
  shape: Shape,
  response: unknown,
  keys: readonly string[] = [],
): z.output<Shape> {
  const parsed = shape.safeParse(response);
  if (keys.length > 0 && !keys.some((key) => hasKey(response, key))) {
    throw new LensError(notUnderstood(`response has none of ${keys.join(', ')}`));
  }
  if (parsed.success) {
    return parsed.data;
  }
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new LensError(
    notUnderstood(
      path === '' ? 'response is not as expected' : `response.${path} is not as expected`,
    ),
  );
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

function asArray(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  if (isNothing(value)) {
    return [];
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return entries.every(([key]) => /^\d+$/.test(key))
      ? entries.map(([, item]): unknown => item)
      : [value];
  }
  return [value];
}
