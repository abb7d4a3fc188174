import * as vscode from 'vscode';
import { verdictOf } from '../core/library/entry';
import type {
  GivenVerdict,
  Origin,
  SavedIndicator,
  SavedScore,
  Tlp,
  Verdict,
} from '../core/library/model';
import type { Registry } from '../core/operation/registry';
import { riskWord } from '../core/result/score';
import { visible } from './safeText';
import { ageWords, riskWords } from './words';

/** Words and icons for what the library holds, the same in tree, hover, panel and commands. */

export const VERDICTS: readonly Verdict[] = ['malicious', 'suspicious', 'benign', 'unknown'];

export function verdictWords(verdict: Verdict): string {
  switch (verdict) {
    case 'unknown':
      return vscode.l10n.t('no verdict');
    case 'benign':
      return vscode.l10n.t('benign');
    case 'suspicious':
      return vscode.l10n.t('suspicious');
    case 'malicious':
      return vscode.l10n.t('malicious');
  }
}

/** The shape tells the same as the colour. */
export function verdictIcon(verdict: Verdict): vscode.ThemeIcon {
  switch (verdict) {
    case 'unknown':
      return new vscode.ThemeIcon('question');
    case 'benign':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'));
    case 'suspicious':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
    case 'malicious':
      return new vscode.ThemeIcon('flame', new vscode.ThemeColor('list.errorForeground'));
  }
}

/** Who gave a verdict; of an imported one, whom the file names: `ana (imported)`. */
export function judgeWords({ by, receivedAt }: GivenVerdict): string {
  const name = visible(by, 60);
  return receivedAt === undefined ? name : vscode.l10n.t('{0} (imported)', name);
}

/** `malicious, by ana, 2 d ago`; nothing where nobody gave a verdict. */
export function verdictLine(entry: SavedIndicator, now: number): string | undefined {
  const [given] = entry.verdicts;
  return (
    given &&
    vscode.l10n.t(
      '{0}, by {1}, {2}',
      verdictWords(given.verdict),
      judgeWords(given),
      ageWords(given.at, now),
    )
  );
}

/** `malicious · risk 97, high · phishing, kit`: what one line has room for. */
export function savedWords(entry: SavedIndicator, riskThreshold: number): string {
  return [
    ...(entry.data === 'sample' ? [vscode.l10n.t('sample data')] : []),
    ...judged(entry),
    ...(entry.score === undefined ? [] : [savedRiskWords(entry.score, riskThreshold)]),
    ...described(entry),
  ].join(' · ');
}

/** `risk 97, high`, for a score of 0 to 100; and whether anybody could have said so. */
export function savedRiskWords({ score, unverified }: SavedScore, threshold: number): string {
  return [
    vscode.l10n.t('risk {0}, {1}', score, riskWords(riskWord(score, threshold))),
    ...(unverified === true ? [vscode.l10n.t('certificate not verified')] : []),
  ].join(', ');
}

/** `malicious · phishing · 1 note`, or that it is saved: beside words about its answers. */
export function knownWords(entry: SavedIndicator): string {
  const words = [...judged(entry), ...described(entry)];
  return words.length === 0 ? vscode.l10n.t('saved') : words.join(' · ');
}

function judged(entry: SavedIndicator): readonly string[] {
  const verdict = verdictOf(entry);
  return verdict === 'unknown' ? [] : [verdictWords(verdict)];
}

function described({ tags, notes }: SavedIndicator): readonly string[] {
  return [
    ...(tags.length === 0 ? [] : [visible(tags.join(', '), 80)]),
    ...(notes.length === 0 ? [] : [notesWords(notes.length)]),
  ];
}

export function notesWords(count: number): string {
  return count === 1 ? vscode.l10n.t('1 note') : vscode.l10n.t('{0} notes', count);
}

export function indicatorsWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 indicator')
    : vscode.l10n.t('{0} indicators', count.toLocaleString(vscode.env.language));
}

export function attributesWords(count: number): string {
  return count === 1 ? vscode.l10n.t('1 attribute') : vscode.l10n.t('{0} attributes', count);
}

export function relatedWords(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 related indicator')
    : vscode.l10n.t('{0} related indicators', count);
}

/** The first line of a note that says something, as inert text. */
export function noteTitle(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  return visible(line.replace(/^#+\s*/, '').trim(), 100);
}

/** `WHOIS, 2026-04-12`: who said so, and when. */
export function originWords(
  { operation, source, retrievedAt, unverified }: Origin,
  registry: Registry,
): string {
  const who =
    operation === undefined ? source : (registry.operation(operation)?.title ?? operation);
  return [
    ...(who === undefined ? [] : [visible(who, 80)]),
    retrievedAt.slice(0, 10),
    ...(unverified === true ? [vscode.l10n.t('certificate not verified')] : []),
  ].join(', ');
}

/** Who may know of something that is marked so (Traffic Light Protocol 2.0, https://www.first.org/tlp/). */
export function audienceWords(tlp: Tlp): string {
  switch (tlp) {
    case 'clear':
      return vscode.l10n.t('No limit on sharing');
    case 'green':
      return vscode.l10n.t('The community');
    case 'amber':
      return vscode.l10n.t('The organisation and its clients');
    case 'amber+strict':
      return vscode.l10n.t('The organisation only');
    case 'red':
      return vscode.l10n.t('The recipients only');
  }
}
