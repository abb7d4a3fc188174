import { noChange, nothing } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

type Styles = Readonly<Record<string, string>>;

/**
 * Sets styles through the object model: the content security policy forbids style attributes, which
 * is what lit's own styleMap writes first.
 */
class StyleDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) {
      throw new Error('The style directive belongs on an element.');
    }
  }

  override update(part: ElementPart, [styles]: [Styles]): unknown {
    if (part.element instanceof HTMLElement) {
      for (const [name, value] of Object.entries(styles)) {
        part.element.style.setProperty(name, value);
      }
    }
    return this.render(styles);
  }

  render(styles: Styles): unknown {
    return Object.keys(styles).length === 0 ? nothing : noChange;
  }
}

export const styled = directive(StyleDirective);
