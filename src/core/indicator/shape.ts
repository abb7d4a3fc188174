import { CHAR, isInvisible } from './characters';
import { formsOf } from './forms';
import type { Run } from './run';
import { tldKind, tldKindOf } from './tldTable';
import type { Text } from './text';

const HYPHEN = 0x2d;

/** Takes what an encoding left in front of a name off it; true when there was something. */
export function trimEncoding(text: Text, run: Run): boolean {
  const { start } = run;
  const labelEnd = run.ends[0] ?? start;
  const before = text.charAt(start - 1);
  let encoded = 0;
  if (before === '%' || before === '=' || before === '*') {
    const pattern = before === '%' ? /^(?:25)*[0-9a-f]{2}(?=.)/i : /^(?:2F|3D|40|22|20|3A|0A)(?=.)/;
    encoded = pattern.exec(text.slice(start, labelEnd))?.[0].length ?? 0;
  }
  if (encoded > 0) {
    run.startAt(start + encoded);
  }
  return encoded > 0;
}

/** Invisible characters at an end of the run belong to the text around it. */
export function trimInvisible(text: Text, run: Run): void {
  while (run.count > 0) {
    const least = run.starts[run.count - 1] ?? 0;
    let end = run.end;
    while (end > least && isInvisible(text.unit(end - 1))) end--;
    if (end > least) {
      run.endAt(text, end);
      break;
    }
    run.cut(run.count - 1);
  }
  let start = run.start;
  while (start < run.end && isInvisible(text.unit(start))) start++;
  run.start = run.starts[0] = start;
}

/** A hyphen at the end of the run belongs to the text around it. */
export function trimHyphens(text: Text, run: Run): void {
  const least = run.starts[run.count - 1] ?? 0;
  let end = run.end;
  while (end > least && text.unit(end - 1) === HYPHEN) end--;
  if (end === least) {
    run.broken = true;
  } else if (end !== run.end) {
    run.endAt(text, end);
  }
}

const GLUED = new RegExp(formsOf('.', 'glued'), 'g');

/** Reads `evil-dot-com` and `evilDOTcom` as names where there is evidence and no name otherwise. */
export function partGluedDots(text: Text, run: Run): void {
  const plain = (run.kinds & (CHAR.upper | CHAR.hyphen)) === 0;
  if (plain || run.broken || (run.count > 1 && isName(text, run, run.count))) {
    return;
  }
  const ending =
    run
      .label(text, run.count - 1)
      .split(GLUED)
      .at(-1) ?? '';
  const parted = ending.length < (run.ends[run.count - 1] ?? 0) - (run.starts[run.count - 1] ?? 0);
  if (parted && (tldKindOf(ending) !== 0 || /^\d+$/.test(ending))) {
    run.part(text, GLUED);
  }
}

/** No label starts or ends with a hyphen (RFC 952), and none is longer than 63 characters. */
export function areLabels(text: Text, run: Run): boolean {
  for (let index = 0; index < run.count; index++) {
    const start = run.starts[index] ?? 0;
    const end = run.ends[index] ?? 0;
    const hyphens = text.unit(start) === HYPHEN || text.unit(end - 1) === HYPHEN;
    if (hyphens || end <= start || (!run.wide && end - start > 63)) {
      return false;
    }
  }
  return true;
}

/**
 * Weak dots end a sentence as often as they are defanged: keeps as many labels as make a name. What
 * stands in front of the first weak dot is kept alone when it is a name already.
 */
export function settleWeakDots(text: Text, run: Run): boolean {
  const { beforeWeak } = run;
  if (beforeWeak > 1 && (isName(text, run, beforeWeak) || beforeWeak === 4)) {
    run.cut(beforeWeak);
    return run.numeric !== run.count;
  }
  for (let count = run.count; count > Math.max(1, beforeWeak); count--) {
    if (isName(text, run, count)) {
      run.cut(count);
      return true;
    }
    if (count === 4 && run.numeric >= 4) {
      run.cut(4);
      return false;
    }
  }
  return false;
}

function isName(text: Text, run: Run, count: number): boolean {
  const last = count - 1;
  return run.wide || tldKind(text, run.starts[last] ?? 0, run.ends[last] ?? 0) !== 0;
}

const UNSPACED_BEFORE =
  /^.*[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}ー](?=[a-z0-9-]+$)/iu;
const UNSPACED_AFTER = /^[a-z]{2,}(?=[^\x20-\x7e])/i;

/**
 * Scripts that put no blank between words run on into a name written in ASCII: takes them off the
 * first label (`请参阅www.example`) and the last (`example.com的`).
 */
export function cutForeignText(text: Text, run: Run): void {
  const last = run.label(text, run.count - 1);
  const tail = UNSPACED_AFTER.exec(last)?.[0];
  if (tail !== undefined && tldKindOf(tail) !== 0) {
    run.endAt(text, (run.starts[run.count - 1] ?? 0) + tail.length);
  }
  const ascii = /^[\x20-\x7e]+$/.test(run.label(text, run.count - 1));
  const head = ascii ? UNSPACED_BEFORE.exec(run.label(text, 0))?.[0] : undefined;
  if (head !== undefined) {
    run.startAt(run.start + head.length);
  }
}
