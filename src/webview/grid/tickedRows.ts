import type { IndicatorRef } from '../../core/indicator/model';
import type { TableSection } from '../../core/result/model';
import { indicatorsIn } from './indicatorsIn';
import { howManyOf, shownOf, type Ticked } from './selection';

/** What the ticked rows come to; looked at anew only when something of it has changed. */
export class TickedRows {
  count = 0;
  /** Those that the search hides. */
  hidden = 0;
  /** Each indicator in them once, without the one of the page. */
  indicators: readonly IndicatorRef[] = [];
  /** True where the page's own indicator is all that they name. */
  onlyOwn = false;
  /** How many of the rows that are shown. */
  shown: ReturnType<typeof howManyOf> = 'none';
  private ticked: Ticked | undefined;
  private view: Uint32Array | undefined;

  update(section: TableSection, ticked: Ticked, view: Uint32Array, own: string): void {
    if (ticked !== this.ticked) {
      this.indicators = indicatorsIn(section, ticked, own);
      this.onlyOwn = this.indicators.length === 0 && indicatorsIn(section, ticked, '').length > 0;
    }
    if (ticked !== this.ticked || view !== this.view) {
      const shown = shownOf(ticked, view);
      this.count = ticked.size;
      this.hidden = ticked.size - shown;
      this.shown = howManyOf(shown, view);
    }
    this.ticked = ticked;
    this.view = view;
  }
}
