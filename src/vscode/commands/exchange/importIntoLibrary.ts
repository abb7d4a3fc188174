import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { LensError } from '../../../core/errors';
import {
  MOST_BYTES,
  type FileImporter,
  type ImportContent,
  type Incoming,
} from '../../../core/library/importing';
import type { Library } from '../../../core/library/library';
import type { Clock, Log } from '../../../core/ports';
import {
  applySteps,
  planSteps,
  undoSteps,
  type Imported,
  type ImportPlan,
} from '../../../import/plan';
import { inSteps } from '../../inSteps';
import { longWork } from '../../longWork';
import { visible } from '../../safeText';
import { indicatorsWords } from '../../savedWords';
import * as say from '../../say';
import { pickColumns, showChanges, showRefused } from './importDetails';
import { previewLines } from './importPreview';

/** What scripts may give. The explorer gives the file's address itself. */
const argumentSchema = z.object({
  uri: z.string(),
  /** True imports without showing first what would be. */
  withoutPreview: z.optional(z.boolean()),
  /** Of a table: the places, from 0, of the columns with indicators. */
  columns: z.optional(z.array(z.int().check(z.nonnegative()))),
});

interface ImportParts {
  readonly library: Library;
  readonly importer: FileImporter;
  readonly clock: Clock;
  readonly log: Log;
}

type Counts = Readonly<Record<'added' | 'merged' | 'known' | 'refused', number>>;

/** A file, what it holds, and what that would change. */
interface Read {
  readonly incoming: Incoming;
  readonly plan: ImportPlan;
}

/**
 * Reads a file into the library: what would be new, merged, known already and left out is shown
 * first; then it is one act that can be undone. Resolves with the counts; undefined when cancelled.
 */
export async function importIntoLibrary(
  parts: ImportParts,
  argument: unknown,
): Promise<Counts | undefined> {
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
  const plan = await accepted(parts, { uri, name }, given);
  if (plan === undefined) {
    return undefined;
  }
  if (!isEmpty(plan)) {
    const imported = await apply(parts.library, name, plan);
    tellImported(parts, name, plan, imported);
    void vscode.commands.executeCommand('indicatorLens.library.focus');
  }
  return {
    added: plan.added.length,
    merged: plan.merged.length,
    known: plan.known.length,
    refused: plan.refused.length,
  };
}

interface File {
  readonly uri: vscode.Uri;
  /** In which every character can be seen. */
  readonly name: string;
}

/** What is to be done, once the analyst agreed; he may have other columns read before. */
async function accepted(
  parts: ImportParts,
  file: File,
  given: z.infer<typeof argumentSchema> | undefined,
): Promise<ImportPlan | undefined> {
  let columns: readonly number[] | undefined = given?.columns;
  for (;;) {
    const read = await readFile(parts, file, columns);
    if (given?.withoutPreview === true) {
      return read.plan;
    }
    const answer = await asked(file.name, read);
    if (typeof answer === 'boolean') {
      return answer ? read.plan : undefined;
    }
    columns = answer;
  }
}

function isEmpty({ added, merged, newCases }: ImportPlan): boolean {
  return added.length + merged.length + newCases.length === 0;
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

/** Reads the file and compares it with the library, without keeping the window waiting. */
function readFile(
  { library, importer, clock }: ImportParts,
  { uri, name }: File,
  columns: readonly number[] | undefined,
): Promise<Read> {
  return longWork(vscode.l10n.t('Reading {0}', name), async (signal, report) => {
    const at = new Date(clock.now()).toISOString();
    const source = { name, at, ...(columns && { columns }) };
    const content = await contentOf(uri, name);
    const incoming = await importer.read({ content, source }, report, signal);
    if ('unreadable' in incoming) {
      throw notImported(name, incoming.unreadable);
    }
    return { incoming, plan: await inSteps(planSteps(library, incoming, at), signal) };
  });
}

async function contentOf(uri: vscode.Uri, name: string): Promise<ImportContent> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MOST_BYTES) {
    const [is, most] = [size, MOST_BYTES].map((bytes) => Math.ceil(bytes / 1024 / 1024));
    throw notImported(
      name,
      vscode.l10n.t('It has {0} MiB; at most {1} MiB can be imported.', is ?? 0, most ?? 0),
    );
  }
  return uri.scheme === 'file'
    ? { path: uri.fsPath }
    : { bytes: await vscode.workspace.fs.readFile(uri) };
}

function notImported(name: string, why: string): LensError {
  return new LensError({
    reason: 'badInput',
    message: vscode.l10n.t('{0} was not imported. {1}', name, why),
    remedy: vscode.l10n.t('Nothing was changed. Fix the file or choose another.'),
    action: 'none',
  });
}

/** Whether to import, or which columns to read instead. */
async function asked(name: string, { incoming, plan }: Read): Promise<boolean | readonly number[]> {
  const go = vscode.l10n.t('Import');
  const changes = vscode.l10n.t('Show Changes');
  const leftOut = vscode.l10n.t('Show What Is Left Out');
  const other = vscode.l10n.t('Choose Columns…');
  const { table } = incoming;
  for (;;) {
    const answer = await say.question(
      {
        message: isEmpty(plan)
          ? vscode.l10n.t('{0} holds nothing new for the library.', name)
          : vscode.l10n.t('Import {0} into the library?', name),
        detail: previewLines(incoming, plan).join('\n'),
        kind: 'information',
      },
      ...(isEmpty(plan) ? [] : [go, changes]),
      ...(plan.refused.length > 0 ? [leftOut] : []),
      ...(table === undefined ? [] : [other]),
    );
    if (answer === changes) {
      await showChanges(plan);
    } else if (answer === leftOut) {
      await showRefused(plan.refused);
    } else if (answer === other && table !== undefined) {
      const columns = await pickColumns(table);
      if (columns !== undefined) {
        return columns;
      }
    } else {
      return answer === go;
    }
  }
}

/** Does what was planned. Called off, or where it fails, nothing of it stays. */
function apply(library: Library, name: string, plan: ImportPlan): Promise<Imported> {
  return longWork(vscode.l10n.t('Importing {0}', name), async (signal) => {
    const imported: Imported = { added: [], merged: [], newCases: [] };
    try {
      await inSteps(applySteps(library, plan, imported), signal);
    } catch (thrown) {
      await inSteps(undoSteps(library, imported));
      throw thrown;
    }
    return imported;
  });
}

function tellImported(
  { library, log }: ImportParts,
  name: string,
  plan: ImportPlan,
  imported: Imported,
): void {
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
        const kept = await inSteps(undoSteps(library, imported));
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
