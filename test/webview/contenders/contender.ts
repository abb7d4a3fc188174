import type { TableSection } from '../../../src/core/result/model';
import { bigTable } from '../bigTable';
import { frame, untilPainted } from './painted';

/** One way to draw a table, to be measured against the others. */
export interface Contender {
  /** As many rows as it can hold; absent: any number. */
  readonly most?: number;
  /** The rows in the form that it takes, as a message delivers them. */
  readonly message: (table: TableSection) => unknown;
  /** Rows that pass the search, as far as it knows; -1 before there are any. */
  readonly passing: () => number;
  /** A row is in the document. */
  readonly drawn: () => boolean;
  readonly searchBox: () => HTMLElement | null;
  readonly scroller: () => Element | null;
}

declare global {
  interface Window {
    /** What the bench calls from outside. All times in milliseconds. */
    measured: {
      prepare(count: number): void;
      /** From the message with the rows to their first rows on the screen. */
      first(): Promise<number>;
      focusSearch(): void;
      /** Waits for the next keystroke, after which the rows with `text` in their first column pass. */
      expectKeystroke(text: string): void;
      /** From that keystroke to those rows on the screen. */
      keystroke(): Promise<number>;
      /** From frame to frame, while the table scrolls on by so many pixels each. */
      scroll(steps: number, pixels: number): Promise<readonly number[]>;
    };
  }
}

export function measure(contender: Contender): void {
  let table = bigTable(0);
  let message: unknown;
  let painted = Promise.resolve(Number.NaN);
  window.measured = {
    prepare(count) {
      table = bigTable(Math.min(count, contender.most ?? count));
      message = contender.message(table);
    },
    async first() {
      const start = performance.now();
      window.postMessage(message, '*');
      // The sender's copy is no memory of the table.
      message = undefined;
      await untilPainted(contender.drawn);
      return performance.now() - start;
    },
    focusSearch() {
      contender.searchBox()?.focus();
    },
    expectKeystroke(text) {
      const expected = table.rows.filter((row) => String(nameOf(row[0])).includes(text)).length;
      painted = new Promise((resolve) => {
        const listener = ({ timeStamp }: KeyboardEvent) => {
          void untilPainted(() => contender.passing() === expected).then(() => {
            resolve(performance.now() - timeStamp);
          });
        };
        window.addEventListener('keydown', listener, { capture: true, once: true });
      });
    },
    keystroke: () => painted,
    async scroll(steps, pixels) {
      const scroller = contender.scroller();
      await frame();
      await frame();
      const times: number[] = [];
      let last = await frame();
      for (let step = 0; step < steps; step += 1) {
        scroller?.scrollBy(0, pixels);
        const now = await frame();
        times.push(now - last);
        last = now;
      }
      return times;
    },
  };
}

/** What a cell of the table says. */
export function nameOf(cell: TableSection['rows'][number][number] | undefined): string | number {
  return typeof cell === 'object' ? (cell?.value ?? '') : (cell ?? '');
}
