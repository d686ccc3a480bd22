import { html, nothing, type TemplateResult } from "lit";
import { notches } from "../../format/notches.ts";
import { numberField, selectField, type SelectOption } from "../../parts/field/field.ts";
import { gpuField, modelField } from "../../parts/inputs/offering.ts";
import { priceFieldset } from "../../parts/inputs/price-fieldset.ts";
import type { FormContext } from "../panel.ts";
import { advanced } from "./advanced.ts";
import { engineOptions } from "./engine-options.ts";
import { hasAnswer } from "./generator.ts";
import { loadFields } from "./load-switch.ts";
import { loadOf } from "./load.ts";
import { requestLength } from "../../format/request-length.ts";

const tokenStops = notches(131_072);

/** The serving question: what runs on what, for whom. */
export function servingInputs(context: FormContext<"serving" | "compare">): TemplateResult {
  const { question, report, voice, at } = context;
  const { words, numbers } = voice;
  const now = report?.configuration;
  const cost = report?.cost;
  return html`
    <fieldset>
      <legend>${words.groups.run}</legend>
      ${modelField(at("model"))} ${selectField(at("weights"), weightOptions(context))}
      ${gpuField(at("gpu"))} ${numberField(at("count"), { steps: true, placeholder: "1" })}
      ${selectField(at("engine"), engineOptions(voice.catalog.engines, words.earlierEngines))}
    </fieldset>
    <fieldset>
      <legend>${words.groups.for}</legend>
      ${loadFields(context)}
      ${numberField(at("prompt"), {
        stops: tokenStops,
        unit: words.tokens,
        placeholder: "1024",
        ...(loadOf(question) === "talks" && { qualifier: words.latency.perTurn }),
      })}
      ${
        report && !hasAnswer(report)
          ? nothing
          : numberField(at("answer"), {
              stops: tokenStops,
              unit: words.tokens,
              placeholder: "1024",
              ...(now && {
                qualifier: words.contextOf(numbers.tokens(requestLength(now))),
              }),
            })
      }
    </fieldset>
    ${priceFieldset(at("price"), cost?.offer, cost?.usd_per_gpu_hour, Boolean(report?.speed), question.offer)}
    ${advanced(context)}
  `;
}

/** Formats of checkpoints and, apart, those of GGUF files. */
function weightOptions({
  question,
  report,
  voice,
}: FormContext<"serving" | "compare">): SelectOption[] {
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
