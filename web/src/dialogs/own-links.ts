import { html, type TemplateResult } from "lit";
import type { Voice } from "../i18n/voice.ts";
import type { Outcome } from "../state/answer.ts";
import { describedName, isDescription } from "../state/described.ts";
import type { Question } from "../state/fields.ts";
import type { ComboOption } from "../parts/combo-box/filter.ts";
import type { ModelSource } from "./own-model/model-text.ts";
import { forms } from "../questions/index.ts";
import { openDialog } from "./index.ts";
import "./own-link.css";

/** What the dialogs ask of the page: a change of the request tried out, or made. */
export interface Changes {
  readonly tryOut: (patch: unknown) => Outcome | undefined;
  readonly apply: (patch: unknown) => void;
}

/** A button that opens the dialog of a model or card of the visitor's own. */
export function ownLink(field: "model" | "gpu", { words }: Voice): TemplateResult {
  return html`<button
    type="button"
    class="link own-link"
    aria-haspopup="dialog"
    @click=${() => openDialog(`whichgpu-own-${field}`, words)}
  >
    ${words.bring[field]}
  </button>`;
}

/** The dialogs themselves. */
export function ownDialogs(question: Question, voice: Voice, changes: Changes): TemplateResult {
  const known = new Set(voice.catalog.weight_precisions.map(({ id }) => id));
  const serves = forms[question.task].base["workload"] === "serving";
  const modelPatch = ({ model, weights, engine }: ModelSource) => ({
    model,
    measured: null,
    ...(serves && {
      precision: { weights: weights !== undefined && known.has(weights) ? weights : null },
    }),
    ...(serves && engine && { engine }),
  });
  const gpuPatch = (gpu: unknown) => ({ gpu, price: null, measured: null });
  return html`
    <whichgpu-own-model
      .voice=${voice}
      .text=${question.model}
      .tryOut=${(source: ModelSource) => changes.tryOut(modelPatch(source))}
      .use=${(source: ModelSource) => {
        changes.apply(modelPatch(source));
      }}
    ></whichgpu-own-model>
    <whichgpu-own-gpu
      .voice=${voice}
      .text=${question.gpu}
      .tryOut=${(gpu: unknown) => changes.tryOut(gpuPatch(gpu))}
      .use=${(gpu: unknown) => {
        changes.apply(gpuPatch(gpu));
      }}
    ></whichgpu-own-gpu>
  `;
}

/** The entry that a list needs so that a description in the question shows by its name; none otherwise. */
export function ownOption(text: string, fallback: string): ComboOption[] {
  if (!isDescription(text)) return [];
  return [{ id: text, label: describedName(text, fallback), aliases: [], detail: fallback }];
}
