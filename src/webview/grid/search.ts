import { filterRows, narrows, type RowQuery } from '../../core/result/filterRows';
import type { Sorting } from '../../core/result/sortRows';
import type { TableIndex } from '../../core/result/tableIndex';

/** A search that is quicker than this is on the screen with the keystroke that asked for it. */
const FIRST_SLICE_MS = 24;
/** A longer one leaves the typing its turn this often. */
const SLICE_MS = 8;

interface Question {
  readonly index: TableIndex;
  readonly query: RowQuery;
  /** All rows in their order, which the index makes once. */
  readonly order: Uint32Array;
}

/**
 * Finds the rows to show, in their order. Whatever is typed or picked further only looks at the rows
 * found before; what takes long is cut into slices, and the latest question wins.
 */
export class GridSearch {
  private readonly found: (rows: Uint32Array) => void;
  private last: (Question & { readonly rows: Uint32Array }) | undefined;
  private waiting: number | undefined;
  private preparing = 0;

  /** `found` is called once for each question that no later one took over. */
  constructor(found: (rows: Uint32Array) => void) {
    this.found = found;
  }

  /** `whole`: in one go, for a table that is not on the screen yet. */
  ask(index: TableIndex, query: RowQuery, sorting: Sorting | undefined, whole = false): void {
    window.clearTimeout(this.waiting);
    const question = { index, query, order: index.order(sorting) };
    const { last } = this;
    const within =
      last?.order === question.order && narrows(index.columns, last.query, query)
        ? last.rows
        : question.order;
    this.go(question, filterRows(index, query, within), whole ? Infinity : FIRST_SLICE_MS);
  }

  /** Reads the columns while nothing else is to be done, so that the first keystroke is quick too. */
  prepare(index: TableIndex): void {
    window.cancelIdleCallback(this.preparing);
    const reading = index.readAhead();
    const read = (deadline: IdleDeadline): void => {
      do {
        if (reading.next().done === true) {
          return;
        }
      } while (deadline.timeRemaining() > 1);
      this.preparing = window.requestIdleCallback(read);
    };
    this.preparing = window.requestIdleCallback(read);
  }

  /** Gives up what is under way. */
  stop(): void {
    window.clearTimeout(this.waiting);
    window.cancelIdleCallback(this.preparing);
  }

  private go(question: Question, work: ReturnType<typeof filterRows>, slice: number): void {
    const until = performance.now() + slice;
    for (let step = work.next(); ; step = work.next()) {
      if (step.done === true) {
        this.last = { ...question, rows: step.value };
        this.found(step.value);
        return;
      }
      if (performance.now() > until) {
        break;
      }
    }
    this.waiting = window.setTimeout(() => {
      this.go(question, work, SLICE_MS);
    });
  }
}
