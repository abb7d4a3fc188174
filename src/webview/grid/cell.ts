import { render } from 'lit';
import { cellText } from '../../core/result/cellText';
import type { Cell, IndicatorCell, ValueType } from '../../core/result/model';
import { pivotContext, pivotWords, plain, shown } from '../content';
import { local, number, utc } from '../words';
import type { CellFonts } from './textWidths';

/** Text up to here fits into most columns and needs no tooltip. */
const FITS = 24;
/** The padding of a cell. */
const AROUND = 8;
/** Drawn as one text node: nothing in it is unseen, and it is not cut. */
const AS_IS = /^[\x20-\x7e]{0,2000}$/;

/**
 * A cell whose elements stay while rows scroll: other content writes one text node. What only a
 * pointer, the focus or a menu asks for is given when they come.
 */
export class CellView {
  readonly element = document.createElement('div');
  private readonly type: ValueType;
  private readonly text = document.createTextNode('');
  private pivot: HTMLButtonElement | undefined;
  private value: Cell | undefined;
  private dressed = false;
  private room = 0;
  private fonts: CellFonts | undefined;
  private cut = false;

  /** `index` is the place of the cell in its row, from 1. */
  constructor(type: ValueType, index: number) {
    this.type = type;
    this.element.className = `cell ${type}`;
    this.element.tabIndex = -1;
    this.element.setAttribute('role', 'gridcell');
    this.element.setAttribute('aria-colindex', String(index));
  }

  /** What takes the focus of the cell. */
  get focusable(): HTMLElement {
    return isIndicator(this.value) ? this.button() : this.element;
  }

  /** The indicator that a click goes on to. */
  get indicator(): IndicatorCell | undefined {
    return isIndicator(this.value) ? this.value : undefined;
  }

  /** Its width in pixels, and the fonts of what it says. */
  size(width: number, fonts: CellFonts): void {
    this.room = width - AROUND;
    this.fonts = fonts;
    this.element.style.width = `${width}px`;
    this.fit(this.words());
  }

  write(value: Cell | undefined): void {
    if (value === this.value) {
      return;
    }
    this.undress();
    this.value = value;
    const holder = this.focusable;
    const words = this.words();
    if (AS_IS.test(words)) {
      this.text.data = words;
      if (this.text.parentNode !== holder) {
        holder.replaceChildren(this.text);
      }
    } else {
      const rich = document.createElement('span');
      render(shown(words), rich);
      holder.replaceChildren(rich);
    }
    if (holder !== this.element && holder.parentNode !== this.element) {
      this.element.replaceChildren(holder);
    }
    this.fit(words);
  }

  /** Gives the cell its tooltip, and VS Code's context menu what it is about. */
  dress(): void {
    const { value, focusable } = this;
    if (this.dressed) {
      return;
    }
    this.dressed = true;
    if (isIndicator(value)) {
      focusable.title = pivotWords(value);
      focusable.setAttribute('data-vscode-context', pivotContext(value));
      return;
    }
    const words = this.words();
    const title =
      (this.type === 'date' ? local(cellText(value)) : undefined) ??
      (words.length > FITS ? plain(words) : undefined);
    if (title !== undefined) {
      focusable.title = title;
    }
  }

  /** Only what may not fit is clipped: a clip of its own for every cell would double what a frame costs. */
  private fit(words: string): void {
    const font = this.fonts?.[isIndicator(this.value) ? 'pivot' : 'text'];
    const cut = font === undefined || font.of(words) > this.room;
    if (cut !== this.cut) {
      this.cut = cut;
      this.element.classList.toggle('cut-off', cut);
    }
  }

  private undress(): void {
    if (this.dressed) {
      this.dressed = false;
      const { focusable } = this;
      focusable.removeAttribute('title');
      focusable.removeAttribute('data-vscode-context');
    }
  }

  private words(): string {
    const { type, value } = this;
    return typeof value === 'number'
      ? number(value)
      : type === 'date'
        ? utc(cellText(value))
        : cellText(value);
  }

  private button(): HTMLButtonElement {
    if (this.pivot === undefined) {
      this.pivot = document.createElement('button');
      this.pivot.className = 'pivot';
      this.pivot.type = 'button';
      this.pivot.tabIndex = -1;
    }
    return this.pivot;
  }
}

function isIndicator(value: Cell | undefined): value is IndicatorCell {
  return typeof value === 'object' && value !== null;
}
