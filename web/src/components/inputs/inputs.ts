import { html, noChange, nothing, type TemplateResult } from "lit";
import { notches } from "../../format/notches.ts";
import type { Voice } from "../../i18n/voice.ts";
import { measuredFields, type FieldName, type Question } from "../../state/fields.ts";
import type { State } from "../../state/store.ts";
import { engineOptions } from "./engine-options.ts";
import { errorWords } from "../field/error-words.ts";
import { named, type ComboOption } from "../combo-box/filter.ts";
import {
  comboField,
  numberField,
  selectField,
  type FieldContext,
  type SelectOption,
} from "../field/field.ts";

const userStops = notches(4096);
const tokenStops = notches(131_072);

/** Fields behind the disclosure. */
const rareFields: readonly FieldName[] = [
  "kv",
  "tensor",
  "pipeline",
  "data",
  "utilization",
  "cached",
  "sequences",
  "load",
];

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
  const decided = (value: string | number | undefined) =>
    value === undefined ? words.auto : words.automatically(String(value));

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
    <details class="rare" open=${openedBy(rareFields, question)}>
      <summary>${words.rare}</summary>
      ${selectField(at("kv"), [
        ["", decided(now && voice.precisionName(now.precision.kv_cache))],
        ...voice.catalog.kv_precisions.map(({ id, name }) => [id, name] as const),
      ])}
      ${numberField(at("tensor"), { placeholder: decided(now?.parallelism.tensor) })}
      ${numberField(at("pipeline"), { placeholder: decided(now?.parallelism.pipeline) })}
      ${numberField(at("data"), { placeholder: decided(now?.parallelism.data) })}
      ${numberField(at("utilization"), { placeholder: decided(now?.memory_utilization) })}
      ${numberField(at("cached"), { placeholder: "0" })}
      ${numberField(at("sequences"), {
        placeholder: decided(now && numbers.whole(now.max_num_seqs)),
      })}
      ${selectField(at("load"), [["", words.loads["steady"] ?? ""], ...loadOptions(voice)])}
    </details>
    <details class="rare" open=${openedBy(measuredFields, question)}>
      <summary>${words.measured}</summary>
      ${numberField(at("tpot"), { unit: words.milliseconds })}
      ${numberField(at("ttft"), { unit: words.milliseconds })}
      ${numberField(at("atusers"), { placeholder: question.users })}
      ${numberField(at("atprompt"), { unit: words.tokens, placeholder: question.prompt })}
      ${numberField(at("atanswer"), { unit: words.tokens, placeholder: question.answer })}
      <p class="fine">${words.measuredHint}</p>
    </details>
    ${
      error && error.field === undefined
        ? html`<p class="field-error">${errorWords(error, voice)}</p>`
        : nothing
    }
  </form>`;
}

/** Opens a disclosure that holds something said; closing it is left to the visitor. */
const openedBy = (names: readonly FieldName[], question: Question) =>
  names.some((name) => question[name] !== "") ? "" : noChange;

function loadOptions({ words }: Voice): SelectOption[] {
  return Object.entries(words.loads).filter(([id]) => id !== "steady");
}

function modelOptions({ catalog, numbers }: Voice): ComboOption[] {
  return catalog.models.map(({ id, name, aliases, parameters, max_context_tokens }) => ({
    id,
    label: name,
    aliases,
    detail: `${numbers.billions(parameters)} · ${numbers.tokens(max_context_tokens)} · ${id}`,
  }));
}

function modelNote(name: string, { catalog, words, numbers }: Voice): string {
  const model = named(catalog.models, name);
  if (!model) return "";
  const parts = [numbers.billions(model.parameters)];
  if (model.active_parameters < 0.9 * model.parameters) {
    parts.push(words.active(numbers.billions(model.active_parameters)));
  }
  return [...parts, numbers.tokens(model.max_context_tokens)].join(" · ");
}

function gpuFigures(gpu: Voice["catalog"]["gpus"][number], { numbers }: Voice): string {
  const memory = `${numbers.figure(gpu.marketed_memory_bytes / 1e9)} GB`;
  const speed = gpu.memory_bandwidth_bytes_per_second;
  const bandwidth =
    speed >= 1e12 ? `${numbers.figure(speed / 1e12)} TB/s` : `${numbers.figure(speed / 1e9)} GB/s`;
  return `${memory} · ${bandwidth}`;
}

function gpuOptions(voice: Voice): ComboOption[] {
  return voice.catalog.gpus.map((gpu) => ({
    id: gpu.id,
    label: gpu.name,
    aliases: gpu.aliases,
    detail: `${gpuFigures(gpu, voice)} · ${gpu.architecture}`,
  }));
}

function gpuNote(name: string, voice: Voice): string {
  const gpu = named(voice.catalog.gpus, name);
  return gpu ? gpuFigures(gpu, voice) : "";
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
