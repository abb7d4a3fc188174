import type { Line } from './timelineLines';
import { marksOf, type Mark } from './timelineMarks';
import type { Track } from './timelineRows';
import type { TimeWindow } from './timeWindow';

/**
 * A thing on the drawing that can have the focus: `3` is the head of a lane on line 3, `4.0.17` the
 * mark that holds entry 17 of the first track of line 4. An entry keeps its number while marks come
 * together and part.
 */
export type Place = string;

/** What of the time is drawn, on how many pixels. */
interface Scale {
  readonly window: TimeWindow;
  readonly axis: number;
}

export function lanePlace(line: number): Place {
  return String(line);
}

export function markPlace(line: number, track: number, { entries }: Track, mark: Mark): Place {
  const [first] = mark.entries;
  return `${line}.${track}.${first === undefined ? 0 : entries.indexOf(first)}`;
}

export function lineOfPlace(place: Place): number {
  return Number(place.split('.')[0]);
}

/** The mark that holds the entry of a place, where it is in the window. */
export function markAt(
  lines: readonly Line[],
  place: Place,
  { window, axis }: Scale,
): Mark | undefined {
  const [line, track, entry] = place.split('.').map(Number);
  const found = lines[line ?? -1];
  const entries = found?.kind === 'value' ? (found.row.tracks[track ?? -1]?.entries ?? []) : [];
  const wanted = entries[entry ?? -1];
  return wanted && marksOf(entries, window, axis).find((mark) => mark.entries.includes(wanted));
}

/** The place as it is now: an entry may have joined another's mark. Undefined out of the window. */
export function settled(lines: readonly Line[], place: Place, scale: Scale): Place | undefined {
  const line = lineOfPlace(place);
  const found = lines[line];
  if (found === undefined || found.kind === 'lane') {
    return found === undefined ? undefined : lanePlace(line);
  }
  const mark = markAt(lines, place, scale);
  const at = Number(place.split('.')[1]);
  const track = found.row.tracks[at];
  return mark && track && markPlace(line, at, track, mark);
}

/** The next place up or down; lines with nothing in the window are passed over. */
export function nextPlace(
  lines: readonly Line[],
  place: Place,
  by: 1 | -1,
  scale: Scale,
): Place | undefined {
  const from = lineOfPlace(place);
  const own = placesOn(lines, from, scale);
  const now = settled(lines, place, scale);
  const at = now === undefined ? -1 : own.indexOf(now);
  const beside = at < 0 ? undefined : own[at + by];
  if (beside !== undefined) {
    return beside;
  }
  for (let line = from + by; line >= 0 && line < lines.length; line += by) {
    const places = placesOn(lines, line, scale);
    const next = by > 0 ? places[0] : places.at(-1);
    if (next !== undefined) {
      return next;
    }
  }
  return undefined;
}

function placesOn(lines: readonly Line[], at: number, { window, axis }: Scale): readonly Place[] {
  const line = lines[at];
  if (line === undefined || line.kind === 'lane') {
    return line === undefined ? [] : [lanePlace(at)];
  }
  return line.row.tracks.flatMap((track, index) =>
    marksOf(track.entries, window, axis).map((mark) => markPlace(at, index, track, mark)),
  );
}
