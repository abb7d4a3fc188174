import * as vscode from 'vscode';
import { defang } from '../../../core/indicator';
import type { Gathered } from '../../../core/library/gathered';
import type { Added } from '../../../enrichment/libraryAdding';
import { attributesWords, relatedWords } from '../../savedWords';

interface Done {
  readonly what: Gathered;
  readonly act: Added;
}

/** `login-secure[.]example: 2 related indicators (name server) added; 1 there already`. */
export function addedWords(value: string, { act, what }: Done): string {
  const fresh = freshWords([{ act, what }]);
  const known = act.attributes.known + act.related.known + (act.score === 'known' ? 1 : 0);
  const parts = [
    ...(fresh.length > 0 ? [vscode.l10n.t('{0} added', fresh.join(', '))] : []),
    ...(known > 0 ? [vscode.l10n.t('{0} there already', known)] : []),
  ];
  return parts.length > 0
    ? `${defang(value)}: ${parts.join('; ')}`
    : vscode.l10n.t('{0}: nothing in the selection can be added', defang(value));
}

/** What was new: `3 attributes`, `2 related indicators (name server)`, `risk score 97`. */
export function freshWords(done: readonly Done[]): readonly string[] {
  const sum = (of: (act: Added) => number) => done.reduce((total, { act }) => total + of(act), 0);
  const scores = done.filter(({ act: { score } }) => score === 'added' || score === 'changed');
  const [scored] = scores;
  return [
    ...count(
      sum(({ attributes }) => attributes.added),
      attributesWords,
    ),
    ...count(
      sum(({ related }) => related.added),
      (n) => relationWords(n, done),
    ),
    ...count(scores.length, (n) =>
      n === 1
        ? vscode.l10n.t('risk score {0}', scored?.what.score?.score ?? '')
        : vscode.l10n.t('{0} risk scores', n),
    ),
  ];
}

function count(n: number, words: (n: number) => string): readonly string[] {
  return n === 0 ? [] : [words(n)];
}

/** With the relation where all have the same: `2 related indicators (name server)`. */
function relationWords(n: number, done: readonly Done[]): string {
  const relations = [
    ...new Set(done.flatMap(({ what }) => what.related.map(({ relation }) => relation))),
  ];
  const [only] = relations;
  if (relations.length === 1 && only !== undefined) {
    return n === 1
      ? vscode.l10n.t('1 related indicator ({0})', only)
      : vscode.l10n.t('{0} related indicators ({1})', n, only);
  }
  return relatedWords(n);
}
