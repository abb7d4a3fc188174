import * as vscode from 'vscode';
import * as z from 'zod/mini';

/** The part of an extension's manifest that says which files are in which language. */
const manifestSchema = z.object({
  contributes: z.object({
    languages: z.array(
      z.object({
        id: z.string(),
        extensions: z.optional(z.array(z.string())),
        filenames: z.optional(z.array(z.string())),
      }),
    ),
  }),
});

/**
 * VS Code's language ids by file name, for files that are scanned and not opened: in source code a
 * dotted name is rarely a host.
 */
export function languageIdsByName(): (name: string) => string | undefined {
  const byName = new Map<string, string>();
  const byEnding = new Map<string, string>();
  for (const { packageJSON } of vscode.extensions.all) {
    const manifest = manifestSchema.safeParse(packageJSON).data;
    for (const { id, extensions = [], filenames = [] } of manifest?.contributes.languages ?? []) {
      for (const ending of extensions) byEnding.set(ending.toLowerCase(), id);
      for (const name of filenames) byName.set(name.toLowerCase(), id);
    }
  }
  return (name) => {
    const lower = name.toLowerCase();
    const known = byName.get(lower);
    if (known !== undefined) {
      return known;
    }
    // `.d.ts` before `.ts`.
    for (let dot = lower.indexOf('.'); dot !== -1; dot = lower.indexOf('.', dot + 1)) {
      const id = byEnding.get(lower.slice(dot));
      if (id !== undefined) return id;
    }
    return undefined;
  };
}
