import { verdictOf } from '../../core/library/entry';
import type { SavedIndicator } from '../../core/library/model';
import type { FromWebview } from '../../protocol/fromWebview';
import type { PanelSaved } from '../../protocol/toWebview';
import type { TrailEntry } from '../../protocol/trail';
import { run } from '../callers/ours';
import type { CommandName } from '../names';
import { judgeWords } from '../savedWords';

type Action = Extract<FromWebview, { type: 'library' }>['action'];

const COMMANDS: Readonly<Record<Action, CommandName>> = {
  add: 'addToLibrary',
  verdict: 'setVerdict',
  note: 'addNote',
  show: 'showInLibrary',
};

/** Notes and tags that a line of the panel has room for. */
const MOST = 3;
const LONGEST_NOTE = 400;

/** Runs the command behind a button of the panel's header. */
export function runInLibrary(action: Action, { indicator, data }: TrailEntry): void {
  const argument = { value: indicator.value, data, askedFrom: 'panel' };
  void run(COMMANDS[action], argument);
}

/** What the panel says of an entry. */
export function panelSaved(entry: SavedIndicator): PanelSaved {
  const [given] = entry.verdicts;
  return {
    verdict: verdictOf(entry),
    ...(given && { by: judgeWords(given) }),
    tags: entry.tags.slice(0, MOST * 2),
    notes: entry.notes.slice(-MOST).map(({ text }) => text.slice(0, LONGEST_NOTE)),
  };
}
