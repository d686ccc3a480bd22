import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { SearchWords } from "../../i18n/en/search.ts";
import type { Group } from "../../search/list.ts";
import { fetchPart } from "../../state/unreachable.ts";
import { named, type ComboOption } from "./filter.ts";
import "./combo-box.css";

/** Sent when the visitor settled on a value: an option's id, or the text as typed. */
export class ChooseEvent extends CustomEvent<string> {
  constructor(value: string) {
    super("choose", { detail: value, bubbles: true });
  }
}

type Search = typeof import("../../search/finder.ts");

/** How texts are searched for; fetched when a list is first wanted. */
let search: Search | undefined;

/**
 * A text field with a list that follows what one types (the ARIA combobox pattern with list autocompletion). Up, Down,
 * Home and End walk the list, Enter takes the marked option, Escape puts back what was there. Text that matches nothing
 * is kept and handed on as typed. The list exists only while it is open.
 */
export class ComboBox extends LitElement {
  static override properties = {
    inputId: {},
    value: {},
    label: {},
    // Another function for the same options: nothing to render.
    options: { attribute: false, hasChanged: () => false },
    describedBy: {},
    invalid: { type: Boolean },
    words: { attribute: false },
    typed: { state: true },
    active: { state: true },
    open: { state: true },
    ready: { state: true },
  };

  declare inputId: string;
  declare value: string;
  /** What the field shows of its value. */
  declare label: string;
  /** What can be chosen; asked for while the list is open. */
  declare options: () => readonly ComboOption[];
  declare describedBy: string;
  declare invalid: boolean;
  declare words: SearchWords;
  /** What is being typed; undefined while the field shows its value. */
  declare protected typed: string | undefined;
  declare private active: number;
  declare private open: boolean;
  declare private ready: boolean;
  #groups: readonly Group[] = [];
  #shown: readonly ComboOption[] = [];

  constructor() {
    super();
    this.inputId = "";
    this.value = "";
    this.label = "";
    this.options = () => [];
    this.describedBy = "";
    this.invalid = false;
    this.active = -1;
    this.open = false;
    this.ready = false;
  }

  /** In the page's own tree, so that labels and descriptions outside can refer to the input. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** What the list shows for a text. */
  protected groupsFor({ listOf }: Search, text: string): readonly Group[] {
    const { value, words } = this;
    return listOf(this.options(), text, { value, recentTitle: words.recent });
  }

  protected get placeholder(): string {
    return "";
  }

  /** Looks up what the list shows now, and its marked option: the likeliest, or the one that is chosen. */
  protected look(): void {
    if (!search) return;
    this.#groups = this.groupsFor(search, this.typed ?? "");
    this.#shown = this.#groups.flatMap(({ options }) => options);
    const chosen = this.#shown.findIndex(({ id }) => id === this.value);
    this.active = this.typed ? (this.#shown.length > 0 ? 0 : -1) : chosen;
    this.requestUpdate();
  }

  async #bring(): Promise<void> {
    search ??= await fetchPart(() => import("../../search/finder.ts"));
    if (this.ready || !search) return;
    this.ready = true;
    if (this.open) this.look();
  }

  protected override render(): TemplateResult {
    const listId = `${this.inputId}-list`;
    const marked = this.open && this.active >= 0;
    return html`
      <input
        id=${this.inputId}
        class="control"
        role="combobox"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        placeholder=${this.placeholder || nothing}
        aria-autocomplete="list"
        aria-expanded=${this.open ? "true" : "false"}
        aria-controls=${this.open ? listId : nothing}
        aria-activedescendant=${marked ? `${this.inputId}-option-${this.active}` : nothing}
        aria-invalid=${this.invalid ? "true" : "false"}
        aria-describedby=${this.describedBy || nothing}
        .value=${live(this.typed ?? this.label)}
        @focus=${this.#onFocus}
        @mousedown=${this.#onPress}
        @click=${this.#onClick}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
        @blur=${this.#onBlur}
      />
      ${this.open ? this.#clearButton() : nothing}
      ${this.open && this.ready ? this.#list(listId) : nothing}
    `;
  }

  #clearButton(): TemplateResult | typeof nothing {
    if ((this.typed ?? this.label) === "") return nothing;
    return html`<button
      type="button"
      class="combo-clear"
      tabindex="-1"
      aria-label=${this.words.clear}
      title=${this.words.clear}
      @pointerdown=${keepFocus}
      @click=${() => {
        this.#type("");
        this.querySelector("input")?.focus();
      }}
    >
      ✕
    </button>`;
  }

  #list(id: string): TemplateResult {
    let index = 0;
    return html`<div
      id=${id}
      class="combo-list"
      role="listbox"
      aria-label=${this.words.list}
      @pointerdown=${keepFocus}
    >
      ${this.#groups.map(({ title, options }) =>
        title
          ? html`<div role="group" aria-label=${title}>
              <div class="combo-group" aria-hidden="true">${title}</div>
              ${options.map((option) => this.#option(option, index++))}
            </div>`
          : options.map((option) => this.#option(option, index++)),
      )}
      ${
        this.#shown.length === 0
          ? html`<div class="combo-none" role="option" aria-disabled="true" aria-selected="false">
              ${this.words.nothing}
            </div>`
          : nothing
      }
    </div>`;
  }

  #option({ id, label, detail, under }: ComboOption, index: number): TemplateResult {
    return html`<div
      id="${this.inputId}-option-${index}"
      class="combo-option"
      role="option"
      ?data-part=${under !== undefined}
      aria-selected=${index === this.active ? "true" : "false"}
      @click=${() => {
        this.#take(id);
      }}
    >
      ${label} <small>${detail}</small>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.open) return;
    const list = this.querySelector<HTMLElement>(".combo-list");
    const marked = this.querySelector<HTMLElement>('[aria-selected="true"]');
    if (changed.has("open") || changed.has("ready")) list?.scrollIntoView({ block: "nearest" });
    if (!list || !marked) return;
    const below = marked.offsetTop + marked.offsetHeight - list.clientHeight;
    list.scrollTop = Math.min(Math.max(list.scrollTop, below), marked.offsetTop);
  }

  #show(): void {
    if (this.open) return;
    this.open = true;
    this.look();
    void this.#bring();
  }

  readonly #onFocus = (event: FocusEvent): void => {
    (event.target as HTMLInputElement).select();
    void this.#bring();
  };

  /** While nothing is typed, all of the text stays selected: what is typed replaces it, wherever one clicked. */
  readonly #onClick = (event: MouseEvent): void => {
    this.#show();
    if (this.typed === undefined) (event.target as HTMLInputElement).select();
  };

  /** Where the press falls on selected text, the browser itself would place the caret there after the click. */
  readonly #onPress = (event: MouseEvent): void => {
    if (this.typed === undefined) (event.target as HTMLInputElement).setSelectionRange(0, 0);
  };

  readonly #onInput = (event: InputEvent): void => {
    this.#type((event.target as HTMLInputElement).value);
  };

  #type(text: string): void {
    this.typed = text;
    this.open = true;
    this.look();
    void this.#bring();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const last = this.#shown.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: this.open ? Math.min(this.active + 1, last) : this.active,
      ArrowUp: this.open ? Math.max(this.active - 1, 0) : this.active,
      ...(this.open && { Home: 0, End: last }),
    };
    const to = moves[event.key];
    if (to !== undefined) {
      if (this.open) this.active = to;
      else this.#show();
      event.preventDefault();
    } else if (event.key === "Enter") {
      void this.#takeMarked();
      event.preventDefault();
    } else if (event.key === "Escape" && this.open) {
      this.close();
      this.#selectText();
      event.preventDefault();
      event.stopPropagation();
    }
  };

  async #takeMarked(): Promise<void> {
    await this.#bring();
    const option = this.open ? this.#shown[this.active] : undefined;
    if (option) this.#take(option.id);
    else this.leave(this.typed ?? this.value);
    this.#selectText();
  }

  /** What is typed next replaces the text. */
  #selectText(): void {
    void this.updateComplete.then(() => {
      this.querySelector("input")?.select();
    });
  }

  readonly #onBlur = (): void => {
    const typed = this.typed?.trim();
    if (typed) this.leave(typed);
    else this.close();
  };

  /** The visitor goes on with this text in the field. */
  protected leave(typed: string): void {
    this.#take(named(this.options(), typed)?.id ?? typed);
  }

  #take(value: string): void {
    this.close();
    if (value === this.value) return;
    if (search && this.#shown.some(({ id }) => id === value)) this.keep(search, value);
    this.dispatchEvent(new ChooseEvent(value));
  }

  /** Keeps what was chosen among the last. */
  protected keep({ remember }: Search, value: string): void {
    if (value) remember(value);
  }

  protected close(): void {
    this.open = false;
    this.typed = undefined;
    this.active = -1;
  }
}

/** A press on the list leaves the caret where it is. */
const keepFocus = (event: Event): void => {
  event.preventDefault();
};

customElements.define("whichgpu-combo-box", ComboBox);
