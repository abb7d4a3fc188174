import { CHAR, CLASS, isDigit } from './characters';
import { mayBeForm } from './dotForms';
import type { Text } from './text';
import { tldKind } from './tldTable';

const DOT = 0x2e;

/** End of the digits behind the dot when nothing can go on there, as in `0.25`; 0 when something can. */
export function endOfDecimal(text: Text, dot: number): number {
  let end = dot + 2;
  while (isDigit(text.unit(end))) end++;
  const next = text.unit(end);
  const goesOn =
    next === DOT || (next < 128 ? CLASS[next] !== 0 : true) || mayBeForm(text, end, next);
  return goesOn ? 0 : end;
}

/**
 * End of the labels from `start` on where they end in nothing that a host name or an address ends in,
 * as most dotted words do (`dfs.DataNode`, `item.length`); 0 where they need a closer look.
 */
export function endOfMember(text: Text, start: number): number {
  let at = start;
  let label = start;
  let kinds = 0;
  let code = 0;
  for (;;) {
    code = text.unit(at);
    const kind = code < 128 ? (CLASS[code] ?? 0) : 0;
    if (kind !== 0) {
      kinds |= kind;
    } else if (code === DOT && CLASS[text.unit(at + 1)]) {
      kinds = 0;
      label = at + 1;
    } else {
      break;
    }
    at++;
  }
  const glued = (kinds & CHAR.upper) !== 0 && text.slice(label, at).includes('DOT');
  if (
    kinds === CHAR.digit ||
    (kinds & CHAR.hyphen) !== 0 ||
    glued ||
    tldKind(text, label, at) !== 0
  ) {
    return 0;
  }
  return mayBeForm(text, at, code) ? 0 : at;
}
