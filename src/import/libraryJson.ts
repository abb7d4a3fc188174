import * as z from 'zod';
import type { Case, SavedIndicator } from '../core/library/model';
import {
  caseSchema,
  LIBRARY_FORMAT,
  LIBRARY_VERSION,
  savedIndicatorSchema,
} from '../export/libraryFormat';
import type { Incoming, Refused } from '../core/library/importing';
import { ImportError } from './importError';
import { excerpt } from './value';

const fileSchema = z.object({
  format: z.literal(LIBRARY_FORMAT),
  version: z.number(),
  cases: z.array(z.unknown()),
  entries: z.array(z.unknown()),
});

/** True where JSON says of itself that it is a library of ours. */
export function isLibraryJson(json: unknown): boolean {
  return (
    typeof json === 'object' && json !== null && 'format' in json && json.format === LIBRARY_FORMAT
  );
}

/** Our own JSON. Each entry and each case is taken whole or refused whole. */
export function readLibraryJson(json: unknown): Incoming {
  const file = fileSchema.safeParse(json);
  if (!file.success) {
    throw new ImportError(`This is no whole library file: ${problemOf(file.error)}.`);
  }
  if (file.data.version > LIBRARY_VERSION) {
    throw new ImportError(
      `The file has version ${file.data.version} of the library format; this release reads version ${LIBRARY_VERSION}.`,
    );
  }
  const refused: Refused[] = [];
  const entries = each<SavedIndicator>('entries', file.data.entries, savedIndicatorSchema, refused);
  const cases = each<Case>('cases', file.data.cases, caseSchema, refused);
  return {
    format: 'library',
    read: file.data.entries.length + file.data.cases.length,
    entries: withKnownCases(entries, cases),
    foreign: [],
    cases,
    refused,
  };
}

function each<T>(
  name: string,
  list: readonly unknown[],
  schema: z.ZodType<T>,
  refused: Refused[],
): readonly T[] {
  return list.flatMap((one, index) => {
    const read = schema.safeParse(one);
    if (read.success) {
      return [read.data];
    }
    const where = `${name}[${index}]`;
    refused.push({ where, what: excerpt(JSON.stringify(one)), why: problemOf(read.error) });
    return [];
  });
}

/** Entries keep the cases that came along; a case that was refused cannot be referred to. */
export function withKnownCases(
  entries: readonly SavedIndicator[],
  cases: readonly Case[],
): readonly SavedIndicator[] {
  const known = new Set(cases.map(({ id }) => id));
  return entries.map((entry) => ({ ...entry, cases: entry.cases.filter((id) => known.has(id)) }));
}

/** The first thing that is wrong, with where it stands: `indicator.value: not a …`. */
export function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  return `${path === '' ? '' : `${path}: `}${issue?.message ?? 'not understood'}`;
}
