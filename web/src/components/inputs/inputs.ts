import { html, nothing, type TemplateResult } from "lit";
import { notches } from "../../format/notches.ts";
import type { Voice } from "../../i18n/voice.ts";
import type { FieldName } from "../../state/fields.ts";
import type { State } from "../../state/store.ts";
import { errorWords } from "../field/error-words.ts";
import {
  comboField,
  numberField,
  selectField,
  type FieldContext,
  type SelectOption,
} from "../field/field.ts";
import { advanced } from "./advanced.ts";
import { engineOptions } from "./engine-options.ts";
import { gpuNote, gpuOptions, modelNote, modelOptions } from "./offering.ts";

const userStops = notches(4096);
const tokenStops = notches(131_072);

/** The specification sheet on the left. */
export function inputs(
  state: State,
  voice: Voice,
  set: (name: FieldName, text: string) => void,
): TemplateResult {
  const { question, error } = state;
  const { words, numbers } = voice;
  const at = (name: FieldName): FieldContext => ({
    name,
    text: question[name],
    voice,
    error,
    set,
  });
  const now = state.report?.configuration;
  const rate = state.report?.cost?.usd_per_gpu_hour;

  return html`<form
    class="inputs"
    @submit=${(event: Event) => {
      event.preventDefault();
    }}
  >
    <fieldset>
      <legend>${words.groups.run}</legend>
      ${comboField(at("model"), modelOptions(voice), modelNote(question.model, voice))}
      ${selectField(at("weights"), weightOptions(state, voice))}
      ${comboField(at("gpu"), gpuOptions(voice), gpuNote(question.gpu, voice))}
      ${numberField(at("count"), { steps: true, placeholder: "1" })}
      ${selectField(at("engine"), engineOptions(voice.catalog.engines, words.earlierEngines))}
    </fieldset>
    <fieldset>
      <legend>${words.groups.for}</legend>
      ${numberField(at("users"), { stops: userStops, placeholder: "1" })}
      ${numberField(at("prompt"), { stops: tokenStops, unit: words.tokens, placeholder: "1024" })}
      ${numberField(at("answer"), {
        stops: tokenStops,
        unit: words.tokens,
        placeholder: "1024",
        ...(now && {
          qualifier: words.contextOf(numbers.tokens(now.input_tokens + now.output_tokens)),
        }),
      })}
    </fieldset>
    <fieldset>
      <legend>${words.groups.price}</legend>
      ${numberField(at("price"), {
        unit: words.dollars,
        placeholder: rate?.toFixed(2) ?? "",
        qualifier: priceNote(state, voice),
      })}
    </fieldset>
    ${advanced(state, voice, at)}
    ${
      error && error.field === undefined
        ? html`<p class="field-error">${errorWords(error, voice)}</p>`
        : nothing
    }
  </form>`;
}

/** Formats of checkpoints and, apart, those of GGUF files. */
function weightOptions({ question, report }: State, voice: Voice): SelectOption[] {
  const { words, catalog, precisionName } = voice;
  const used = report && precisionName(report.configuration.precision.weights);
  const automatic = used && question.weights === "auto" ? words.automatically(used) : words.auto;
  const published = used && question.weights === "" ? words.published(used) : words.asPublished;
  return [
    ["auto", automatic],
    ["", published],
    ...catalog.weight_precisions.map(
      ({ id, name, gguf }) => [id, name, gguf ? "GGUF" : undefined] as const,
    ),
  ];
}

function priceNote({ question, report }: State, { words }: Voice): string {
  if (question.price.trim()) return words.ownPrice;
  const offer = report?.cost?.offer;
  if (!offer) return report?.speed ? words.noPrice : "";
  const kind = words.offerKinds[offer.kind] ?? offer.kind;
  return [offer.provider, kind, offer.as_of].filter(Boolean).join(" · ");
}
