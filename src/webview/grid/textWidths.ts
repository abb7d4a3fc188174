const FIRST = 0x20;
const LAST = 0x7e;
/** Kerning, and digits that are drawn as wide as one another. */
const SURE = 1.05;

/** How wide ASCII text is in a font, told without laying it out: what its characters take. */
class TextWidths {
  private readonly widths = new Float64Array(LAST + 1);

  constructor(font: string) {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (context !== null) {
      context.font = font;
      for (let code = FIRST; code <= LAST; code += 1) {
        this.widths[code] = context.measureText(String.fromCharCode(code)).width * SURE;
      }
    }
  }

  /** In pixels, rather too much than too little; `Infinity` for other text than ASCII. */
  of(text: string): number {
    let width = 0;
    for (let index = 0; index < text.length; index += 1) {
      width += this.widths[text.charCodeAt(index)] ?? Infinity;
    }
    return width;
  }
}

/** Of the two fonts that cells are drawn in. */
export interface CellFonts {
  readonly text: TextWidths;
  readonly pivot: TextWidths;
}

/** The fonts of the cells in the body of a grid, as its style sheet and the theme have them. */
export function cellFonts(body: HTMLElement): CellFonts {
  const probe = document.createElement('button');
  probe.className = 'pivot';
  body.append(probe);
  const fonts = { text: widthsOf(body), pivot: widthsOf(probe) };
  probe.remove();
  return fonts;
}

function widthsOf(element: Element): TextWidths {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  return new TextWidths(`${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`);
}
