import { LitElement, type PropertyDeclarations } from "lit";
import type { Language } from "../../i18n/index.ts";
import type { Voice } from "../../i18n/voice.ts";
import { fetchPart } from "../../state/unreachable.ts";

/** An element that brings words of its own, in the language of the page. */
export abstract class SpokenElement<W> extends LitElement {
  static override properties: PropertyDeclarations = {
    voice: { attribute: false },
    own: { state: true },
  };

  declare voice: Voice;
  /** Its words; undefined until they are there. */
  declare protected own: W | undefined;
  #language: Language | undefined;

  /** Fetches the words of a language. */
  protected abstract load(language: Language): Promise<W>;

  /** In the page's own tree, so that its styles reach the element. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    const { language } = this.voice.words;
    if (language === this.#language) return;
    this.#language = language;
    void fetchPart(() => this.load(language)).then((words) => {
      if (words && this.#language === language) this.own = words;
    });
  }
}
