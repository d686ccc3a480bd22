import { html, nothing, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import type { Outcome } from "../../state/answer.ts";
import { errorWords } from "../../parts/field/error-words.ts";
import type { ModelProblem, ModelSource } from "./model-text.ts";

/** How far the counted parameters may be from those of the shape before part of it is called missing. */
const COUNT_TOLERANCE = 0.01;

/** What was understood of a model that was brought, and what was not. */
export function modelResult(
  source: ModelSource | ModelProblem,
  outcome: Outcome | undefined,
  voice: Voice,
): TemplateResult {
  const { words, numbers, precisionName, catalog } = voice;
  const { own } = words;
  const wrong = (text: string) => html`<div class="own-result" data-wrong><p>${text}</p></div>`;
  if ("problem" in source) return wrong(problemWords(source, voice));
  if (!outcome) return html``;
  if ("error" in outcome) {
    return wrong(outcome.error.message || errorWords(outcome.error, voice));
  }
  const { report } = outcome.answer;
  // The tasks without a language model of their own have no way in here.
  if (!("fit" in report)) return html``;
  const { notes } = report;
  if (!("precision" in report.configuration)) return html``;
  const { model, precision } = report.configuration;
  if (!("parameters" in model)) return html``;
  const { name, parameters, active_parameters: active } = model;
  const counted = source.parameters;
  const off = counted !== undefined && Math.abs(parameters / counted - 1) > COUNT_TOLERANCE;
  const parts = [
    ...notes
      .filter(({ id }) => id === "config_part_ignored")
      .map(({ args }) => String(args["part"])),
    ...(source.ignored ?? []),
  ];
  const unknown =
    source.weights !== undefined &&
    !catalog.weight_precisions.some(({ id }) => id === source.weights);
  return html`<div class="own-result">
    <p>
      ${own.reads(
        name,
        numbers.billions(parameters),
        active < parameters * 0.9 ? numbers.billions(active) : undefined,
        precisionName(typeof precision === "string" ? precision : precision.weights),
      )}
      ${counted === undefined || off ? nothing : own.holds(numbers.billions(counted))}
    </p>
    ${
      off || unknown || parts.length > 0
        ? html`<ul>
            ${off ? html`<li>${own.differs(numbers.billions(counted), numbers.billions(parameters))}</li>` : nothing}
            ${unknown ? html`<li>${own.formatUnknown(source.weights)}</li>` : nothing}
            ${parts.map((part) => html`<li>${own.notCounted(part)}</li>`)}
          </ul>`
        : nothing
    }
  </div>`;
}

function problemWords(problem: ModelProblem, { words }: Voice): string {
  const said = words.own.problems[problem.problem];
  return typeof said === "string" ? said : said("detail" in problem ? problem.detail : "");
}
