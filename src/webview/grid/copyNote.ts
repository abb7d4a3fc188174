import type { TableSection } from '../../core/result/model';
import { copiedWords } from './footWords';

/** Long enough to be read. */
const SHOWN_MS = 2000;

/** Copies rows, and says for a while that they were copied. */
export class CopyNote {
  /** What was copied just now. */
  of: { readonly rows: number; readonly defanged: boolean } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (section: TableSection, rows: Uint32Array, defanged: boolean) => void,
    private readonly changed: () => void,
  ) {}

  get words(): string | undefined {
    return this.of && copiedWords(this.of.rows, this.of.defanged);
  }

  copy(section: TableSection, rows: Uint32Array, defanged: boolean): void {
    this.send(section, rows, defanged);
    this.stop();
    this.of = { rows: rows.length, defanged };
    this.timer = setTimeout(() => {
      this.stop();
      this.changed();
    }, SHOWN_MS);
    this.changed();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.of = undefined;
  }
}
