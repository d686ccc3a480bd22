import { noChange, nothing, render } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";

class WhileOpen extends Directive {
  #details: HTMLDetailsElement | undefined;
  #content: () => unknown = () => nothing;

  override render(content: () => unknown): typeof noChange {
    this.#content = content;
    return noChange;
  }

  override update({ element }: ElementPart, [content]: [() => unknown]): typeof noChange {
    if (this.#details !== element) {
      this.#details = element as HTMLDetailsElement;
      element.addEventListener("toggle", this.#show);
    }
    this.render(content);
    this.#show();
    return noChange;
  }

  readonly #show = (): void => {
    const details = this.#details;
    if (details) render(details.open ? this.#content() : nothing, details);
  };
}

/** On a details element: what stands beneath its summary, which is there only while it is open. */
export const whileOpen = directive(WhileOpen);
