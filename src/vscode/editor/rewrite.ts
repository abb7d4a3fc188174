import { defang, detect, refang } from '../../core/indicator';

/** A piece of text and what stands there instead. Offsets are UTF-16 code units. */
export interface Rewrite {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Form = 'defanged' | 'refanged';

/** Where an indicator stands. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A live or defanged scheme right before a host: `https://`, `hxxps[://]user@`, `hxxp[:]//`. */
const SCHEME = /(h(?:tt|xx)ps?|f(?:t|x)ps?)(\[:\/\/\]|\[:\]\/\/|:\/\/)(?=[^\s/]*$)/i;
/** Longest stretch before a host that can hold its scheme and user information. */
const LOOK_BACK = 300;

/**
 * What to replace so that every indicator, and the scheme of a URL before it, is written defanged or
 * refanged. Ordered, without overlaps; what is already written so is left alone.
 */
export function rewrites(text: string, indicators: readonly Place[], form: Form): Rewrite[] {
  const found = indicators
    .flatMap((indicator) => [schemeBefore(text, indicator, form), host(text, indicator, form)])
    .filter((rewrite) => rewrite !== undefined)
    .filter((rewrite) => text.slice(rewrite.start, rewrite.end) !== rewrite.text);
  // In `http://a.example@b.example` two hosts have one scheme.
  const byStart = new Map(found.map((rewrite) => [rewrite.start, rewrite]));
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}

/** The text with every indicator in it written so. */
export function rewriteText(text: string, form: Form, languageId: string): string {
  let result = '';
  let from = 0;
  for (const rewrite of rewrites(text, detect(text, { languageId }), form)) {
    result += text.slice(from, rewrite.start) + rewrite.text;
    from = rewrite.end;
  }
  return result + text.slice(from);
}

/** What defanged hosts hold and plain ones do not. */
const MARK = /[[\](){}<>\\]|\bdot\b/i;

function host(text: string, { start, end }: Place, form: Form): Rewrite | undefined {
  const raw = text.slice(start, end);
  if (MARK.test(raw) === (form === 'defanged')) {
    return undefined;
  }
  return { start, end, text: form === 'defanged' ? defang(raw) : refang(raw) };
}

function schemeBefore(text: string, { start: at }: Place, form: Form): Rewrite | undefined {
  const from = Math.max(0, at - LOOK_BACK);
  const match = SCHEME.exec(text.slice(from, at));
  const scheme = match?.[1];
  if (match === null || scheme === undefined) {
    return undefined;
  }
  const start = from + match.index;
  const written =
    form === 'defanged'
      ? scheme.replace(/tt/, 'xx').replace(/TT/, 'XX').replace(/^ft/, 'fx').replace(/^FT/, 'FX')
      : scheme.replace(/xx/, 'tt').replace(/XX/, 'TT').replace(/^fx/, 'ft').replace(/^FX/, 'FT');
  const separator = form === 'defanged' ? (match[2] ?? '://') : '://';
  return { start, end: start + match[0].length, text: written + separator };
}
