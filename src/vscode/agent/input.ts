import type * as z from 'zod/mini';

/** What a tool was given. VS Code checks it against the schema of the manifest; agents err all the same. */
export function inputOf<T>(schema: z.ZodMiniType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `The input does not fit: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    );
  }
  return parsed.data;
}
