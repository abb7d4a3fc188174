import { dateCell } from '../kit/cells';
import type { Event } from './wire';

type Meaning = 'created' | 'updated' | 'expires' | 'registrarExpires' | 'asOf';

/** Dates of an object by what they mean: each a day or a UTC time. */
export interface Dates {
  /** The first before the others. */
  readonly created: readonly string[];
  /** The last before the others, as all below. */
  readonly updated: readonly string[];
  readonly expires: readonly string[];
  /** The registrar's own date, which is not the registry's (RFC 9083, section 10.2.3). */
  readonly registrarExpires: readonly string[];
  /** When the server's data was last brought up to date: no change of the object. */
  readonly asOf: readonly string[];
  /** Events of any other meaning: a transfer, a deletion. */
  readonly others: readonly Event[];
}

/** Words that only say what the others are about. */
const FILLERS = new Set([
  'record',
  'domain',
  'name',
  'object',
  'registry',
  'date',
  'time',
  'of',
  'on',
  'the',
  'at',
  'is',
]);

/** RFC 9083, section 10.2.3, and what servers write in place of it. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ...meaning('created', 'registration', 'registered', 'created', 'create', 'creation'),
  ...meaning('updated', 'last changed', 'last change', 'changed', 'last update', 'last updated'),
  ...meaning('updated', 'updated', 'update', 'last modified', 'last modification', 'modified'),
  ...meaning('expires', 'expiration', 'expires', 'expire', 'expired', 'expiry'),
  ...meaning('expires', 'registration expiration', 'registration expires', 'registration expiry'),
  ...meaning('expires', 'paid till', 'paid until', 'valid till', 'valid until'),
  ...meaning('registrarExpires', 'registrar expiration', 'registrar expires', 'registrar expiry'),
  ...meaning('registrarExpires', 'registrar registration expiration'),
  ...meaning('asOf', 'last update rdap database', 'last update database', 'last update rdap'),
]);

export function datesIn(events: readonly Event[]): Dates {
  const read = events.map((event) => ({
    event,
    means: meaningOf(event.eventAction ?? ''),
    date: eventDate(event.eventDate),
  }));
  const of = (wanted: Meaning): readonly string[] =>
    [
      ...new Set(read.flatMap(({ means, date }) => (means === wanted && date ? [date] : []))),
    ].sort();
  return {
    created: of('created'),
    updated: [...of('updated')].reverse(),
    expires: [...of('expires')].reverse(),
    registrarExpires: [...of('registrarExpires')].reverse(),
    asOf: [...of('asOf')].reverse(),
    others: read.flatMap(({ event, means }) => (means === undefined ? [event] : [])),
  };
}

/**
 * A date in the form of the model. RFC 3339 asks for a zone; without one only the day is certain.
 * Also read: a blank for the `T`, a lower-case `t` and `z`, `UTC`, no seconds, hours alone as zone.
 */
export function eventDate(written: string | undefined): string | null {
  const [, day, minutes, seconds = ':00', zone = ''] =
    /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d(?:\.\d+)?)? ?(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/.exec(
      written ?? '',
    ) ?? [];
  if (day === undefined || minutes === undefined) {
    return dateCell(written);
  }
  const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone.replace(/^(?:z|UTC|GMT)$/, 'Z');
  return dateCell(`${day}T${minutes}${seconds}${offset}`);
}

function meaningOf(action: string): Meaning | undefined {
  const words = action
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '' && !FILLERS.has(word));
  return MEANINGS.get(words.join(' '));
}

function meaning(means: Meaning, ...actions: readonly string[]): readonly [string, Meaning][] {
  return actions.map((action) => [action, means]);
}
