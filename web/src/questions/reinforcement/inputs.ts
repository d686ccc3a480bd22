import { html, nothing, type TemplateResult } from "lit";
import { numberField, selectField, type SelectOption } from "../../parts/field/field.ts";
import { disclosure } from "../../parts/inputs/disclosure.ts";
import { gpuField, modelField } from "../../parts/inputs/offering.ts";
import { priceFieldset } from "../../parts/inputs/price-fieldset.ts";
import type { FieldName } from "../index.ts";
import type { FormContext } from "../panel.ts";
import { placementsOf } from "../training/shortcuts.ts";

type Context = FormContext<"reinforcement">;
type Control = readonly [FieldName, () => TemplateResult];

/** What learns from what, on which cards, in which steps. */
export function reinforcementInputs(context: Context): TemplateResult {
  const { question, report, voice, at } = context;
  const { words, numbers } = voice;
  const { reinforcement, reinforcementTab: tab, training } = words;
  const now = report?.configuration;
  const cost = report?.cost;
  const decided = (value: number | undefined) =>
    value === undefined ? words.auto : words.chosen(numbers.whole(value));
  const makesAnswers = question.method !== "dpo";
  const { full, lora, qlora } = training.methods;
  return html`
    <fieldset>
      <legend>${words.groups.run}</legend>
      ${modelField(at("model"))} ${selectField(at("method"), Object.entries(reinforcement.methods))}
      ${selectField(at("tuned"), Object.entries({ full, lora, qlora }))} ${gpuField(at("gpu"))}
      ${numberField(at("count"), { steps: true, placeholder: "1" })}
      ${makesAnswers || question.pools ? pools(context) : nothing}
    </fieldset>
    <fieldset>
      <legend>${tab.step}</legend>
      ${numberField(at("samples"), { placeholder: decided(now?.samples) })}
      ${
        makesAnswers || question.group
          ? numberField(at("group"), { placeholder: decided(now?.samples_per_prompt) })
          : nothing
      }
      ${numberField(at("prompt"), { unit: words.tokens, placeholder: decided(now?.input_tokens) })}
      ${numberField(at("answer"), { unit: words.tokens, placeholder: decided(now?.output_tokens) })}
      ${numberField(at("longest"), {
        unit: words.tokens,
        placeholder: decided(now?.max_output_tokens),
      })}
      ${numberField(at("runs"), { placeholder: decided(now?.steps) })}
    </fieldset>
    ${priceFieldset(at("price"), cost?.offer, cost?.usd_per_gpu_hour, Boolean(report?.speed), question.offer)}
    ${rare(context)}
  `;
}

/** Whether other cards answer while some train. */
function pools({ question, report, voice, at }: Context): TemplateResult {
  const { words, numbers } = voice;
  const { reinforcementTab: tab } = words;
  const now = report?.configuration;
  const decided = (value: number | undefined) =>
    value === undefined ? words.auto : words.chosen(numbers.whole(value));
  return html`${selectField(at("pools"), Object.entries(tab.pools))}
  ${
    question.pools
      ? html`${numberField(at("answering"), { placeholder: decided(now?.rollout?.gpu_count) })}
        ${numberField(at("staleness"), { placeholder: decided(now?.staleness) })}`
      : nothing
  }`;
}

/** The other roles, the engine, and how it is trained, behind disclosures. */
function rare({ question, report, voice, at }: Context): TemplateResult {
  const { words, numbers, catalog } = voice;
  const { reinforcementTab: tab, training, trainingTab } = words;
  const now = report?.configuration;
  const split = now?.parallelism;
  const chosen = (names: Readonly<Record<string, string>>, value: string | undefined) =>
    value === undefined ? words.auto : words.chosen(names[value] ?? value);
  const list = (
    name: FieldName,
    names: Readonly<Record<string, string>>,
    value: string | undefined,
  ): Control => {
    const options: SelectOption[] = [["", chosen(names, value)], ...Object.entries(names)];
    return [name, () => selectField(at(name), options)];
  };
  const count = (name: FieldName, value: number | undefined, unit?: string): Control => [
    name,
    () =>
      numberField(at(name), {
        placeholder: value === undefined ? words.auto : words.chosen(numbers.whole(value)),
        ...(unit && { unit }),
      }),
  ];
  const group = (title: string, all: readonly Control[]) => {
    const isSaid = ([name]: Control) => question[name] !== "" || at(name).error?.field === name;
    return disclosure(title, all.some(isSaid), () => all.map(([, control]) => control()));
  };
  const flag = { true: trainingTab.yes, false: trainingTab.no };
  /** Those that say something of this method, and those that were said of another. */
  const where = (says: boolean, ...all: readonly Control[]) =>
    all.filter(([name]) => says || question[name] !== "");
  const makesAnswers = question.method !== "dpo";
  const adapters = question.tuned === "lora" || question.tuned === "qlora";
  const engines = Object.fromEntries(
    catalog.engines
      .filter(({ id }) => tab.engines.includes(id) || id === question.engine)
      .map(({ id, name }) => [id, name]),
  );
  const formats = Object.fromEntries(
    catalog.weight_precisions
      .filter(({ id }) => tab.formats.includes(id) || id === question.weights)
      .map(({ id, name }) => [id, name]),
  );
  const shards = Object.fromEntries(trainingTab.shards.map((name, stage) => [String(stage), name]));
  return html`
    ${group(tab.roles, [
      list("reference", tab.references, now?.reference),
      ...where(makesAnswers, list("reward", tab.rewards, now?.reward)),
      ...where(makesAnswers && now?.reward === "model", count("rewardsize", undefined)),
      ...where(question.method === "ppo", count("criticcards", now?.critic_gpu_count)),
      ...where(makesAnswers, list("rescored", flag, now && String(now.old_log_probabilities))),
    ])}
    ${
      makesAnswers || question.engine || question.enginetensor || question.weights
        ? group(tab.rollout, [
            list("engine", engines, now?.rollout?.engine),
            count("enginetensor", now?.rollout?.tensor),
            list("weights", formats, now?.rollout?.weights),
            [
              "utilization",
              () =>
                numberField(at("utilization"), {
                  placeholder: now?.rollout
                    ? words.chosen(numbers.figure(now.rollout.memory_utilization))
                    : words.auto,
                }),
            ],
            ...where(
              !question.pools,
              list(
                "stateleaves",
                flag,
                now?.rollout ? String(now.rollout.state_leaves) : undefined,
              ),
            ),
          ])
        : nothing
    }
    ${group(training.how, [
      list("framework", training.frameworks, now?.framework),
      ...where(adapters, count("rank", undefined)),
      list("arithmetic", training.precisions, now?.precision),
      list("optimizer", training.optimizers, now?.optimizer),
      list("recompute", training.recomputes, now?.recompute),
      list(
        "placement",
        placementsOf(
          training.offloads,
          question.framework || now?.framework,
          question.placement,
          catalog,
        ),
        now?.offload,
      ),
      count("minibatch", now?.mini_batch_samples),
      count("epochs", 1),
      count("microbatch", now?.micro_batch_sequences),
      list("packing", flag, now && String(now.packing)),
    ])}
    ${group(trainingTab.sharing, [
      list("zero", shards, split && String(split.zero_stage)),
      count("tensor", split?.tensor),
      count("pipeline", split?.pipeline),
      count("interleave", split?.interleave),
      count("contextparallel", split?.context),
      count("data", split?.data),
      count("expert", split?.expert),
      count("network", now?.network_gbit_s_per_gpu, "Gb/s"),
      [
        "goodput",
        () =>
          numberField(at("goodput"), {
            placeholder: now ? words.chosen(String(now.goodput_factor)) : words.auto,
          }),
      ],
      count("cap", undefined, "W"),
    ])}
  `;
}
