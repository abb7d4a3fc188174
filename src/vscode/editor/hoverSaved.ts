import * as vscode from 'vscode';
import type { SavedIndicator } from '../../core/library/model';
import { commandId } from '../names';
import type { SafeMarkdown } from '../safeMarkdown';
import { savedRiskWords, verdictLine } from '../savedWords';
import { ageWords } from '../words';

/** A hover is small: of each note its beginning, of many notes the last. */
const MOST_NOTES = 2;
const LONGEST_NOTE = 240;

/** Links into the library: to save what is not saved, else to what is. */
export function savedLinks(
  hover: SafeMarkdown,
  entry: SavedIndicator | undefined,
  argument: object,
): void {
  hover.separator();
  if (entry === undefined) {
    hover.link(vscode.l10n.t('Add to Library'), commandId('addToLibrary'), argument);
  } else {
    hover
      .link(vscode.l10n.t('Show in Library'), commandId('showInLibrary'), argument)
      .separator()
      .link(vscode.l10n.t('Set Verdict…'), commandId('setVerdict'), argument)
      .separator()
      .link(vscode.l10n.t('Add Note'), commandId('addNote'), argument);
  }
}

/** What the library knows: verdict, score, tags, since when, and the beginning of the notes. */
export function savedFacts(
  hover: SafeMarkdown,
  entry: SavedIndicator,
  now: number,
  riskThreshold: number,
): void {
  hover.rule().strong(vscode.l10n.t('Library'));
  hover.words(`: ${verdictLine(entry, now) ?? vscode.l10n.t('no verdict')}`);
  if (entry.score !== undefined) {
    hover.words(` · ${savedRiskWords(entry.score, riskThreshold)}`);
  }
  if (entry.tags.length > 0) {
    hover.separator().code(entry.tags.join(', '));
  }
  hover.words(` · ${vscode.l10n.t('saved {0}', ageWords(entry.savedAt, now))}`);
  for (const note of entry.notes.slice(-MOST_NOTES)) {
    hover
      .lineBreak()
      .code(beginning(note.text))
      .words(` ${note.by}, ${ageWords(note.at, now)}`);
  }
  if (entry.notes.length > MOST_NOTES) {
    hover.words(` · ${vscode.l10n.t('{0} notes', entry.notes.length)}`);
  }
}

/** Without the marks of Markdown headings, which would show as they are. */
function beginning(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^#+\s+/, '').trim());
  return lines
    .filter((line) => line !== '')
    .join(' / ')
    .slice(0, LONGEST_NOTE);
}
