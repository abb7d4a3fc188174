import { html, svg, type TemplateResult } from 'lit';
import { t } from '../words';
import { lineDrawing, type Drawing } from './timelineDrawing';
import { heightOf, linesBetween, type Line } from './timelineLines';
import { settled } from './timelinePlaces';
import { timelineTicks } from './timelineTicks';

const AXIS = 22;
/** Lines that are drawn above and below those in sight, in pixels. */
const OVERSCAN = 100;
/** As much is drawn before the scroller has been measured. */
const FIRST_SIGHT = 600;

interface Chart {
  readonly lines: readonly Line[];
  readonly drawing: Drawing;
  readonly width: number;
  /** Where the lines are scrolled to, and how much of them is in sight. */
  readonly top: number;
  readonly sight: number;
  readonly key: (event: KeyboardEvent) => void;
  readonly wheel: (event: WheelEvent) => void;
  readonly down: (event: PointerEvent) => void;
  readonly move: (event: PointerEvent) => void;
  readonly up: () => void;
  readonly scroll: (top: number) => void;
}

/** The lines in sight over the axis, which stays. */
export function timelineChart(chart: Chart): TemplateResult {
  const { lines, drawing, width, top } = chart;
  const { labels, axis, window, active } = drawing;
  const height = heightOf(lines);
  const bottom = top + Math.max(chart.sight, FIRST_SIGHT) + OVERSCAN;
  const { first, last } = linesBetween(lines, top - OVERSCAN, bottom);
  const ticks = timelineTicks(window, axis);
  // While the mark with the tab stop is out of the window, the drawing has it.
  const own = settled(lines, active, drawing) === undefined;
  return html`<div
    class="timeline-chart"
    role="group"
    tabindex=${own ? 0 : -1}
    aria-label=${t('Timeline: up and down go from mark to mark, left and right move in time, plus and minus zoom, 0 shows all')}
    @keydown=${chart.key}
    @wheel=${chart.wheel}
    @pointerdown=${chart.down}
    @pointermove=${chart.move}
    @pointerup=${chart.up}
  >
    <div
      class="timeline-lines"
      @scroll=${({ target }: Event) => {
        chart.scroll(target instanceof Element ? target.scrollTop : 0);
      }}
    >
      <svg width=${width} height=${height} role="presentation">
        ${ticks.map(
          ({ x }) =>
            svg`<line class="tick" x1=${labels + x} x2=${labels + x} y1="0" y2=${height}></line>`,
        )}
        ${lines
          .slice(first, last + 1)
          .map((line, index) => lineDrawing(line, first + index, drawing))}
      </svg>
    </div>
    <svg class="timeline-axis" width=${width} height=${AXIS} aria-hidden="true">
      ${ticks.map(
        ({ x, label, anchor }) =>
          svg`<text class="axis" x=${labels + x} y="15" text-anchor=${anchor}>${label}</text>`,
      )}
    </svg>
  </div>`;
}
