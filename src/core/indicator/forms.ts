/** What stands for a dot, and for a colon, in defanged text. */
export const DOT =
  '\\s{0,2}[\\[({<]\\s{0,2}\\\\?(?:\\.|dot|d0t|d)\\\\?\\s{0,2}[\\])}>]\\s{0,2}|\\\\?\\.|[。．｡]';
export const COLON = '[\\[({]:[\\])}]|:';

const DOTS = new RegExp(DOT, 'giu');
const COLONS = new RegExp(COLON, 'giu');

/** The text with each form replaced by what it stands for. */
export function toPlain(raw: string): string {
  return raw.replace(DOTS, '.').replace(COLONS, ':');
}

/** Undoes the forms that no ordinary text holds: bracketed dots, colons, at signs, and `hxxp`. */
export function undoForms(text: string): string {
  return text
    .replace(/[[({]:\/\/[\])}]/g, '://')
    .replace(/[[({]:[\])}]/g, ':')
    .replace(/[[({]\/[\])}]/g, '/')
    .replace(/\s?[[({](?:@|at)[\])}]\s?/gi, '@')
    .replace(/\s?[[({]\s?(?:\.|dot)\s?[\])}]\s?/gi, '.')
    .replace(/\bhxxp(s?)(?=:\/\/)/gi, 'http$1')
    .replace(/\bfxp(s?)(?=:\/\/)/gi, 'ftp$1');
}
