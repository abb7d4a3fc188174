import { tldKindOf, TLD } from './tldTable';
import { PROGRAM_WORDS } from './words';
import type { Text } from './text';

/** How far neighbours are looked for on either side. */
const WINDOW = 320;
/** Neighbours on a side that decide. */
const ENOUGH = 3;
const PARTS = /[\s"'`,;|<>()[\]{}=]+/;
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d+)?$/;
const NAME = /^(?:\*\.|[-.])?([\w-]+(?:\.[\w-]+)*)\.([a-z][a-z0-9-]*)\.?(?::\d{1,5})?\^?$/i;
const HOST_WORD = /^(?:domain(?:-name)?|hostname|fqdn|host|ip|ioc|indicator|observable|c2)s?$/;
const FILE_WORDS = new Set(['file', 'filename', 'path', 'script', 'main', 'module']);
/** `-rw-r--r--` of a directory listing. */
const MODE = /^[-dl][r-][w-][xsS-]/;

/** What a name stands among: hosts, files, neither. */
export type Company = 'hosts' | 'files' | 'nothing';

/** What most of the names, addresses and words around [start, end) are, the nearest alone. */
export function companyOf(text: Text, start: number, end: number): Company {
  const from = Math.max(0, start - WINDOW);
  const before = text.slice(from, start).replaceAll('[.]', '.').split(PARTS);
  const after = text
    .slice(end, end + WINDOW)
    .replaceAll('[.]', '.')
    .split(PARTS);
  // What is cut says nothing; what touches the name belongs to it.
  before.pop();
  if (from > 0) before.shift();
  after.shift();
  if (end + WINDOW < text.length) after.pop();
  const balance = votes(before.reverse()) + votes(after);
  return balance > 0 ? 'hosts' : balance < 0 ? 'files' : 'nothing';
}

function votes(parts: readonly string[]): number {
  let sum = 0;
  let counted = 0;
  for (const part of parts) {
    const vote = part === '' ? 0 : voteOf(part);
    if (vote !== 0) {
      sum += vote;
      if (++counted === ENOUGH) break;
    }
  }
  return sum;
}

/** 1 for a host, -1 for a file or a word of a program, 0 for what may be either. */
function voteOf(part: string): number {
  const word = part.toLowerCase();
  if (part.includes('://') || ADDRESS.test(part) || HOST_WORD.test(word)) {
    return 1;
  }
  if (FILE_WORDS.has(word) || MODE.test(part)) {
    return -1;
  }
  const [, front = '', ending = ''] = NAME.exec(part) ?? [];
  if (ending === '') {
    return /[/\\]\w/.test(part) && part.includes('.') ? -1 : 0;
  }
  const kind = tldKindOf(ending);
  const program = front.split('.').every((label) => PROGRAM_WORDS.has(label.toLowerCase()));
  if (kind === 0) {
    return /^[a-z][a-z0-9]{0,4}$/i.test(ending) ? -1 : 0;
  }
  if (program && (kind & (TLD.file | TLD.identifier | TLD.doubtful)) !== 0) {
    return -1;
  }
  if ((kind & TLD.file) !== 0 && /[A-Z_]/.test(front)) {
    return -1;
  }
  return (kind & (TLD.file | TLD.identifier)) !== 0 ? 0 : 1;
}
