import { html, nothing, type TemplateResult } from "lit";
import type { TrainingWords } from "../../i18n/en/training-names.ts";
import { notches } from "../../format/notches.ts";
import type { FieldName } from "../index.ts";
import { numberField, selectField, type SelectOption } from "../../parts/field/field.ts";
import { disclosure } from "../../parts/inputs/disclosure.ts";
import { powerFields } from "../../parts/inputs/power.ts";
import { gpuField, modelField } from "../../parts/inputs/offering.ts";
import { priceFieldset } from "../../parts/inputs/price-fieldset.ts";
import type { FormContext } from "../panel.ts";
import { placementsOf, updatesInBackward } from "./shortcuts.ts";

type Context = FormContext<"training" | "finetuning">;

const gpuStops = notches(16_384);
const tokenStops = notches(131_072);

/** The question of a run: what is trained on what, with which data. */
export function trainingInputs(context: Context): TemplateResult {
  const { question, report, voice, at } = context;
  const { words, numbers } = voice;
  const { training, trainingTab: tab } = words;
  const now = report?.configuration;
  const cost = report?.cost;
  const isLarge = question.task === "training";
  return html`
    <fieldset>
      <legend>${words.groups.run}</legend>
      ${modelField(at("model"))}
      ${isLarge ? nothing : selectField(at("method"), Object.entries(tuningMethods(training.methods)))}
      ${gpuField(at("gpu"))}
      ${numberField(at("count"), isLarge ? { stops: gpuStops } : { steps: true, placeholder: "1" })}
    </fieldset>
    <fieldset>
      <legend>${tab.data}</legend>
      ${numberField(at("corpus"), {
        unit: words.tokens,
        placeholder: now ? numbers.amount(now.dataset_tokens) : words.auto,
      })}
      ${numberField(at("epochs"), { placeholder: "1" })}
      ${numberField(at("sequence"), {
        stops: tokenStops,
        unit: words.tokens,
        placeholder: now ? numbers.tokens(now.sequence_length) : words.auto,
      })}
    </fieldset>
    ${priceFieldset(at("price"), cost?.offer, cost?.usd_per_gpu_hour, Boolean(report?.speed), question.offer)}
    ${rare(context)}
  `;
}

/** Pretraining has a tab of its own. */
const tuningMethods = ({ full, lora, qlora }: TrainingWords["methods"]) => ({ qlora, lora, full });

/** How it is trained and laid out, behind two disclosures. */
function rare({ question, report, voice, at }: Context): TemplateResult {
  const { words, numbers, catalog } = voice;
  const { training, trainingTab: tab } = words;
  const now = report?.configuration;
  const framework = question.framework || now?.framework;
  const decided = (value: string | number | undefined) =>
    value === undefined ? words.auto : words.chosen(String(value));
  const chosen = (names: Readonly<Record<string, string>>, value: string | undefined) =>
    value === undefined ? words.auto : words.chosen(names[value] ?? value);
  const list = (
    name: FieldName,
    names: Readonly<Record<string, string>>,
    value: string | undefined,
  ): readonly [FieldName, () => TemplateResult] => {
    const options: SelectOption[] = [["", chosen(names, value)], ...Object.entries(names)];
    return [name, () => selectField(at(name), options)];
  };
  const count = (
    name: FieldName,
    value: number | undefined,
    unit?: string,
  ): readonly [FieldName, () => TemplateResult] => [
    name,
    () =>
      numberField(at(name), {
        placeholder: decided(value === undefined ? undefined : numbers.whole(value)),
        ...(unit && { unit }),
      }),
  ];
  const group = (
    title: string,
    controls: readonly (readonly [FieldName, () => TemplateResult])[],
  ) => {
    const isSaid = ([name]: readonly [FieldName, unknown]) =>
      question[name] !== "" || at(name).error?.field === name;
    return disclosure(title, controls.some(isSaid), () => controls.map(([, control]) => control()));
  };
  const split = now?.parallelism;
  const shards = Object.fromEntries(tab.shards.map((name, stage) => [String(stage), name]));
  const flag = { true: tab.yes, false: tab.no };
  const adapters =
    question.method === "lora" || question.method === "qlora"
      ? [
          count("rank", now?.lora_rank),
          list("targets", tab.targets, now?.lora_targets),
          list("embeddings", flag, now && String(now.train_embeddings)),
        ]
      : [];
  const isOffered = adapters.length === 0 && updatesInBackward(framework, catalog);
  const inBackward =
    isOffered || question.inbackward !== ""
      ? [list("inbackward", flag, now && String(now.optimizer_in_backward))]
      : [];
  return html`
    ${group(training.how, [
      ...adapters,
      list("framework", training.frameworks, now?.framework),
      list("arithmetic", training.precisions, now?.precision),
      list("optimizer", training.optimizers, now?.optimizer),
      list("recompute", training.recomputes, now?.recompute),
      list(
        "placement",
        placementsOf(training.offloads, framework, question.placement, catalog),
        now?.offload,
      ),
      ...inBackward,
      count("batch", now?.global_batch_sequences),
      count("microbatch", now?.micro_batch_sequences),
    ])}
    ${group(tab.sharing, [
      list("zero", shards, split && String(split.zero_stage)),
      count("tensor", split?.tensor),
      count("pipeline", split?.pipeline),
      count("interleave", split?.interleave),
      count("contextparallel", split?.context),
      count("data", split?.data),
      count("expert", split?.expert),
      count("network", now?.network_gbit_s_per_gpu, "Gb/s"),
      ["goodput", () => numberField(at("goodput"), { placeholder: decided(now?.goodput_factor) })],
    ])}
    ${powerFields(question, report?.power?.pue, at, voice)}
  `;
}
