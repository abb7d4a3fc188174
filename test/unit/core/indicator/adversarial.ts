/** Inputs that send a backtracking or rescanning detector into quadratic time. */
export const ADVERSARIAL: readonly string[] = [
  'a.',
  '1.',
  '.',
  '..a',
  'a',
  '1.1.1.1.',
  'a.com.',
  'a.com ',
  'a.com/',
  '[.]',
  'a[.]',
  '[.',
  '.]',
  '(.',
  '[dot',
  '[dot]',
  'a[dot]',
  ' dot ',
  'a dot ',
  '-dot-',
  'a . ',
  ' . ',
  '\\.',
  'a\\.',
  '].[',
  '[]',
  'a[]',
  ':',
  '::',
  'a:',
  'a::',
  '1:2:3:4:5:6:7:',
  '[:]',
  'a[:]',
  '://',
  'http://',
  'http://a',
  'http://a.com/',
  'http://a.com/?u=',
  'hxxp[:]//a[.]com ',
  '@',
  'a@',
  'a.b@',
  '[at]',
  'a at ',
  '[@',
  '%2e',
  'a%2e',
  '%3a%2f%2f',
  'a.com@',
  'ZGVhZGJlZWY',
  '。',
  'a。',
  '我',
  '我.',
  '．',
  '\u200b',
  'a\u200b.',
  '\u00ad',
  'é.',
  '✪',
  '✪.',
  '😀.',
  '_',
  '_.',
  '-',
  '-.',
  'a-.',
  '&#46;',
  'a,',
  '1,',
  '(',
  '[',
  '{<',
  '   ',
  'a.name ',
  'x.name(',
  'a.com=',
  '1.2.3.4-',
  '/a.b',
  '\\a.b',
  '"a.com"',
  'version 1.2.3.4 ',
  '...com',
];

/** `length` characters of `unit` after `unit`. */
export function fill(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** Each input, and pairs of them in one line and in many. */
export function adversarialTexts(length: number): ReadonlyMap<string, string> {
  const texts = new Map(ADVERSARIAL.map((unit) => [unit, fill(unit, length)]));
  const units = ADVERSARIAL.filter((_, index) => index % 5 === 0);
  for (const [index, unit] of units.entries()) {
    const other = units[(index * 7 + 3) % units.length] ?? '';
    for (const glue of ['', ' ', '\n']) {
      const pair = `${unit}${glue}${other}`;
      texts.set(pair, fill(pair, length));
      texts.set(`300 × ${pair}`, fill(unit.repeat(300) + glue + other.repeat(300), length));
    }
  }
  return texts;
}
