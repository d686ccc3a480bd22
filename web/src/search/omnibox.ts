import type { PropertyValues } from "lit";
import { ComboBox } from "../parts/combo-box/combo-box.ts";
import type { ComboOption } from "../parts/combo-box/filter.ts";
import type { Group } from "./list.ts";
import type { Voice } from "../i18n/voice.ts";
import type { Meant } from "./together.ts";
import "./omnibox.css";

type Search = typeof import("./finder.ts");

/** One field for a model, a card, or both at once: "4090 qwen3 32b". It hands on what is meant and empties itself. */
export class Omnibox extends ComboBox {
  static override properties = {
    ...ComboBox.properties,
    voice: { attribute: false },
  };

  declare voice: Voice;
  #own: readonly ComboOption[] = [];
  #asked = false;

  protected override get placeholder(): string {
    return this.voice.words.search.hint;
  }

  protected override groupsFor(search: Search, text: string): readonly Group[] {
    const findable = search.findableIn(this.voice);
    void this.#askForOwn(search, findable.cards);
    const groups = search.together(text, findable);
    if (this.#own.length === 0 || text.trim() !== "") return groups;
    const options = this.#own.map(({ id, label, detail }) => {
      const meant: Meant = { gpu: id };
      return { id: JSON.stringify(meant), label, detail, aliases: [] };
    });
    return [{ title: this.voice.words.search.yours, options }, ...groups];
  }

  async #askForOwn({ ownCards }: Search, cards: readonly ComboOption[]): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    this.#own = await ownCards(cards);
    if (this.#own.length > 0) this.look();
  }

  protected override keep({ remember }: Search, value: string): void {
    const { model, imagemodel, gpu } = JSON.parse(value) as Meant;
    for (const id of [gpu, model ?? imagemodel]) if (id !== undefined) remember(id);
  }

  /** What is not chosen stays unsaid. */
  protected override leave(): void {
    this.close();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const input = this.querySelector("input");
    input?.setAttribute("aria-label", this.words.find);
    input?.setAttribute("aria-keyshortcuts", "/");
  }
}

customElements.define("whichgpu-omnibox", Omnibox);
