import type { Cost } from '../core/operation/cost';
import { totalCost } from '../core/operation/totalCost';

let language = 'en';
let strings: Readonly<Record<string, string>> = {};
let numbers = numbersIn(language);
let moments = momentsIn(language);

/** Sets the analyst's language and the translations by English text. */
export function speak(newLanguage: string, translations: Readonly<Record<string, string>>): void {
  if (newLanguage !== language) {
    language = newLanguage;
    numbers = numbersIn(language);
    moments = momentsIn(language);
  }
  strings = translations;
}

// Made once: making one takes longer than writing a row of a table.
function numbersIn(locale: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
}

function momentsIn(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });
}

/** The translation of an English text, with `{0}`, `{1}`… filled in. */
export function t(english: string, ...values: readonly (string | number)[]): string {
  return (strings[english] ?? english).replace(/\{(\d)\}/g, (whole, index: string) =>
    String(values[Number(index)] ?? whole),
  );
}

/** `18,997`. */
export function number(value: number): string {
  return numbers.format(value);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in one short word: `2 h`, `9 days`. Undefined for what is no date. */
function span(iso: string, now: number): string | undefined {
  const ms = now - Date.parse(iso);
  if (Number.isNaN(ms)) {
    return undefined;
  }
  const past = Math.max(0, ms);
  if (past < HOUR) {
    return t('{0} min', Math.floor(past / MINUTE));
  }
  if (past < 2 * DAY) {
    return t('{0} h', Math.floor(past / HOUR));
  }
  if (past < 90 * DAY) {
    return t('{0} days', Math.floor(past / DAY));
  }
  if (past < 730 * DAY) {
    return t('{0} months', Math.floor(past / (30.44 * DAY)));
  }
  return t('{0} years', Math.floor(past / (365.25 * DAY)));
}

/** `now`, `2 h old`: the age of an answer. */
export function age(iso: string, now: number): string {
  const words = span(iso, now);
  if (words === undefined) {
    return t('age unknown');
  }
  return isFresh(iso, now) ? t('just now') : t('{0} old', words);
}

/** Less than a minute old: whoever asked just now takes it for the answer to that. */
export function isFresh(iso: string, now: number): boolean {
  return now - Date.parse(iso) < MINUTE;
}

/** `9 days ago`, `today`; `in 30 days` for what is still to come. */
export function ago(iso: string, now: number): string {
  const ms = now - Date.parse(iso);
  if (ms < 0) {
    const days = Math.ceil(-ms / DAY);
    return days < 90
      ? days === 1
        ? t('in 1 day')
        : t('in {0} days', days)
      : days < 730
        ? t('in {0} months', Math.round(days / 30.44))
        : t('in {0} years', Math.round(days / 365.25));
  }
  const words = span(iso, now);
  return words === undefined ? iso : ms < MINUTE ? t('just now') : t('{0} ago', words);
}

/** An ISO date stays, an ISO time loses its letters: `2026-11-21 14:02:07`. Always UTC. */
export function utc(iso: string): string {
  return /^\d{4}-\d{2}-\d{2}T/.test(iso) ? iso.replace('T', ' ').replace(/(\.\d+)?Z$/, '') : iso;
}

/** The same moment where the analyst sits, for tooltips. A date without a time has none. */
export function local(iso: string): string | undefined {
  const at = /^\d{4}-\d{2}-\d{2}T/.test(iso) ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(at) ? undefined : moments.format(at);
}

/** What a question spends: `1 query`, `24 records`, `free`. */
export function costWords(cost: readonly Cost[]): string {
  const { queries, records, bound, again } = totalCost(cost);
  const words = [
    ...(queries > 0 ? [queries === 1 ? t('1 query') : t('{0} queries', number(queries))] : []),
    ...(records > 0 ? [records === 1 ? t('1 record') : t('{0} records', number(records))] : []),
  ];
  if (words.length === 0) {
    return again ? t('free within the hour') : t('free');
  }
  const said = words.join(', ');
  return bound === 'exact'
    ? said
    : bound === 'atMost'
      ? t('up to {0}', said)
      : t('{0} or more', said);
}
