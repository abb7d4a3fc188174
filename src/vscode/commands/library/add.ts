import * as vscode from 'vscode';
import { defang } from '../../../core/indicator';
import { gathered, gatheredOfAnswer, type Gathered } from '../../../core/library/gathered';
import type { SavedKey } from '../../../core/library/model';
import { addTo, type Added } from '../../../enrichment/libraryAdding';
import type { Selection } from '../../panel/model';
import type { Shell } from '../../shell';
import { keysOf } from './keys';
import { keyWords, tellWithUndo } from './tell';

/** Saves what was ticked in the results panel under the indicator of its page. */
export function addSelected(shell: Shell, selection: Selection): void {
  const { indicator, data } = selection;
  const what = gathered(selection);
  const added = addTo(shell.library, { indicator, data }, what);
  tellWithUndo(addedWords(indicator.value, added, what), () => added.undo());
}

/** Saves indicators, and offers to add what is stored about them already. */
export async function addToLibrary(
  shell: Shell,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const keys = await keysOf(shell, argument, selected);
  if (keys.length === 0) {
    return;
  }
  const added = keys.map((key) => ({ key, act: addTo(shell.library, key) }));
  const fresh = added.filter(({ act }) => act.created);
  const facts = vscode.l10n.t('Add What Is Stored');
  const undo = vscode.l10n.t('Undo');
  const buttons = [
    ...(keys.some((key) => storedAbout(shell, key).length > 0) ? [facts] : []),
    ...(fresh.length > 0 ? [undo] : []),
  ];
  const known = keys.length - fresh.length;
  const message =
    fresh.length === 0
      ? vscode.l10n.t('{0}: in the library already', keyWords(keys))
      : known === 0
        ? vscode.l10n.t('{0}: added to the library', keyWords(keys))
        : vscode.l10n.t(
            '{0}: {1} added to the library, {2} there already',
            keyWords(keys),
            fresh.length,
            known,
          );
  void vscode.window.showInformationMessage(message, ...buttons).then((picked) => {
    if (picked === undo) {
      fresh.forEach(({ act }) => act.undo());
    } else if (picked === facts) {
      addStored(shell, keys);
    }
  });
}

/** Facts and scores of every stored answer: WHOIS, addresses, name servers. Lists of neighbours stay out. */
function addStored(shell: Shell, keys: readonly SavedKey[]): void {
  const acts = keys.map((key) => {
    const what = together(storedAbout(shell, key));
    return { key, what, act: addTo(shell.library, key, what) };
  });
  const undo = () => acts.forEach(({ act }) => act.undo());
  const [first] = acts;
  if (acts.length === 1 && first !== undefined) {
    tellWithUndo(addedWords(first.key.indicator.value, first.act, first.what), undo);
    return;
  }
  const sum = (of: (act: Added) => number) => acts.reduce((total, { act }) => total + of(act), 0);
  tellWithUndo(
    vscode.l10n.t(
      '{0}: {1} attributes and {2} related indicators added',
      keyWords(keys),
      sum(({ attributes }) => attributes.added),
      sum(({ related }) => related.added),
    ),
    undo,
  );
}

function storedAbout(shell: Shell, { indicator, data }: SavedKey): readonly Gathered[] {
  return shell.enrichment.known(indicator, data).map(gatheredOfAnswer);
}

function together(parts: readonly Gathered[]): Gathered {
  const score = parts.find((part) => part.score !== undefined)?.score;
  return {
    attributes: parts.flatMap(({ attributes }) => attributes),
    related: parts.flatMap(({ related }) => related),
    ...(score && { score }),
  };
}

/** `login-secure[.]example: 2 related indicators (name server) added; 1 there already`. */
function addedWords(value: string, added: Added, what: Gathered): string {
  const fresh = [
    ...count(added.attributes.added, vscode.l10n.t('1 attribute'), (n) =>
      vscode.l10n.t('{0} attributes', n),
    ),
    ...count(added.related.added, relatedWords(1, what), (n) => relatedWords(n, what)),
    ...(added.score === 'added' || added.score === 'changed'
      ? [vscode.l10n.t('risk score {0}', what.score?.score ?? '')]
      : []),
  ];
  const known = added.attributes.known + added.related.known + (added.score === 'known' ? 1 : 0);
  const parts = [
    ...(fresh.length > 0 ? [vscode.l10n.t('{0} added', fresh.join(', '))] : []),
    ...(known > 0 ? [vscode.l10n.t('{0} there already', known)] : []),
  ];
  return parts.length > 0
    ? `${defang(value)}: ${parts.join('; ')}`
    : vscode.l10n.t('{0}: nothing in the selection can be added', defang(value));
}

function count(n: number, one: string, many: (n: number) => string): readonly string[] {
  return n === 0 ? [] : [n === 1 ? one : many(n)];
}

/** With the relation where all have the same: `2 related indicators (name server)`. */
function relatedWords(n: number, { related }: Gathered): string {
  const relations = [...new Set(related.map(({ relation }) => relation))];
  const [only] = relations;
  if (relations.length === 1 && only !== undefined) {
    return n === 1
      ? vscode.l10n.t('1 related indicator ({0})', only)
      : vscode.l10n.t('{0} related indicators ({1})', n, only);
  }
  return n === 1
    ? vscode.l10n.t('1 related indicator')
    : vscode.l10n.t('{0} related indicators', n);
}
