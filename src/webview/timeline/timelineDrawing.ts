import { nothing, svg, type TemplateResult } from 'lit';
import { cellText } from '../../core/result/cellText';
import { plain } from '../content';
import { number, t } from '../words';
import { TRACK, type Line } from './timelineLines';
import { densityOf, gapsOf, marksOf, MOMENT, type Mark } from './timelineMarks';
import { lanePlace, markPlace, type Place } from './timelinePlaces';
import type { Lane, LaneRows, Source, Track, ValueRow } from './timelineRows';
import { gapSentence, laneName, markSentence } from './timelineWords';
import type { TimeWindow } from './timeWindow';

const BAR = 8;
/** Pixels of a monospaced character of a label, and of the space around labels. */
const CHARACTER = 7.3;
const LABEL_SPACE = 26;

export interface Drawing {
  readonly window: TimeWindow;
  /** Pixels of the labels, and of the axis beside them. */
  readonly labels: number;
  readonly axis: number;
  readonly sources: readonly Source[];
  readonly active: Place;
  readonly tell: (words: string, key?: Place) => void;
  readonly toggle: (lane: Lane) => void;
  /** The mouse or Enter on a mark. */
  readonly choose: (mark: Mark, event: MouseEvent | KeyboardEvent) => void;
  readonly pivot: (row: ValueRow, event: MouseEvent) => void;
}

export function lineDrawing(line: Line, index: number, drawing: Drawing): TemplateResult {
  return line.kind === 'lane'
    ? laneHead(line.lane, line, index, drawing)
    : valueRow(line.row, line, index, drawing);
}

function laneHead(
  { lane, rows, entries }: LaneRows,
  { y, height, open }: Line & { kind: 'lane' },
  index: number,
  { window, labels, axis, active, toggle, tell }: Drawing,
): TemplateResult {
  const words = `${laneName(lane)} ${number(rows.length)}`;
  const place = lanePlace(index);
  const middle = y + height / 2;
  const strip = open
    ? nothing
    : densityOf(entries, window, axis).map(
        ({ left, right, level }) =>
          svg`<rect class="density d${level}" x=${labels + left} y=${middle - BAR / 2}
            width=${right - left} height=${BAR}></rect>`,
      );
  return svg`<g
    class="lane-head ${lane}"
    role="button"
    aria-expanded=${open ? 'true' : 'false'}
    aria-label=${words}
    data-place=${place}
    tabindex=${active === place ? 0 : -1}
    @click=${() => {
      toggle(lane);
    }}
    @focus=${() => {
      tell('', place);
    }}
  >
    <rect class="hit" x="0" y=${y} width=${labels + axis} height=${height}></rect>
    <path class="twist" d=${open ? `M 8 ${middle - 2} l 4 4 l 4 -4` : `M 10 ${middle - 4} l 4 4 l -4 4`}></path>
    <rect class="swatch" x="22" y=${middle - 4} width="8" height="8" rx="2"></rect>
    <text class="lane-name" x="36" y=${middle + 4}>${words}</text>
    <line class="rule" x1="0" x2=${labels + axis} y1=${y + 0.5} y2=${y + 0.5}></line>
    ${strip}
  </g>`;
}

function valueRow(
  row: ValueRow,
  { y, height }: Line,
  index: number,
  drawing: Drawing,
): TemplateResult {
  const { labels } = drawing;
  const text = plain(cellText(row.label));
  const most = Math.floor((labels - LABEL_SPACE) / CHARACTER);
  const label = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  const pivots = typeof row.label === 'object' && row.label !== null;
  const top = y + (height - row.tracks.length * TRACK) / 2;
  return svg`<g data-via=${row.tracks[0]?.entries[0]?.operation ?? ''}>
    <text
      class="lane ${pivots ? 'goes' : ''}"
      aria-hidden="true"
      x="22"
      y=${y + height / 2 + 4}
      @click=${
        pivots
          ? (event: MouseEvent) => {
              drawing.pivot(row, event);
            }
          : nothing
      }
    >${label}<title>${text}</title></text>
    ${beyond(row, y + height / 2 + 4, drawing)}
    ${row.tracks.map((track, at) => trackDrawing(row, track, { middle: top + at * TRACK + TRACK / 2, line: index, at }, drawing))}
  </g>`;
}

/** Signs at the edges of the axis for what lies beyond them. */
function beyond({ tracks }: ValueRow, y: number, { window, labels, axis }: Drawing): unknown {
  const entries = tracks.flatMap((track) => track.entries);
  const inside = entries.some(({ from, to }) => to >= window.from && from <= window.to);
  if (inside) {
    return nothing;
  }
  const before = entries.some(({ to }) => to < window.from);
  const after = entries.some(({ from }) => from > window.to);
  return svg`<g class="beyond" aria-hidden="true">
    ${before ? svg`<text x=${labels} y=${y}>‹</text>` : nothing}
    ${after ? svg`<text x=${labels + axis} y=${y} text-anchor="end">›</text>` : nothing}
  </g>`;
}

function trackDrawing(
  row: ValueRow,
  track: Track,
  { middle, line, at }: { middle: number; line: number; at: number },
  drawing: Drawing,
): TemplateResult {
  const { window, labels, axis, sources, tell } = drawing;
  const { source = '', style = 0 } = sources[track.source] ?? {};
  const marks = marksOf(track.entries, window, axis);
  const gaps = gapsOf(track.entries, window, axis);
  return svg`<g class="s${style}">
    ${gaps.map((gap) => {
      const words = gapSentence(gap, source);
      return svg`<g class="gap" aria-hidden="true" @mouseenter=${() => {
        tell(words);
      }}>
        <line class="hit" x1=${labels + gap.left} x2=${labels + gap.right} y1=${middle} y2=${middle}></line>
        <line x1=${labels + gap.left} x2=${labels + gap.right} y1=${middle} y2=${middle}></line>
      </g>`;
    })}
    ${marks.map((mark) => markDrawing(row.lane, mark, middle, markPlace(line, at, track, mark), drawing))}
  </g>`;
}

function markDrawing(
  lane: Lane,
  mark: Mark,
  middle: number,
  place: Place,
  { labels, active, tell, choose }: Drawing,
): TemplateResult {
  const words = plain(markSentence(mark));
  const say = () => {
    tell(words, place);
  };
  const many = mark.entries.length > 1;
  return svg`<g
    class="mark ${lane} ${many ? 'many' : ''}"
    role="img"
    tabindex=${place === active ? 0 : -1}
    data-place=${place}
    aria-label=${many ? `${words}. ${t('Enter zooms in.')}` : words}
    @focus=${say}
    @mouseenter=${() => {
      tell(words);
    }}
    @click=${(event: MouseEvent) => {
      choose(mark, event);
    }}
  >${shape(mark, labels, middle)}</g>`;
}

function shape(mark: Mark, labels: number, middle: number): TemplateResult {
  const left = labels + mark.left;
  const width = mark.right - mark.left;
  if (mark.from === mark.to) {
    const x = left + MOMENT;
    return svg`<path d="M ${x} ${middle - MOMENT} l ${MOMENT} ${MOMENT} l ${-MOMENT} ${MOMENT} l ${-MOMENT} ${-MOMENT} Z"></path>`;
  }
  return svg`<rect x=${left} y=${middle - BAR / 2} width=${width} height=${BAR} rx="2"></rect>
    ${
      mark.entries.length > 1 && width > 24
        ? svg`<text class="how-many" x=${left + width / 2} y=${middle + 3.5} text-anchor="middle">${number(mark.entries.length)}</text>`
        : nothing
    }`;
}
