import { html, nothing, type TemplateResult } from "lit";
import { PageDialog } from "../page-dialog.ts";
import type { Outcome, QuestionError } from "../../state/answer.ts";
import { isDescription, parseObject, type JsonObject, wholeCard } from "../../state/described.ts";
import { named } from "../../parts/combo-box/filter.ts";
import { gpuOptions } from "../../parts/inputs/catalog-options.ts";
import "../../parts/combo-box/combo-box.ts";
import { describe, textsOf, type DraftField, type DraftTexts } from "../draft/draft.ts";
import { draftRow } from "../draft/draft-row.ts";
import { draftErrorWords } from "../draft/draft-error.ts";
import { gpuFieldGroups, gpuFields, textsOfGpu, type GpuFieldGroup } from "./gpu-fields.ts";

/** Id of the visitor's card in requests and reports. */
const ownId = "own";

/**
 * A dialog in which every figure of a card can be changed, starting from the nearest one of the catalog.
 * What is left empty is as that card's.
 */
export class OwnGpu extends PageDialog {
  static override properties = {
    text: { attribute: false },
    tryOut: { attribute: false },
    use: { attribute: false },
    base: { state: true },
    texts: { state: true },
  };

  /** What the question says: an id, or the description of a card. */
  declare text: string;
  /** The answer to the question with this card. */
  declare tryOut: (gpu: JsonObject) => Outcome | undefined;
  declare use: (gpu: string | JsonObject) => void;
  declare private base: string;
  declare private texts: DraftTexts;

  constructor() {
    super();
    this.base = "";
    this.texts = {};
  }

  /** Opens the dialog on the card in the question. */
  override open(): void {
    const { gpus } = this.voice.catalog;
    const own = isDescription(this.text) ? parseObject(this.text) : undefined;
    const wanted = own ? own["base"] : this.text;
    const base = typeof wanted === "string" ? named(gpus, wholeCard(wanted)) : undefined;
    this.base = base?.id ?? gpus[0]?.id ?? "";
    const { name = "", ...figures } = own ? textsOf(gpuFields, own) : {};
    this.texts = name && name !== this.#usualName ? { name, ...figures } : figures;
    super.open();
  }

  #draft(): { value: JsonObject } | { notANumber: string } {
    const described = describe(gpuFields, this.texts);
    if ("notANumber" in described) return described;
    return {
      value: { base: this.base, id: ownId, name: this.#usualName, ...described.value },
    };
  }

  /** What the card is called unless the visitor names it. */
  get #usualName(): string {
    return this.voice.words.own.changed(this.#baseTexts["name"] ?? this.base);
  }

  get #baseTexts(): DraftTexts {
    const gpu = named(this.voice.catalog.gpus, this.base);
    return gpu ? textsOfGpu(gpu) : {};
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.shown) return nothing;
    const { words, catalog } = this.voice;
    const draft = this.#draft();
    const outcome = "value" in draft ? this.tryOut(draft.value) : undefined;
    const error = outcome && "error" in outcome ? outcome.error : undefined;
    const about = error?.field === "gpu" ? error : undefined;
    const changed = gpuFields.some(({ key }) => this.texts[key]?.trim());
    return html`<dialog
      class="card dialog own-dialog"
      aria-labelledby="own-gpu-title"
      @close=${this.closed}
    >
      <h2 id="own-gpu-title">${words.own.gpuTitle}</h2>
      <p class="dialog-hint">${words.own.gpuHint}</p>
      <div class="field">
        <label id="own-gpu-base-label" for="own-gpu-base">${words.own.base}</label>
        <whichgpu-combo-box
          .inputId=${"own-gpu-base"}
          .value=${this.base}
          .label=${named(catalog.gpus, this.base)?.name ?? this.base}
          .options=${() => gpuOptions(this.voice)}
          .words=${words.search}
          @choose=${(event: CustomEvent<string>) => {
            this.base = named(catalog.gpus, event.detail)?.id ?? this.base;
          }}
        ></whichgpu-combo-box>
      </div>
      ${(Object.keys(gpuFieldGroups) as GpuFieldGroup[]).map((group) =>
        this.#group(group, "notANumber" in draft ? draft.notANumber : undefined, about),
      )}
      <div class="dialog-buttons">
        <button
          type="button"
          class="chip"
          ?disabled=${"notANumber" in draft || about !== undefined}
          @click=${() => {
            if (!("value" in draft)) return;
            this.close();
            this.use(changed ? draft.value : this.base);
          }}
        >
          ${words.own.useGpu}
        </button>
        <button type="button" class="tool" @click=${this.close}>${words.own.cancel}</button>
      </div>
    </dialog>`;
  }

  #group(
    group: GpuFieldGroup,
    notANumber: string | undefined,
    error: QuestionError | undefined,
  ): TemplateResult {
    const { words } = this.voice;
    const base = this.#baseTexts;
    const fields: readonly DraftField[] = gpuFieldGroups[group];
    return html`<fieldset class="draft-group">
      <legend>${words.own.gpuGroups[group]}</legend>
      ${fields.map((field) =>
        draftRow({
          idPrefix: "own-gpu",
          field,
          label: words.own.gpuFields[field.key] ?? field.key,
          text: this.texts[field.key] ?? "",
          placeholder: words.own.choices[base[field.key] ?? ""] ?? base[field.key] ?? "",
          choiceWords: words.own.choices,
          error: this.#wrong(field.key, notANumber, error),
          type: (key, text) => {
            this.texts = { ...this.texts, [key]: text };
          },
        }),
      )}
      ${group === "rates" ? html`<p class="fine">${words.own.denseHint}</p>` : nothing}
    </fieldset>`;
  }

  #wrong(key: string, notANumber: string | undefined, error: QuestionError | undefined) {
    if (notANumber === key) return this.voice.words.errors["not_a_number"];
    return draftErrorWords(`gpu.${key}`, error, this.voice);
  }
}

customElements.define("whichgpu-own-gpu", OwnGpu);
