import * as z from 'zod/mini';

const manifestSchema = z.object({
  contributes: z.object({
    commands: z.array(z.object({ command: z.string(), title: z.string() })),
  }),
});

/**
 * What the palette calls a command, by its id. `manifest`: package.json as VS Code translated it, read
 * at the first question and not at the start.
 */
export function commandTitles(manifest: unknown): (command: string) => string {
  let titles: ReadonlyMap<string, string> | undefined;
  return (command) => {
    titles ??= titlesIn(manifest);
    return titles.get(command) ?? command;
  };
}

function titlesIn(manifest: unknown): ReadonlyMap<string, string> {
  const parsed = manifestSchema.safeParse(manifest).data;
  return new Map(
    parsed?.contributes.commands.map(({ command, title }) => [command, title] as const),
  );
}
