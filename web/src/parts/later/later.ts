import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { fetchPart } from "../../state/unreachable.ts";

/** How near to what is in sight an element is when what it shows is fetched. */
const NEAR = "600px";

class Later extends Directive {
  #seen: Element | undefined;
  #load: (() => Promise<unknown>) | undefined;

  override render(load: () => Promise<unknown>): typeof noChange {
    this.#load = load;
    return noChange;
  }

  override update({ element }: ElementPart, [load]: [() => Promise<unknown>]): typeof noChange {
    if (this.#seen === element) return noChange;
    this.#seen = element;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!this.#load || !entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        void fetchPart(this.#load);
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    return this.render(load);
  }
}

/** On an element: what `load` fetches is fetched once the visitor comes near it. */
export const later = directive(Later);
