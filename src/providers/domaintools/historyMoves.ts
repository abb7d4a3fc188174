import type { TimelineEntry } from '../../core/result/model';
import { hostCell, hostText } from '../kit/cells';
import { registrableDomain } from '../../core/indicator';
import type { HistoryEvent } from './domainHistory';
import { list, orNothing, text } from './wire';
import * as z from 'zod';

/** One move, of addresses, name servers or mail servers. */
export interface Move {
  readonly type: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly date: string | null;
}

const value = orNothing(z.looseObject({ value: text }));
const hosts = list(z.looseObject({ address: value, host: value }));
const registrar = z.union([
  z.looseObject({ value: text }),
  z.string().transform((name) => ({ value: name })),
]);

/** Hosts before and after, of the events of one field, oldest first. */
interface HostEvent {
  readonly date: string | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The life of the name begins. */
  readonly begins: boolean;
}

/** `ip`, `name_server` or `mx`: the names that states have, which are not those of the filters. */
export function hostEvents(
  events: readonly HistoryEvent[],
  field: 'ip' | 'name_server' | 'mx',
): readonly HostEvent[] {
  return events
    .filter((event) => event.field === field)
    .map(({ date, before, after }) => ({
      date,
      before: hostsIn(before),
      after: hostsIn(after),
      begins: before === undefined,
    }))
    .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
}

function hostsIn(state: unknown): readonly string[] {
  const parsed = hosts.safeParse(state);
  return parsed.success
    ? [
        ...new Set(
          parsed.data.flatMap(({ address, host }) => {
            const name = address?.value ?? host?.value;
            return name === undefined ? [] : [hostText(name)];
          }),
        ),
      ]
    : [];
}

/** What went and what came, paired: each host that stayed is in none. */
export function movesOf(events: readonly HostEvent[]): readonly Move[] {
  return events.flatMap(({ date, before, after, begins }) => {
    const gone = before.filter((host) => !after.includes(host));
    const come = after.filter((host) => !before.includes(host));
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, at): Move => {
      const [from, to] = [gone[at], come[at]];
      return { type: typeOf(from, to, begins, after.length === 0), from, to, date };
    });
  });
}

/** In the words of the hosting history; a name server of another registered domain is a transfer. */
function typeOf(
  from: string | undefined,
  to: string | undefined,
  begins: boolean,
  ends: boolean,
): string {
  if (from === undefined) {
    return begins ? 'New' : 'Added';
  }
  if (to === undefined) {
    return ends ? 'Not Resolvable' : 'Removed';
  }
  const [one, other] = [registrableDomain(from), registrableDomain(to)];
  return one !== undefined && one !== other ? 'Transfer' : 'Change';
}

/** Each host from the event that brought it to the one that took it away; else it holds until `at`. */
export function hostSpans(
  lane: 'address' | 'nameServer',
  events: readonly HostEvent[],
  at: string,
): readonly TimelineEntry[] {
  const since = new Map<string, string>();
  const spans: TimelineEntry[] = [];
  const close = (host: string, end: string): void => {
    const start = since.get(host);
    since.delete(host);
    const label = hostCell(host);
    if (start !== undefined && label !== null) {
      spans.push({ lane, label, start, end, detail: `${host} from ${start}` });
    }
  };
  for (const { date, before, after } of events) {
    if (date !== null) {
      before.filter((host) => !after.includes(host)).forEach((host) => close(host, date));
      after.filter((host) => !since.has(host)).forEach((host) => since.set(host, date));
    }
  }
  [...since.keys()].forEach((host) => close(host, at));
  return spans;
}

/** Registrars in the order in which they came, each until the next. */
export function registrarsOf(events: readonly HistoryEvent[]) {
  const changes = events
    .filter(({ field, date }) => field === 'registrar' && date !== null)
    .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  return changes.flatMap(({ date, after }, index) => {
    const parsed = registrar.safeParse(after);
    const name = parsed.success ? parsed.data.value : undefined;
    return name === undefined
      ? []
      : [
          {
            registrar: name,
            registrartag: undefined,
            date_created: undefined,
            date_updated: date ?? undefined,
            date_expires: undefined,
            date_lastchecked: changes[index + 1]?.date ?? undefined,
          },
        ];
  });
}
