import * as z from 'zod/mini';

const manifestSchema = z.object({
  contributes: z.object({
    commands: z.array(z.object({ command: z.string(), title: z.string() })),
  }),
});

/** What the palette calls a command, by its id. `manifest`: package.json as VS Code translated it. */
export function commandTitles(manifest: unknown): (command: string) => string {
  const parsed = manifestSchema.safeParse(manifest).data;
  const titles = new Map(
    parsed?.contributes.commands.map(({ command, title }) => [command, title] as const),
  );
  return (command) => titles.get(command) ?? command;
}
