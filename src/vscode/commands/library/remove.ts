import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Library } from '../../../core/library/library';
import type { SavedIndicator, SavedKey } from '../../../core/library/model';
import type { IndicatorFinder } from '../../editor/documentIndicators';
import { attributesWords, notesWords, relatedWords } from '../../savedWords';
import * as say from '../../say';
import { keysOf } from './keys';
import { keyWords, tellWithUndo } from './tell';

/** Takes indicators out of the library, after asking, with a way back. */
export async function removeFromLibrary(
  { library, index }: { readonly library: Library; readonly index: IndicatorFinder },
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const keys = await keysOf(index, argument, selected);
  const entries = keys.flatMap((key) => library.get(key) ?? []);
  if (entries.length === 0) {
    return;
  }
  const remove = vscode.l10n.t('Remove');
  const answer = await say.question(
    {
      message: vscode.l10n.t('Remove {0} from the library?', keyWords(entries)),
      detail: goesWords(entries),
    },
    remove,
  );
  if (answer === remove) {
    entries.forEach((entry) => library.remove(entry));
    tellWithUndo(vscode.l10n.t('{0}: removed from the library', keyWords(entries)), () =>
      library.restore(entries),
    );
  }
}

function goesWords(entries: readonly SavedIndicator[]): string {
  const sum = (of: (entry: SavedIndicator) => readonly unknown[]) =>
    entries.reduce((total, entry) => total + of(entry).length, 0);
  return vscode.l10n.t(
    'With it go {0}, {1} and {2}. Stored answers stay.',
    attributesWords(sum(({ attributes }) => attributes)),
    relatedWords(sum(({ related }) => related)),
    notesWords(sum(({ notes }) => notes)),
  );
}

const origin = {
  operation: z.optional(z.string()),
  source: z.optional(z.string()),
  retrievedAt: z.string(),
  unverified: z.optional(z.literal(true)),
};
const key = z.object({
  indicator: z.object({ kind: z.enum(['ipv4', 'ipv6', 'fqdn']), value: z.string() }),
  data: z.enum(['live', 'sample']),
});
const factArgument = z.union([
  z.object({ key, attribute: z.object({ name: z.string(), value: z.string(), ...origin }) }),
  z.object({
    key,
    related: z.object({ indicator: key.shape.indicator, relation: z.string(), ...origin }),
  }),
]);

/** Takes one attribute or related indicator off an entry. */
export function removeSavedFact(library: Library, argument: unknown): void {
  const fact = factArgument.parse(argument);
  const of: SavedKey = fact.key;
  const before = library.get(of);
  if (before === undefined) {
    return;
  }
  if ('attribute' in fact) {
    const attribute = before.attributes.find((one) => same(one, fact.attribute));
    if (attribute !== undefined) {
      library.removeAttribute(of, attribute);
      tellWithUndo(vscode.l10n.t('{0}: attribute removed', keyWords([of])), () =>
        library.addAttributes(of, [attribute]),
      );
    }
    return;
  }
  const related = before.related.find((one) => same(one, fact.related));
  if (related !== undefined) {
    library.removeRelated(of, related);
    tellWithUndo(vscode.l10n.t('{0}: related indicator removed', keyWords([of])), () =>
      library.addRelated(of, [related]),
    );
  }
}

function same(a: object, b: object): boolean {
  const sorted = (one: object) => JSON.stringify(Object.entries(one).sort());
  return sorted(a) === sorted(b);
}
