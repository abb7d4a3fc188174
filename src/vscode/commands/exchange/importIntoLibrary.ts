import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { LensError } from '../../../core/errors';
import type { Library } from '../../../core/library/library';
import type { Clock, Log } from '../../../core/ports';
import type { Refused } from '../../../core/library/importing';
import { ImportError } from '../../../import/importError';
import { applyImport, planImport, undoImport, type ImportPlan } from '../../../import/plan';
import { MOST_BYTES, readImport } from '../../../import/read';
import { visible } from '../../safeText';
import { indicatorsWords } from '../../savedWords';
import * as say from '../../say';
import { previewLines } from './importPreview';

/** What scripts may give. The explorer gives the file's address itself. */
const argumentSchema = z.object({
  uri: z.string(),
  /** True imports without showing first what would be. */
  withoutPreview: z.optional(z.boolean()),
});

interface ImportParts {
  readonly library: Library;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Reads a file into the library: what would be new, merged, known already and left out is shown
 * first; then it is one act that can be undone. Resolves with the counts; undefined when cancelled.
 */
export async function importIntoLibrary(
  { library, clock, log }: ImportParts,
  argument: unknown,
): Promise<Readonly<Record<'added' | 'merged' | 'known' | 'refused', number>> | undefined> {
  const given = argumentSchema.safeParse(argument).data;
  const uri =
    argument instanceof vscode.Uri
      ? argument
      : given === undefined
        ? await pickFile()
        : vscode.Uri.parse(given.uri, true);
  if (uri === undefined) {
    return undefined;
  }
  const name = visible(uri.path.split('/').at(-1) ?? uri.path);
  const at = new Date(clock.now()).toISOString();
  const plan = planImport(library, await read(uri, name, at), at);
  const nothing = plan.added.length + plan.merged.length + plan.newCases.length === 0;
  if (given?.withoutPreview !== true && !(await confirmed(name, plan, nothing))) {
    return undefined;
  }
  if (!nothing) {
    const imported = applyImport(library, plan);
    tellImported(log, name, plan, () => undoImport(library, imported));
    void vscode.commands.executeCommand('indicatorLens.library.focus');
  }
  return {
    added: plan.added.length,
    merged: plan.merged.length,
    known: plan.known.length,
    refused: plan.refused.length,
  };
}

async function pickFile(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import into Library'),
    openLabel: vscode.l10n.t('Import'),
    filters: {
      [vscode.l10n.t('Indicators')]: ['json', 'csv', 'tsv', 'txt', 'stix', 'ioc', 'md', 'log'],
      [vscode.l10n.t('All Files')]: ['*'],
    },
  });
  return picked?.[0];
}

async function read(uri: vscode.Uri, name: string, at: string) {
  const { size } = await vscode.workspace.fs.stat(uri);
  try {
    if (size > MOST_BYTES) {
      const [is, most] = [size, MOST_BYTES].map((bytes) => Math.ceil(bytes / 1024 / 1024));
      throw new ImportError(
        vscode.l10n.t(
          '{0} has {1} MiB, and {2} MiB at most are imported.',
          name,
          is ?? 0,
          most ?? 0,
        ),
      );
    }
    return readImport(decoded(await vscode.workspace.fs.readFile(uri)), { name, at });
  } catch (thrown) {
    if (!(thrown instanceof ImportError)) {
      throw thrown;
    }
    const failure = {
      reason: 'badInput' as const,
      message: vscode.l10n.t('{0} was not imported. {1}', name, thrown.message),
      remedy: vscode.l10n.t('Nothing was changed. Mend the file, or choose another.'),
      action: 'none' as const,
    };
    throw new LensError(failure, { cause: thrown });
  }
}

/** UTF-8, or UTF-16 where the file starts with its mark (spreadsheets save such). */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

async function confirmed(name: string, plan: ImportPlan, nothing: boolean): Promise<boolean> {
  const go = vscode.l10n.t('Import');
  const show = vscode.l10n.t('Show What Is Left Out');
  for (;;) {
    const answer = await say.question(
      {
        message: nothing
          ? vscode.l10n.t('{0} holds nothing new for the library.', name)
          : vscode.l10n.t('Import {0} into the library?', name),
        detail: previewLines(plan).join('\n'),
        kind: 'information',
      },
      ...(nothing ? [] : [go]),
      ...(plan.refused.length > 0 ? [show] : []),
    );
    if (answer !== show) {
      return answer === go;
    }
    await showRefused(plan.refused);
  }
}

/** Everything that stays out, with its place in the file and the reason. Searchable. */
async function showRefused(refused: readonly Refused[]): Promise<void> {
  await say.pickOne(
    refused.map(({ where, what, why }) => ({
      label: visible(where, 80),
      description: visible(what, 120),
      detail: visible(why, 200),
    })),
    {
      title: vscode.l10n.t('Not imported: {0}', refused.length),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
}

function tellImported(log: Log, name: string, plan: ImportPlan, undo: () => number): void {
  const [back, show] = [vscode.l10n.t('Undo'), vscode.l10n.t('Show What Was Left Out')];
  void say
    .inform(
      vscode.l10n.t(
        '{0}: {1} new, {2} merged, {3} not imported.',
        name,
        plan.added.length,
        plan.merged.length,
        plan.refused.length,
      ),
      back,
      ...(plan.refused.length > 0 ? [show] : []),
    )
    .then(async (picked) => {
      if (picked === show) {
        await showRefused(plan.refused);
      } else if (picked === back) {
        const kept = undo();
        void say.inform(
          kept === 0
            ? vscode.l10n.t('The import of {0} is undone.', name)
            : vscode.l10n.t(
                'The import of {0} is undone, but for {1} changed since.',
                name,
                indicatorsWords(kept),
              ),
        );
      }
    })
    .then(undefined, (thrown: unknown) => log.error(`import: ${String(thrown)}`));
}
