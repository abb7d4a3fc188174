import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { BatchId } from '../../core/batch/model';
import { detect, parseIndicator, type IndicatorRef } from '../../core/indicator';
import { failureOf } from '../../core/errors';
import type { DataSource } from '../../core/result/model';
import { dataOf, type IndicatorFinder } from '../editor/documentIndicators';
import type { FrontDocument } from '../editor/frontDocument';
import { visible } from '../safeText';
import { indicatorsWords } from '../savedWords';
import * as say from '../say';
import { choose, enrichMany, start, type EnrichManyParts } from './enrichMany';
import { distinct } from './pick';

/** What asking about the indicators of a document takes. */
type FoundParts = EnrichManyParts & { readonly index: IndicatorFinder };

/** Where many indicators come from: a selection, files, a list, rows of a tree. */

/** Asks about every indicator of the selection. */
export async function enrichSelection(parts: FoundParts): Promise<BatchId | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { document, selections } = editor;
  const found = await Promise.all(
    selections.map((selection) => parts.index.within(document, selection)),
  );
  const indicators = distinct(found.flat());
  if (indicators.length === 0) {
    void say.inform(vscode.l10n.t('The selection holds no IP address and no host name.'));
    return undefined;
  }
  return enrichMany(parts, refs(indicators), dataOf(document), 'editor');
}

/**
 * Asks about the indicators of the file in front, or of the files that are selected in the explorer.
 * `selected`: as VS Code gives several.
 */
export async function enrichFile(
  parts: FoundParts & { readonly front: Pick<FrontDocument, 'current'> },
  argument: unknown,
  selected: unknown,
): Promise<BatchId | undefined> {
  const uris = urisOf(selected).length > 0 ? urisOf(selected) : urisOf([argument]);
  const documents = uris.length > 0 ? await opened(uris) : [parts.front.current];
  const [first, ...others] = documents;
  if (first === undefined) {
    void say.inform(vscode.l10n.t('Open a file first.'));
    return undefined;
  }
  const found = await Promise.all(
    [first, ...others].flatMap((document) =>
      document === undefined ? [] : [parts.index.whole(document)],
    ),
  );
  if (found.some(({ complete }) => !complete)) {
    void say.warn(
      vscode.l10n.t(
        'A long file was searched at its start only: the batch holds what stands there.',
      ),
    );
  }
  const indicators = distinct(found.flatMap((one) => one.indicators));
  const name = first.uri.path.split('/').at(-1) ?? first.uri.path;
  return choose(
    parts,
    {
      title:
        others.length === 0
          ? name
          : others.length === 1
            ? vscode.l10n.t('{0} and 1 more file', name)
            : vscode.l10n.t('{0} and {1} more files', name, others.length),
      indicators: refs(indicators.filter(({ grade }) => grade === 'strong')),
      possible: refs(indicators.filter(({ grade }) => grade === 'weak')),
      data: dataOf(first),
    },
    uris.length > 0 ? 'explorer' : 'editor',
  );
}

const listSchema = z.object({
  values: z.array(z.string()),
  operations: z.optional(z.array(z.string())),
  data: z.optional(z.enum(['live', 'sample'])),
});

/**
 * Asks about a list that is typed or pasted, defanged or not, whatever stands between its words; the
 * clipboard is offered. Scripts give `{values, operations?, data?}`: with operations it starts at once.
 */
export async function enrichList(
  parts: EnrichManyParts,
  argument: unknown,
): Promise<BatchId | undefined> {
  const title = vscode.l10n.t('list');
  if (argument !== undefined) {
    const { values, operations, data = 'live' } = listSchema.parse(argument);
    const subject = { title, indicators: read(values.join('\n')), data };
    return operations === undefined
      ? choose(parts, subject, 'list')
      : start(parts, subject, operations, 'list');
  }
  const clipboard = await vscode.env.clipboard.readText();
  const indicators = await askForList(clipboard);
  return indicators && choose(parts, { title, indicators, data: 'live' }, 'list');
}

/** Asks about rows of a tree: indicators, and groups as all of theirs. */
export async function enrichRows(
  parts: EnrichManyParts,
  argument: unknown,
  selected: unknown,
): Promise<BatchId | undefined> {
  const rows = Array.isArray(selected) && selected.length > 0 ? selected : [argument];
  const found = rows.flatMap(indicatorsOf);
  const data: DataSource = found.some((one) => one.data === 'sample') ? 'sample' : 'live';
  const indicators = found.filter((one) => one.data === data).map(({ indicator }) => indicator);
  const title = vscode.l10n.t('tree');
  return indicators.length === 1
    ? enrichMany(parts, indicators, data, 'tree')
    : choose(parts, { title, indicators, data }, 'tree');
}

const rowSchema = z.object({
  value: z.string(),
  data: z.optional(z.enum(['live', 'sample'])),
});
const groupSchema = z.object({ indicators: z.array(z.unknown()) });

function indicatorsOf(row: unknown): { indicator: IndicatorRef; data: DataSource }[] {
  const group = groupSchema.safeParse(row);
  if (group.success) {
    return group.data.indicators.flatMap(indicatorsOf);
  }
  const parsed = rowSchema.safeParse(row);
  const indicator = parsed.success ? parseIndicator(parsed.data.value) : undefined;
  return indicator === undefined || !parsed.success
    ? []
    : [{ indicator: ref(indicator), data: parsed.data.data ?? 'live' }];
}

function urisOf(input: unknown): vscode.Uri[] {
  return Array.isArray(input)
    ? input.filter((one): one is vscode.Uri => one instanceof vscode.Uri)
    : [];
}

/** Files that VS Code cannot open as text are named, and left out. */
async function opened(uris: readonly vscode.Uri[]): Promise<vscode.TextDocument[]> {
  const documents: vscode.TextDocument[] = [];
  const failed: string[] = [];
  for (const uri of uris) {
    try {
      documents.push(await vscode.workspace.openTextDocument(uri));
    } catch (thrown) {
      failed.push(`${uri.path.split('/').at(-1) ?? uri.path}: ${failureOf(thrown).message}`);
    }
  }
  if (failed.length > 0) {
    void say.warn(
      vscode.l10n.t('Not read: {0}', failed.map((one) => visible(one, 120)).join(' · ')),
    );
  }
  return documents;
}

/** An input box takes one line: what is pasted into it loses its line breaks, not its words. */
async function askForList(clipboard: string): Promise<readonly IndicatorRef[] | undefined> {
  const copied = read(clipboard);
  const pick = say.list<say.Item & { from: string }>(vscode.l10n.t('Enrich List'));
  pick.placeholder = vscode.l10n.t('Paste IP addresses and host names, defanged or not');
  const fromClipboard =
    copied.length === 0
      ? []
      : [
          {
            from: clipboard,
            label: vscode.l10n.t('{0} on the clipboard', indicatorsWords(copied.length)),
            description: copied
              .slice(0, 4)
              .map(({ value }) => value)
              .join(', '),
            alwaysShow: true,
          },
        ];
  pick.items = fromClipboard;
  return new Promise((resolve) => {
    pick.onDidChangeValue((text) => {
      const typed = read(text);
      pick.items =
        text.trim() === ''
          ? fromClipboard
          : [
              {
                from: text,
                label: vscode.l10n.t('{0} in this text', indicatorsWords(typed.length)),
                description: typed
                  .slice(0, 4)
                  .map(({ value }) => value)
                  .join(', '),
                alwaysShow: true,
              },
            ];
    });
    pick.onDidAccept(() => {
      const [picked] = pick.selectedItems;
      const indicators = picked === undefined ? [] : read(picked.from);
      if (indicators.length > 0) {
        resolve(indicators);
        pick.hide();
      }
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** In a list every word is meant, names that could be something else too. */
function read(text: string): readonly IndicatorRef[] {
  return refs(distinct(detect(text)));
}

function refs(indicators: readonly IndicatorRef[]): readonly IndicatorRef[] {
  return indicators.map(ref);
}

function ref({ kind, value }: IndicatorRef): IndicatorRef {
  return { kind, value };
}
