import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Words } from "../../i18n/index.ts";
import { fetchConfig, isHubId } from "./hub.ts";

/** Hugging Face is asked for a model; the answer is the text of its config.json, or why there is none. */
export class HubAsk extends CustomEvent<{ id: string; answer: ReturnType<typeof fetchConfig> }> {
  constructor(id: string, answer: ReturnType<typeof fetchConfig>) {
    super("hub-ask", { detail: { id, answer } });
  }
}

/** Fetches a config.json by the id of its model. Off until the visitor ticks that the page may ask. */
export class HubFetch extends LitElement {
  static override properties = {
    words: { attribute: false },
    mayAsk: { state: true },
    modelId: { state: true },
    asking: { state: true },
  };

  declare words: Words;
  declare private mayAsk: boolean;
  declare private modelId: string;
  declare private asking: boolean;

  constructor() {
    super();
    this.mayAsk = false;
    this.modelId = "";
    this.asking = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { own } = this.words;
    const ready = this.mayAsk && !this.asking && isHubId(this.modelId.trim());
    return html`<p class="dialog-hint">
        <label>
          <input
            type="checkbox"
            .checked=${this.mayAsk}
            @change=${(event: Event) => {
              this.mayAsk = (event.target as HTMLInputElement).checked;
            }}
          />
          ${own.hubAllow}
        </label>
        <small>${own.hubHint}</small>
      </p>
      <form
        class="own-hub"
        @submit=${(event: Event) => {
          event.preventDefault();
          if (ready) void this.#ask(this.modelId.trim());
        }}
      >
        <label for="own-model-hub">${own.hubId}</label>
        <input
          id="own-model-hub"
          class="dialog-line"
          type="text"
          autocomplete="off"
          spellcheck="false"
          placeholder="owner/name"
          ?disabled=${!this.mayAsk}
          .value=${this.modelId}
          @input=${(event: InputEvent) => {
            this.modelId = (event.target as HTMLInputElement).value;
          }}
        />
        <button class="chip" ?disabled=${!ready}>${own.hubFetch}</button>
        <span role="status">${this.asking ? own.hubWaiting : nothing}</span>
      </form>`;
  }

  async #ask(id: string): Promise<void> {
    this.asking = true;
    const answer = fetchConfig(id);
    this.dispatchEvent(new HubAsk(id, answer));
    await answer;
    this.asking = false;
  }
}

customElements.define("whichgpu-hub-fetch", HubFetch);
