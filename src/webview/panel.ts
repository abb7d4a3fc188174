import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Page, ToWebview } from '../protocol/toWebview';
import { icon, shown } from './content';
import { header } from './header/header';
import { keep, kept } from './keptState';
import { operationView } from './answer/operationView';
import { pivotView } from './pivots/pivotView';
import { KeptScroll, scrollBack, scrollPlace, type ScrollPlace } from './scrollPlace';
import {
  chooseAnswer,
  pageKey,
  reduce,
  selectTab,
  startModel,
  stateOf,
  withPinned,
  type PanelModel,
} from './panelModel';
import { summaryView } from './summary/summaryView';
import { tabBar, tabId, type Across } from './tabs/tabBar';
import { PIVOTS, SUMMARY, tabsOf, TIMELINE } from './tabs/tabs';
import { allEntries } from './timeline/sourcedEntries';
import type { SourcedEntry } from './timeline/timelineRows';
import { vscodeApi } from './vscodeApi';
import { tabInSight, toTop } from './tabs/toTop';
import { number, speak, t } from './words';

/** Ages are told in minutes. */
const TICK_MS = 60_000;

/** The results panel: a drawing of one model, which messages change. */
export class LensPanel extends LitElement {
  static override properties = {
    model: { state: true },
    now: { state: true },
  };

  declare private model: PanelModel;
  declare private now: number;
  private ticking: number | undefined;
  private drawn: { page: string | undefined; tab: string } = { page: undefined, tab: '' };
  /** Where pages that were left were scrolled to. */
  private readonly places = new Map<string, ScrollPlace>();
  private readonly keptScroll = new KeptScroll(this);
  private timelineOf: readonly unknown[] = [];
  private timeline: readonly SourcedEntry[] = [];

  constructor() {
    super();
    this.model = startModel(kept());
    this.now = Date.now();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ticking = window.setInterval(() => {
      this.now = Date.now();
    }, TICK_MS);
    this.addEventListener('keydown', this.onKey);
    window.addEventListener('resize', this.onResize);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.ticking);
    this.removeEventListener('keydown', this.onKey);
    window.removeEventListener('resize', this.onResize);
  }

  /** Takes a message of the extension that has been checked. */
  receive(message: ToWebview): void {
    if (message.type === 'welcome') {
      speak(message.language, message.strings);
    }
    this.now = Date.now();
    if (message.type === 'page' && this.model.page !== undefined) {
      this.places.set(pageKey(this.model.page), scrollPlace(this));
    }
    this.change(reduce(this.model, message));
  }

  protected override render(): TemplateResult {
    const { page, tab } = this.model;
    if (page === undefined) {
      return html`<p class="empty">${t('Waiting for results…')}</p>`;
    }
    const context = JSON.stringify({ data: page.data });
    const select = (id: string, focus: boolean) => {
      this.select(id, focus);
    };
    return html`<div class="frame" data-vscode-context=${context}>
      ${header(page, this.pin)}
      <main>
        ${progress(page)}
        ${tabBar(this.across(page), tabsOf(page.operations, page.results, page.run, tab), tab, select)}
        <div id="content" role="tabpanel" aria-labelledby=${tabId(tab)} tabindex="-1">
          ${keyed(`${pageKey(page)} ${tab}`, this.content(page))}
        </div>
      </main>
    </div>`;
  }

  protected override updated(): void {
    const { page, tab } = this.model;
    const at = page === undefined ? undefined : pageKey(page);
    const samePage = at === this.drawn.page;
    if (!samePage || tab !== this.drawn.tab) {
      this.drawn = { page: at, tab };
      toTop(this, samePage);
      const place = at === undefined ? undefined : this.placeOf(at, tab, samePage);
      if (place !== undefined) {
        void scrollBack(this, place);
      }
    }
    if (!samePage && document.hasFocus() && document.activeElement === document.body) {
      // What had the focus went with its page; Alt with arrows must still be heard.
      this.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
    }
  }

  /** Where a tab that is shown anew goes back to: after a reload, and by Back and forward. */
  private placeOf(page: string, tab: string, samePage: boolean): ScrollPlace | undefined {
    const restored = this.keptScroll.restored(`${page} ${tab}`);
    return restored ?? (samePage || !this.model.returned ? undefined : this.places.get(page));
  }

  private content(page: Page): TemplateResult {
    const { tab, chosen } = this.model;
    if (tab === PIVOTS) {
      return pivotView(page);
    }
    if (tab === TIMELINE) {
      return html`<lens-timeline .entries=${this.allTimelines(page)}></lens-timeline>`;
    }
    const operation = page.operations.find(({ id }) => id === tab);
    if (operation === undefined) {
      return summaryView({
        page,
        now: this.now,
        open: (id) => {
          this.select(id, true);
        },
      });
    }
    return operationView(operation, {
      operation: operation.id,
      results: page.results,
      running: page.run.running.includes(operation.id),
      now: this.now,
      own: page.indicator.value,
      riskThreshold: page.riskThreshold,
      canAdd: page.canAdd === true,
      chosen: chosen[operation.id],
      choose: (parameters) => {
        this.change(chooseAnswer(this.model, operation.id, parameters));
      },
    });
  }

  /** The same array while the results are the same, so that the timeline is laid out once. */
  private allTimelines(page: Page): readonly SourcedEntry[] {
    if (this.timelineOf !== page.results) {
      this.timelineOf = page.results;
      this.timeline = allEntries(page.operations, page.results);
    }
    return this.timeline;
  }

  private across({ graph }: Page): readonly Across[] {
    return [
      { id: SUMMARY, title: t('Summary') },
      { id: TIMELINE, title: t('Timeline') },
      ...(graph.nodes.length > 1 ? [{ id: PIVOTS, title: t('Pivots') }] : []),
    ];
  }

  private select(tab: string, focus: boolean): void {
    this.change(selectTab(this.model, tab));
    if (focus) {
      void this.updateComplete.then(() => {
        this.querySelector<HTMLElement>(`#${tabId(tab)}`)?.focus();
      });
    }
  }

  private readonly pin = (pinned: boolean): void => {
    vscodeApi.postMessage({ type: 'pin', pinned });
    this.change(withPinned(this.model, pinned));
  };

  private change(model: PanelModel): void {
    this.model = model;
    const { page } = model;
    if (page !== undefined) {
      keep(stateOf(model, page));
    }
  }

  private readonly onResize = (): void => {
    const tabs = this.querySelector('.tabs');
    if (tabs !== null) {
      tabInSight(tabs);
    }
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const { page } = this.model;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (page !== undefined && event.altKey && step !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      vscodeApi.postMessage({ type: 'go', position: page.trail.position + step });
    }
  };
}

/** How far the run is, for eyes and for screen readers; empty when nothing runs. */
function progress({ run, operations }: Page): TemplateResult {
  const titles = run.running.flatMap((id) => operations.find((one) => one.id === id)?.title ?? []);
  const known = run.total > 0;
  return html`<div class="progress ${run.asking ? '' : 'idle'}">
    <p role="status">
      ${
        run.asking
          ? html`${icon('loading')}
              ${known ? t('{0} of {1} answered', number(run.done), number(run.total)) : t('Looking up…')}
              <span class="dim">${shown(titles.join(', '))}</span>`
          : nothing
      }
    </p>
    ${
      run.asking
        ? html`<vscode-button
            secondary
            @click=${() => {
              vscodeApi.postMessage({ type: 'cancel' });
            }}
            >${t('Cancel')}</vscode-button
          >`
        : nothing
    }
  </div>`;
}

customElements.define('lens-panel', LensPanel);
