import { html, nothing, type TemplateResult } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { questionOf } from "../../state/request.ts";
import { ruleOf } from "../../state/rules.ts";
import { comparison, type Column } from "../comparison/comparison.ts";
import { notes } from "../notes/notes.ts";
import { servingFleet } from "../fleet/serving.ts";
import type { Panel } from "../panel/panel.ts";
import { planInputs } from "./inputs.ts";
import { cardsOf, labelsOf } from "./names.ts";
import { paretoChart, type Place } from "./pareto.ts";
import { ruleCheck } from "./rule-check.ts";
import { rejections } from "./rejections.ts";
import { servingTile } from "./serving-tile.ts";
import { planTile } from "./tile-shell.ts";

type Point = PlanReport["pareto"][number];

/** The planner: needs in, up to four plans out, with the reasons. */
export const planPanel: Panel<"plan"> = {
  inputs: planInputs,
  remedies: () => undefined,
  details({ request, report }, { rows }, voice, actions): TemplateResult {
    const { planTab: words } = voice.words;
    const open = (request: object) => {
      const question = questionOf(request);
      if (question) actions.open(question);
    };
    const { plans, beyond_budget: beyond, rejected, pareto } = report;
    const hourly = (usd: number) => words.anHour(voice.numbers.price(usd));
    const rule = ruleOf(request);
    const [advised] = rows;
    const shown = beyond ? [...plans, beyond] : plans;
    return html`
      ${servingFleet(report.existing, voice, open)}
      <div class="plans">
        ${shown.map((plan) =>
          planTile(servingTile(plan, voice), voice, () => {
            open(plan.request);
          }),
        )}
      </div>
      ${rule && advised ? ruleCheck(rule, report, advised, hourly, voice) : nothing}
      ${pareto.length > 1 ? front(report, voice, open) : nothing}
      ${rejections(rejected, ({ usd_per_hour: usd }) => hourly(usd), voice, open)}
      ${notes(report.notes, voice)}
      <p class="fine">${words.considered(voice.numbers.whole(report.considered))}</p>
    `;
  },
};

/** The front as a chart and as a table whose rows open. */
function front(report: PlanReport, voice: Voice, open: (request: object) => void): TemplateResult {
  const { planTab: words } = voice.words;
  return html`<section class="card panel cards-scroll">
    <h2>${words.pareto}</h2>
    ${paretoChart(
      report.pareto.map(({ usd_per_hour: usd, request_seconds: seconds }) => ({ usd, seconds })),
      report.plans.map((plan) => ({ label: labelsOf(plan.labels, voice), ...placeOf(plan) })),
      { axis: words.paretoAxis, summary: words.paretoSummary },
      voice,
    )}
    ${comparison(report.pareto, columns(voice), {
      title: words.pareto,
      identify: ({ gpu, gpu_count: count, weights }) => ({
        id: gpu.id,
        label: `${cardsOf(count, gpu.name)} · ${voice.precisionName(weights)}`,
      }),
      chosen: undefined,
      voice,
      choose: ({ request }) => {
        open(request);
      },
    })}
    <p class="fine">${words.paretoHint}</p>
  </section>`;
}

/** Where a plan stands: an answer takes its first token and then the others, one by one. */
function placeOf({ estimate: { cost, speed, configuration } }: PlanReport["plans"][number]): Place {
  const milliseconds = speed
    ? speed.ttft_ms + (configuration.output_tokens - 1) * speed.tpot_ms
    : 0;
  return { usd: cost?.usd_per_hour ?? 0, seconds: milliseconds / 1000 };
}

function columns(voice: Voice): Column<Point>[] {
  const { numbers, words } = voice;
  const { planTab } = words;
  return [
    {
      title: planTab.dollarsHour(numbers.sign),
      cell: ({ usd_per_hour: usd }) => numbers.price(usd),
    },
    { title: planTab.first, cell: ({ ttft_ms: ttft }) => numbers.duration(ttft) },
    {
      title: planTab.answer,
      cell: ({ request_seconds: seconds }) => numbers.duration(seconds * 1000),
    },
    {
      title: planTab.together,
      cell: ({ output_tokens_per_second: rate }) => numbers.figure(rate),
    },
  ];
}
