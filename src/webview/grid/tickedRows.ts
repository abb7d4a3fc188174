import type { IndicatorRef } from '../../core/indicator/model';
import type { TableSection } from '../../core/result/model';
import { indicatorsIn } from './foot';
import { howMany, type Ticked } from './selection';

/** What the ticked rows come to; looked at anew only when something of it has changed. */
export class TickedRows {
  /** Each indicator in them once. */
  indicators: readonly IndicatorRef[] = [];
  /** How many of the rows that are shown. */
  shown: ReturnType<typeof howMany> = 'none';
  private ticked: Ticked | undefined;
  private view: Uint32Array | undefined;

  update(section: TableSection, ticked: Ticked, view: Uint32Array, own: string): void {
    if (ticked !== this.ticked) {
      this.indicators = indicatorsIn(section, ticked, own);
    }
    if (ticked !== this.ticked || view !== this.view) {
      this.shown = howMany(ticked, view);
    }
    this.ticked = ticked;
    this.view = view;
  }
}
