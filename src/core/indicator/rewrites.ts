import { decodedValue } from './decoded';
import { WEAK } from './dotForms';
import { BRACKETED_SCHEME, formsOf, liveScheme } from './forms';
import type { Indicator } from './model';
import { Run } from './run';
import { partGluedDots } from './shape';
import { Text } from './text';
import { endOfPort, endOfUrl } from './url';

/** A piece of text, [start, end) in UTF-16 code units, and what stands there instead. */
export interface Rewrite {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How an indicator is written: made inert, or plain. */
export type Form = 'defanged' | 'refanged';

/** An indicator in a text, as far as its rewriting goes. */
type Place = Pick<Indicator, 'start' | 'end'>;

/** Longest stretch in front of a host that holds its scheme and user. */
const LOOK_BACK = 300;
/** As PHP and others write it in JSON. */
const ESCAPED_MARK = String.raw`:(?:\\+\/){2}`;
const MARK = String.raw`:\/\/|${ESCAPED_MARK}|${formsOf('://', 'strong', 'weak')}|(?<=h[tx]{2}ps?)__`;
/** Between a scheme and its host: a user, a bracket, or blanks. */
const SCHEME_BEFORE = new RegExp(
  String.raw`(?<![a-z0-9])(${BRACKETED_SCHEME}|\[?[a-z][a-z0-9+.*-]*?(?:__p)?s?\]?)(${MARK})(?=[^\s/?#]*$|[ ]{1,2}$)`,
  'i',
);
const AT = formsOf('@', 'strong');
/** An at sign, or the star and the dot of a wildcard. */
const SIGN_BEFORE = new RegExp(
  String.raw`(?:(?<=[\w.+-])(?:${AT})\[?|\*(?:${formsOf('.', 'strong')}))$`,
  'i',
);
/** In a path. Words in brackets are left alone: `?filter[d]=1`. */
const IN_PATH = /[[({]([.:/@])[\])}]/g;
const run = new Run();

/**
 * What to replace so that every indicator is written inert or plain, with the scheme, at sign, port
 * and path that belong to it. In order, without overlaps. `defanged` leaves alone what is defanged
 * already; in a text without defanged forms, `refanged` undoes it exactly. `indicators`: what `detect`
 * found in `text`, or some of it, in order.
 */
export function rewrites(text: string, indicators: readonly Place[], form: Form): Rewrite[] {
  const around = form === 'defanged' ? defanged : refanged;
  const read = new Text(text);
  const all = indicators.flatMap((indicator, index) => {
    const from = Math.max(indicators[index - 1]?.end ?? 0, indicator.start - LOOK_BACK);
    const to = indicators[index + 1]?.start ?? text.length;
    return around(read, indicator, from, to);
  });
  read.release();
  return all.filter(({ start, end, text: by }) => text.slice(start, end) !== by);
}

/** The text with each of its rewrites done. */
export function rewritten(text: string, edits: readonly Rewrite[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

/** One indicator with inert dots or colons; as it is where something in it is defanged. */
export function inert(raw: string): string {
  if (raw.includes(':')) {
    return raw.includes('[') ? raw : raw.replaceAll(':', '[:]');
  }
  if (isEncoded(raw)) {
    return raw.includes('[') ? raw : raw.replaceAll('.', '[.]');
  }
  const labels = labelsOf(raw);
  return labels.join('.') === raw ? labels.join('[.]') : raw;
}

/** One indicator with plain dots and colons, its labels as they are. */
export function live(raw: string): string {
  return raw.includes(':') || isEncoded(raw) ? raw.replace(IN_PATH, '$1') : labelsOf(raw).join('.');
}

/** A name that goes on in the next line of a mail, or is encoded otherwise: it stays so. */
const isEncoded = (raw: string): boolean => decodedValue(raw) !== raw;

function defanged(text: Text, indicator: Place, from: number): Rewrite[] {
  const { start, end } = indicator;
  const scheme = SCHEME_BEFORE.exec(text.slice(from, start));
  const name = scheme?.[1] ?? '';
  const plain = /^(?:http|ftp)s?$/.test(name) || /^(?:HTTP|FTP)S?$/.test(name);
  const at = from + (scheme?.index ?? 0);
  const inertName = name
    .replace('tt', 'xx')
    .replace('TT', 'XX')
    .replace(/^ft/, 'fx')
    .replace(/^FT/, 'FX');
  return [
    ...(plain ? [{ start: at, end: at + name.length, text: inertName }] : []),
    { start, end, text: inert(text.slice(start, end)) },
  ];
}

function refanged(text: Text, indicator: Place, from: number, to: number): Rewrite[] {
  const { start, end } = indicator;
  const before = text.slice(from, start);
  const raw = text.slice(start, end);
  const scheme = SCHEME_BEFORE.exec(before);
  const lead = before.slice(scheme === null ? 0 : scheme.index + scheme[0].length);
  const edits: Rewrite[] = [];
  if (scheme !== null) {
    const user = lead.replace(IN_PATH, '$1');
    const at = from + scheme.index;
    const [, name = '', mark = ''] = scheme;
    const plainMark = /^:\\+\//.test(mark) ? mark : '://';
    edits.push({ start: at, end: start, text: `${liveScheme(name)}${plainMark}${user}` });
  } else {
    const sign = (raw.includes(':') ? undefined : SIGN_BEFORE.exec(lead)?.[0]) ?? '';
    edits.push({ start: start - sign.length, end: start, text: liveSign(sign) });
  }
  edits.push({ start, end, text: live(raw) });
  const url = text.slice(end, Math.min(endOfUrl(text, endOfPort(text, end), to), to));
  const evident = edits.some((edit) => text.slice(edit.start, edit.end) !== edit.text);
  return evident || url.startsWith('[') ? [...edits, ...inPath(url, end)] : edits;
}

/** Up to the next host, whose scheme or sign is its own. */
function inPath(url: string, offset: number): Rewrite[] {
  const next = SCHEME_BEFORE.exec(url) ?? SIGN_BEFORE.exec(url);
  return [...url.slice(0, next?.index).matchAll(IN_PATH)].map((match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length,
    text: match[1] ?? '',
  }));
}

const liveSign = (sign: string): string =>
  sign.startsWith('*') ? '*.' : sign.replace(new RegExp(`^(?:${AT})`, 'i'), '@');

function labelsOf(raw: string): string[] {
  const text = new Text(raw);
  run.read(text, 0, WEAK.all);
  partGluedDots(text, run);
  const labels = Array.from({ length: run.count }, (_, index) => run.label(text, index));
  text.release();
  return labels;
}
