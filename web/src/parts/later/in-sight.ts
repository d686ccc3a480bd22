import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";

/** All that is above the lower edge of the window. */
const REACHED = "1000000px 0px 0px 0px";

/** The elements that were reached, and are still there: of one that is taken out the browser says that it is not. */
const reached = new Set<Element>();

class InSight extends Directive {
  #seen: Element | undefined;
  #tell: ((inSight: boolean) => void) | undefined;

  override render(tell: (inSight: boolean) => void): typeof noChange {
    this.#tell = tell;
    return noChange;
  }

  override update({ element }: ElementPart, [tell]: [(inSight: boolean) => void]): typeof noChange {
    this.render(tell);
    if (this.#seen === element) return noChange;
    this.#seen = element;
    new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)?.isIntersecting) reached.add(element);
        else reached.delete(element);
        this.#tell?.(reached.size > 0);
      },
      { rootMargin: REACHED },
    ).observe(element);
    return noChange;
  }
}

/**
 * On elements: tells whether the window shows one of them, or what comes after it. Of what the browser skips because it
 * is far from sight it says that it does not, on whichever side: mark what comes after as well.
 */
export const inSight = directive(InSight);
