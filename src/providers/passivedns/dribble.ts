import * as z from 'zod';
import { quoted } from '../kit/words';

/** What CIRCL v2 says in `x-dribble-errors` about an answer that is not whole. */
export interface DribbleError {
  /** Name of the error: `maxset`. */
  readonly name: string;
  /** The name or address whose records were cut, where it is said. */
  readonly record?: string;
  readonly listed?: number;
  readonly total?: number;
}

const number = z.coerce.number().int().nonnegative().optional().catch(undefined);
const word = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const wire = z.looseObject({ error: word, record: word, value: number, total_value: number });

/**
 * Reads the header. Its JSON is documented by examples only, and clients disagree on it: an object,
 * a list, an object of objects, or plain words are all taken.
 */
export function dribbleErrors(header: string | undefined): readonly DribbleError[] {
  if (header === undefined || header.trim() === '') {
    return [];
  }
  let value: unknown;
  try {
    value = JSON.parse(header);
  } catch {
    return [{ name: quoted(header) }];
  }
  return errorsIn(value);
}

function errorsIn(value: unknown): readonly DribbleError[] {
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown) => errorsIn(entry));
  }
  if (typeof value === 'string' || typeof value === 'number') {
    return [{ name: quoted(String(value)) }];
  }
  const parsed = wire.safeParse(value);
  if (!parsed.success) {
    return [];
  }
  const { error, record, value: listed, total_value: total } = parsed.data;
  if (error === undefined && total === undefined) {
    const entries = Object.entries(parsed.data);
    const nested = entries.filter(([, entry]) => typeof entry === 'object' && entry !== null);
    return nested.length > 0
      ? nested.flatMap(([, entry]) => errorsIn(entry))
      : entries.map(([key, entry]) => ({ name: quoted(`${key}: ${String(entry)}`) }));
  }
  return [
    {
      name: quoted(error ?? 'limit'),
      ...(record !== undefined && { record: quoted(record) }),
      ...(listed !== undefined && { listed }),
      ...(total !== undefined && { total }),
    },
  ];
}
