import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Page } from '../../protocol/toWebview';
import { entryKey, type TrailEntry } from '../../protocol/trail';
import { icon, plain, shown } from '../content';
import { vscodeApi } from '../vscodeApi';
import { t } from '../words';
import { pivotLayout, type PivotLayout, type PlacedNode } from './pivotLayout';

const WIDTH = 208;
const HEIGHT = 38;
const BETWEEN = 44;
const LINE = 50;
const EDGE = 8;
/** Characters of a name that fit into a node. */
const MOST = 25;

/** How the investigation went from indicator to indicator: as a picture, and as a list. */
export function pivotView(page: Page): TemplateResult {
  const layout = pivotLayout(page.graph);
  const current = entryKey(page);
  return html`<p class="description">
      ${t('How this investigation went from indicator to indicator, and which answer led there.')}
    </p>
    <div class="pivot-picture">${picture(layout, current)}</div>
    ${list(layout, current)}`;
}

/** For the eye and the mouse; the list says the same to everybody. */
function picture({ nodes, layers, lines }: PivotLayout, current: string): TemplateResult {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const width = layers * (WIDTH + BETWEEN) - BETWEEN + 2 * EDGE;
  const height = lines * LINE - (LINE - HEIGHT) + 2 * EDGE;
  return html`<svg width=${width} height=${height} aria-hidden="true">
    ${nodes.flatMap((node) =>
      node.came.map(({ from }) => {
        const source = byKey.get(from);
        return source === undefined
          ? nothing
          : svg`<path class="step" d=${curve(source, node)}></path>`;
      }),
    )}
    ${nodes.map((node) => drawn(node, node.key === current))}
  </svg>`;
}

function left({ layer }: PlacedNode): number {
  return EDGE + layer * (WIDTH + BETWEEN);
}

function top({ line }: PlacedNode): number {
  return EDGE + line * LINE;
}

function curve(from: PlacedNode, to: PlacedNode): string {
  const [x, y] = [left(from) + WIDTH, top(from) + HEIGHT / 2];
  const [a, b] = [left(to), top(to) + HEIGHT / 2];
  const bend = Math.max(BETWEEN / 2, Math.abs(a - x) / 2);
  return `M ${x} ${y} C ${x + bend} ${y} ${a - bend} ${b} ${a} ${b}`;
}

function drawn(node: PlacedNode, current: boolean): TemplateResult {
  const [x, y] = [left(node), top(node)];
  const name = plain(node.entry.indicator.value);
  const how = plain(howWords(node));
  return svg`<g
    class="node ${current ? 'current' : ''}"
    @click=${() => {
      revisit(node.entry);
    }}
  >
    <title>${how === '' ? name : `${name} – ${how}`}</title>
    <rect x=${x} y=${y} width=${WIDTH} height=${HEIGHT} rx="3"></rect>
    <text class="name" x=${x + 10} y=${y + 16}>${short(name)}</text>
    <text class="how" x=${x + 10} y=${y + 30}>${short(how === '' ? t('looked up') : how)}</text>
  </g>`;
}

function short(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
}

/** The answers that led there: `Passive DNS, Reverse IP`. */
function howWords({ came }: PlacedNode): string {
  return [...new Set(came.map(({ title }) => title ?? t('a step')))].join(', ');
}

function list({ nodes }: PivotLayout, current: string): TemplateResult {
  const names = new Map(nodes.map(({ key, entry }) => [key, entry]));
  return html`<table class="states pivot-list">
    <caption class="hidden-words">
      ${t('The steps of the investigation')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('Indicator')}</th>
        <th scope="col">${t('Came from')}</th>
        <th scope="col">${t('By the answer of')}</th>
      </tr>
    </thead>
    <tbody>
      ${nodes.flatMap(({ key, entry, came }) => {
        const steps = came.length === 0 ? [undefined] : came;
        return steps.map((step) => {
          const from = step && names.get(step.from);
          return html`<tr>
            <th scope="row">${key === current ? here(entry) : link(entry)}</th>
            <td>
              ${from === undefined ? html`<span class="dim">${t('looked up')}</span>` : link(from)}
            </td>
            <td>${step?.title === undefined ? nothing : shown(step.title)}</td>
          </tr>`;
        });
      })}
    </tbody>
  </table>`;
}

function here({ indicator }: TrailEntry): TemplateResult {
  return html`<strong aria-current="page"
    >${shown(indicator.value)} ${icon('location', t('shown now'))}</strong
  >`;
}

function link(entry: TrailEntry): TemplateResult {
  return html`<button
    type="button"
    class="link"
    @click=${() => {
      revisit(entry);
    }}
  >
    ${shown(entry.indicator.value)}
  </button>`;
}

function revisit(entry: TrailEntry): void {
  vscodeApi.postMessage({ type: 'revisit', entry });
}
