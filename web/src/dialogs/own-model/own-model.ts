import { html, noChange, nothing, type TemplateResult } from "lit";
import { PageDialog } from "../page-dialog.ts";
import type { Outcome } from "../../state/answer.ts";
import { isDescription, parseObject } from "../../state/described.ts";
import { textsOf, type DraftTexts } from "../draft/draft.ts";
import { readGgufFile } from "./gguf-file.ts";
import type { HubAsk } from "./hub-fetch.ts";
import "./hub-fetch.ts";
import { describeShape, shapeFields } from "./model-fields.ts";
import { modelResult } from "./model-result.ts";
import { modelFromText, type ModelProblem, type ModelSource } from "./model-text.ts";
import { shapeForm } from "./shape-form.ts";
import "./style.css";

/** More than any config.json; such a file is not read into the page as text. */
const LONGEST_CONFIG = 16_000_000;

/**
 * A dialog that takes a model of the visitor's own: a config.json pasted, dropped or fetched by its id, the
 * header of a GGUF file, or a shape that is typed. What was read is shown before it is used.
 */
export class OwnModel extends PageDialog {
  static override properties = {
    text: { attribute: false },
    tryOut: { attribute: false },
    use: { attribute: false },
    source: { state: true },
    pasted: { state: true },
    texts: { state: true },
    over: { state: true },
  };

  /** What the question says: an id, or the description of a model. */
  declare text: string;
  /** The answer to the question with this model. */
  declare tryOut: (source: ModelSource) => Outcome | undefined;
  declare use: (source: ModelSource) => void;
  /** What is brought, or why it is no model; undefined while there is nothing. */
  declare private source: ModelSource | ModelProblem | undefined;
  declare private pasted: string;
  declare private texts: DraftTexts;
  declare private over: boolean;
  /** Counts what is brought: what was asked for before is no longer wanted. */
  #turn = 0;

  constructor() {
    super();
    this.#clear();
  }

  /** Opens the dialog on the model in the question, if that is the visitor's own. */
  override open(): void {
    this.#clear();
    const own = isDescription(this.text) ? parseObject(this.text) : undefined;
    if (own && "config" in own) this.#paste(JSON.stringify(own["config"], null, 1));
    if (own) this.source = { model: own };
    if (own && "attention" in own) this.texts = textsOf(shapeFields, own);
    super.open();
  }

  #clear(): void {
    this.#turn++;
    this.source = undefined;
    this.pasted = "";
    this.texts = {};
    this.over = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.shown) return nothing;
    const { voice, source } = this;
    const { own } = voice.words;
    const outcome = source && "model" in source ? this.tryOut(source) : undefined;
    const error = outcome && "error" in outcome ? outcome.error : undefined;
    const wrong = error?.field === "model" ? error : undefined;
    const isTyped = Object.keys(this.texts).length > 0;
    return html`<dialog
      class="card dialog own-dialog"
      aria-labelledby="own-model-title"
      @close=${this.closed}
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this.over = true;
      }}
      @dragleave=${() => {
        this.over = false;
      }}
      @drop=${this.#drop}
    >
      <h2 id="own-model-title">${own.modelTitle}</h2>
      <p class="dialog-hint">${own.modelHint}</p>
      ${this.#textAndFile()}
      <details open=${isTyped ? "" : noChange}>
        <summary>${own.shape}</summary>
        ${shapeForm(this.texts, isTyped ? wrong : undefined, voice, (key, text) => {
          this.#typeShape(key, text);
        })}
      </details>
      <details>
        <summary>${own.hub}</summary>
        <whichgpu-hub-fetch
          .words=${voice.words}
          @hub-ask=${({ detail: { id, answer } }: HubAsk) => {
            void this.#await(answer, (given) => {
              if ("text" in given) this.#paste(given.text, id);
              else this.source = given;
            });
          }}
        ></whichgpu-hub-fetch>
      </details>
      <div aria-live="polite">${source ? modelResult(source, outcome, voice) : nothing}</div>
      <div class="dialog-buttons">
        <button
          type="button"
          class="chip"
          ?disabled=${!source || !("model" in source) || wrong !== undefined}
          @click=${() => {
            if (!source || !("model" in source)) return;
            this.close();
            this.use(source);
          }}
        >
          ${own.useModel}
        </button>
        <button type="button" class="tool" @click=${this.close}>${own.cancel}</button>
      </div>
    </dialog>`;
  }

  /** A file or a text that is dropped anywhere on the dialog. */
  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    const [file] = event.dataTransfer?.files ?? [];
    const text = event.dataTransfer?.getData("text/plain");
    if (file) this.#take(file);
    else if (text) this.#paste(text);
  };

  #textAndFile(): TemplateResult {
    const { own } = this.voice.words;
    return html`<div class="own-drop" ?data-over=${this.over}>
      <label for="own-model-text">${own.paste}</label>
      <textarea
        id="own-model-text"
        rows="6"
        spellcheck="false"
        autocomplete="off"
        .value=${this.pasted}
        @input=${(event: InputEvent) => {
          this.#paste((event.target as HTMLTextAreaElement).value);
        }}
      ></textarea>
      <p class="fine">
        <label class="own-file">
          ${own.file}
          <input
            type="file"
            accept=".json,.gguf"
            @change=${(event: Event) => {
              const input = event.target as HTMLInputElement;
              this.#take(input.files?.[0]);
              input.value = "";
            }}
          />
        </label>
        ${own.fileHint}
      </p>
    </div>`;
  }

  #paste(text: string, name = this.voice.words.own.ownName): void {
    this.#turn++;
    this.pasted = text;
    this.texts = {};
    this.source = text.trim() ? modelFromText(text, name) : undefined;
  }

  #typeShape(key: string, text: string): void {
    this.#turn++;
    const said = Object.entries({ ...this.texts, [key]: text }).filter(([, said]) => said !== "");
    this.texts = Object.fromEntries(said);
    this.pasted = "";
    const described = describeShape(this.texts);
    const name = this.voice.words.ownModel;
    this.source =
      "value" in described && said.length > 0 ? { model: { name, ...described.value } } : undefined;
  }

  #take(file: File | undefined): void {
    if (!file) return;
    if (/\.gguf$/i.test(file.name) || file.size > LONGEST_CONFIG) {
      void this.#await(readGgufFile(file), (source) => {
        this.pasted = "";
        this.texts = {};
        this.source = source;
      });
    } else {
      void this.#await(file.text(), (text) => {
        this.#paste(text);
      });
    }
  }

  /** Takes what is read, unless something else was brought meanwhile. */
  async #await<T>(reading: Promise<T>, take: (read: T) => void): Promise<void> {
    const turn = ++this.#turn;
    try {
      const read = await reading;
      if (turn === this.#turn) take(read);
    } catch {
      if (turn === this.#turn) this.source = { problem: "unreadable" };
    }
  }
}

customElements.define("whichgpu-own-model", OwnModel);
