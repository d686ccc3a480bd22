import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { matching, named, type ComboOption } from "./filter.ts";
import "./combo-box.css";

/** Sent when the visitor settled on a value: an option's id, or the text as typed. */
export class ChooseEvent extends CustomEvent<string> {
  constructor(value: string) {
    super("choose", { detail: value, bubbles: true });
  }
}

/**
 * A text field with a list that narrows while one types (the ARIA combobox pattern with list
 * autocompletion). Up, Down, Home and End walk the list, Enter takes the marked option, Escape puts
 * back what was there. Text that matches nothing is kept and handed on as typed.
 */
export class ComboBox extends LitElement {
  static override properties = {
    inputId: {},
    value: {},
    options: { attribute: false },
    describedBy: {},
    invalid: { type: Boolean },
    noMatch: {},
    typed: { state: true },
    active: { state: true },
    open: { state: true },
  };

  declare inputId: string;
  declare value: string;
  declare options: readonly ComboOption[];
  declare describedBy: string;
  declare invalid: boolean;
  declare noMatch: string;
  /** What is being typed; undefined while the field shows its value. */
  declare private typed: string | undefined;
  declare private active: number;
  declare private open: boolean;

  constructor() {
    super();
    this.inputId = "";
    this.value = "";
    this.options = [];
    this.describedBy = "";
    this.invalid = false;
    this.noMatch = "";
    this.active = -1;
    this.open = false;
  }

  /** In the page's own tree, so that labels and descriptions outside can refer to the input. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get #shown(): readonly ComboOption[] {
    return this.typed ? matching(this.options, this.typed) : this.options;
  }

  get #text(): string {
    return this.typed ?? named(this.options, this.value)?.label ?? this.value;
  }

  protected override render(): TemplateResult {
    const shown = this.#shown;
    const listId = `${this.inputId}-list`;
    const optionId = (index: number) => `${this.inputId}-option-${index}`;
    return html`
      <input
        id=${this.inputId}
        class="control"
        role="combobox"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-expanded=${this.open ? "true" : "false"}
        aria-controls=${listId}
        aria-activedescendant=${this.open && this.active >= 0 ? optionId(this.active) : nothing}
        aria-invalid=${this.invalid ? "true" : "false"}
        aria-describedby=${this.describedBy || nothing}
        .value=${live(this.#text)}
        @focus=${this.#onFocus}
        @click=${this.#show}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
        @blur=${this.#onBlur}
      />
      <ul
        id=${listId}
        class="combo-list"
        role="listbox"
        aria-labelledby="${this.inputId}-label"
        ?hidden=${!this.open}
        @pointerdown=${(event: Event) => {
          event.preventDefault();
        }}
      >
        ${shown.map(
          (option, index) =>
            html`<li
              id=${optionId(index)}
              role="option"
              aria-selected=${index === this.active ? "true" : "false"}
              @click=${() => {
                this.#take(option.id);
              }}
            >
              ${option.label} <small>${option.detail}</small>
            </li>`,
        )}
        ${
          shown.length === 0
            ? html`<li class="combo-none" role="option" aria-disabled="true" aria-selected="false">
                ${this.noMatch}
              </li>`
            : nothing
        }
      </ul>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.open) return;
    const list = this.querySelector<HTMLElement>(".combo-list");
    const marked = this.querySelector<HTMLElement>('[aria-selected="true"]');
    if (changed.has("open")) list?.scrollIntoView({ block: "nearest" });
    if (!list || !marked) return;
    const below = marked.offsetTop + marked.offsetHeight - list.clientHeight;
    list.scrollTop = Math.min(Math.max(list.scrollTop, below), marked.offsetTop);
  }

  readonly #show = (): void => {
    if (this.open) return;
    this.open = true;
    this.active = this.options.findIndex(({ id }) => id === named(this.options, this.value)?.id);
  };

  readonly #onFocus = (event: FocusEvent): void => {
    (event.target as HTMLInputElement).select();
  };

  readonly #onInput = (event: InputEvent): void => {
    this.typed = (event.target as HTMLInputElement).value;
    this.open = true;
    this.active = this.typed && this.#shown.length > 0 ? 0 : -1;
  };

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
      const option = this.open ? this.#shown[this.active] : undefined;
      this.#take(option?.id ?? this.typed ?? this.value);
      this.#selectText();
      event.preventDefault();
    } else if (event.key === "Escape" && this.open) {
      this.#close();
      this.#selectText();
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** What is typed next replaces the text. */
  #selectText(): void {
    void this.updateComplete.then(() => {
      this.querySelector("input")?.select();
    });
  }

  readonly #onBlur = (): void => {
    const typed = this.typed?.trim();
    if (typed) this.#take(named(this.options, typed)?.id ?? typed);
    else this.#close();
  };

  #take(value: string): void {
    this.#close();
    if (value !== this.value) this.dispatchEvent(new ChooseEvent(value));
  }

  #close(): void {
    this.open = false;
    this.typed = undefined;
    this.active = -1;
  }
}

customElements.define("whichgpu-combo-box", ComboBox);
