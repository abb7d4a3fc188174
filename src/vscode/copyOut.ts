import * as vscode from 'vscode';
import { detect } from '../core/indicator';
import { tlpLabel } from '../core/library/tlp';
import { strictest, type Marking, type Markings } from '../enrichment/markings';
import { audienceWords } from './savedWords';
import * as say from './say';

/** Indicators of a text whose markings are looked up: a table may hold many thousands. */
const MOST_LOOKED_UP = 2000;
/** Characters of a text that are searched for indicators. */
const MOST_SEARCHED = 500_000;

/** Puts a text on the clipboard, and says whom its indicators are for where a case marks them. */
export async function copyOut(markings: Markings, text: string, said?: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  const marking = markingIn(markings, text);
  const words = [
    ...(said === undefined ? [] : [said]),
    ...(marking === undefined ? [] : [sharingWords(marking)]),
  ];
  if (words.length > 0) {
    say.briefly(words.join('. '), marking === undefined ? 3000 : 8000);
  }
}

/** `TLP:AMBER: The organisation and its clients`. */
function sharingWords({ tlp }: Marking): string {
  return `${tlpLabel(tlp)}: ${audienceWords(tlp)}`;
}

/** The strictest marking of what stands in a text. */
function markingIn(markings: Markings, text: string): Marking | undefined {
  const found = new Map(
    detect(text.slice(0, MOST_SEARCHED)).map(({ kind, value }) => [value, { kind, value }]),
  );
  return strictest([...found.values()].slice(0, MOST_LOOKED_UP).map((one) => markings.of(one)));
}
