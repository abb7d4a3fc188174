import { CLASS, classOf, wideLabelAt } from './characters';
import { charactersOfForms, formsOf } from './forms';
import type { Text } from './text';

/** How the dots of a run are written; bits. A plain dot has none. */
export const DOTS = { strong: 1, unclosed: 2, escape: 4, weak: 8 } as const;

/**
 * Which weak forms a dot may have: none, none but those that stand alone in a line (`evil . com`),
 * or all, next to other evidence.
 */
export const WEAK = { none: 0, alone: 1, all: 2 } as const;
export type Weak = (typeof WEAK)[keyof typeof WEAK];

const FORMS_OF_DOT = (['strong', 'unclosed', 'escape', 'weak'] as const).map((grade) => ({
  form: DOTS[grade],
  pattern: new RegExp(formsOf('.', grade), 'iy'),
}));
/** What weak forms that need no other evidence start with. */
const STARTS_ALONE = classOf('].[ \t');

const characters = charactersOfForms();
/** ASCII characters that a form of the dot can start with. */
const FIRST = classOf(characters.first);
/** What can follow those; blanks and brackets apart. */
const SECOND = classOf(`${characters.second}[({<])}>`);
/** What can follow a blank that starts a form: most blanks stand between words. */
const AFTER_BLANK = classOf(' \t[({<\\.dD');
/** What can follow a bracket: most brackets hold other things. */
const INSIDE = classOf(characters.inside);
const OPENS = classOf('[({<');

const DOT = 0x2e;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const SPACE = 0x20;
const TAB = 0x09;
const isBlank = (code: number): boolean => code === SPACE || code === TAB;

/** What the form found last is; bits of `DOTS`. Beside the end, so that reading allocates nothing. */
let found = 0;
export const formFound = (): number => found;

/**
 * End of the form of a dot that starts with `code` at `at` and has a label behind it; `at` when there
 * is none.
 */
export function endOfDotForm(text: Text, at: number, code: number, weak: Weak): number {
  found = 0;
  if (code === DOT && startsLabel(text, at + 1)) {
    return at + 1;
  }
  if (!mayBeForm(text, at, code)) {
    return at;
  }
  if (
    code === OPEN &&
    text.unit(at + 1) === DOT &&
    text.unit(at + 2) === CLOSE &&
    startsLabel(text, at + 3)
  ) {
    found = DOTS.strong;
    return at + 3;
  }
  const weakToo =
    weak === WEAK.all || (weak === WEAK.alone && code < 128 && STARTS_ALONE[code] === 1);
  for (const { pattern, form } of FORMS_OF_DOT) {
    if (form === DOTS.weak && !weakToo) {
      break;
    }
    pattern.lastIndex = at;
    if (pattern.test(text.string) && startsLabel(text, pattern.lastIndex)) {
      found = form;
      return pattern.lastIndex;
    }
  }
  return at;
}

/** Whether the two or three characters from `at`, the first of which is `code`, can be of a form. */
export function mayBeForm(text: Text, at: number, code: number): boolean {
  if (code > 127 || FIRST[code] === 0) {
    return code > 127;
  }
  let index = at;
  let first = code;
  if (isBlank(code)) {
    while (index < at + 2 && isBlank(first)) first = text.unit(++index);
    if (first < 128 && AFTER_BLANK[first] !== 1) {
      return false;
    }
  }
  const opens = first < 128 && OPENS[first] === 1;
  if (index > at && !opens) {
    return true;
  }
  const second = text.unit(index + 1);
  return second >= 128 || (opens ? INSIDE : SECOND)[second] === 1;
}

function startsLabel(text: Text, at: number): boolean {
  const code = text.unit(at);
  return code < 128 ? CLASS[code] !== 0 : wideLabelAt(text, at) > 0;
}
