import { inspect } from 'node:util';

type Writing = (text: string) => string;

const each = (text: string, pattern: RegExp, write: (character: string) => string): string =>
  text.replace(pattern, write);
const codeOf = (character: string): number => character.codePointAt(0)!;
const hexOf = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
const bytesOf = (text: string): number[] => [...Buffer.from(text, 'utf8')];
const units = (character: string): number[] =>
  Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
const inString = (text: string): string => JSON.stringify(text).slice(1, -1);
const lowerEscapes = (text: string): string =>
  text.replace(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase());
const unicode = (text: string, pattern: RegExp, spell = (hex: string): string => hex): string =>
  each(text, pattern, (character) =>
    units(character)
      .map((unit) => `\\u${spell(hexOf(unit, 4))}`)
      .join(''),
  );
const upper = (hex: string): string => hex.toUpperCase();

const ANY = /./gsu;
const SPECIAL = /[^A-Za-z\d]/gu;
const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const html = (text: string): string => each(text, /[&<>"']/g, (character) => MARKUP[character]!);

/** How software writes a value down, by means other than those of the product. */
export const writings: Readonly<Record<string, Writing>> = {
  'as it is': (text) => text,
  encodeURIComponent: encodeURIComponent,
  'encodeURIComponent in lower case': (text) => lowerEscapes(encodeURIComponent(text)),
  'encodeURIComponent twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  encodeURI: encodeURI,
  'form data': (text) => new URLSearchParams({ v: text }).toString().slice(2),
  'form data in a URL in a URL': (text) =>
    encodeURIComponent(new URLSearchParams({ v: text }).toString().slice(2)),
  'percent throughout': (text) =>
    bytesOf(text)
      .map((byte) => `%${hexOf(byte, 2).toUpperCase()}`)
      .join(''),
  'percent throughout in lower case': (text) =>
    bytesOf(text)
      .map((byte) => `%${hexOf(byte, 2)}`)
      .join(''),
  JSON: inString,
  'JSON twice': (text) => inString(inString(text)),
  'JSON with slashes escaped': (text) => inString(text).replaceAll('/', '\\/'),
  'JSON with slashes escaped twice': (text) =>
    inString(inString(text).replaceAll('/', '\\/')).replaceAll('/', '\\/'),
  'JSON in ASCII': (text) => unicode(inString(text), /[^\0-\x7f]/gu),
  'JSON in ASCII in upper case': (text) => unicode(inString(text), /[^\0-\x7f]/gu, upper),
  'JSON with markup and quotes as code units': (text) => unicode(text, SPECIAL),
  'JSON as code units throughout': (text) => unicode(text, ANY),
  'JSON as code units in upper case': (text) => unicode(text, ANY, upper),
  'JSON in a URL': (text) => encodeURIComponent(inString(text)),
  'as Node prints it': (text) => inspect(text).slice(1, -1),
  HTML: html,
  'HTML twice': (text) => html(html(text)),
  'HTML with decimal references': (text) =>
    each(text, SPECIAL, (character) => `&#${codeOf(character)};`),
  'HTML with hexadecimal references': (text) =>
    each(text, SPECIAL, (character) => `&#x${hexOf(codeOf(character), 2)};`),
  'HTML as decimal references throughout': (text) =>
    each(text, ANY, (character) => `&#${codeOf(character)};`),
  'HTML as hexadecimal references throughout': (text) =>
    each(text, ANY, (character) => `&#X${hexOf(codeOf(character), 4).toUpperCase()};`),
  'HTML of JSON': (text) => html(inString(text)),
  Base64: (text) => Buffer.from(text).toString('base64'),
  'Base64 without padding': (text) => Buffer.from(text).toString('base64').replace(/=+$/, ''),
  Base64url: (text) => Buffer.from(text).toString('base64url'),
  'Base64url with padding': (text) =>
    Buffer.from(text).toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
  'Base64 in a URL': (text) => encodeURIComponent(Buffer.from(text).toString('base64')),
  'Base64 in JSON with slashes escaped': (text) =>
    Buffer.from(text).toString('base64').replaceAll('/', '\\/'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'hexadecimal in upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'UTF-8 read as Latin-1': (text) => Buffer.from(text, 'utf8').toString('latin1'),
};

/** Only what Latin-1 has can be written so. */
export const latin1Writings: Readonly<Record<string, Writing>> = {
  'Latin-1 read as UTF-8': (text) => Buffer.from(text, 'latin1').toString('utf8'),
  'Latin-1 in Base64': (text) => Buffer.from(text, 'latin1').toString('base64'),
  'Latin-1, percent-encoded': (text) =>
    each(text, SPECIAL, (character) => `%${hexOf(codeOf(character), 2).toUpperCase()}`),
  'JavaScript with hexadecimal escapes': (text) =>
    each(text, SPECIAL, (character) => `\\x${hexOf(codeOf(character), 2)}`),
  'JavaScript as hexadecimal escapes throughout': (text) =>
    each(text, ANY, (character) => `\\x${hexOf(codeOf(character), 2)}`),
};
