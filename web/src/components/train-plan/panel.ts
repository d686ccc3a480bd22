import { html, nothing, type TemplateResult } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { questionOf } from "../../state/request.ts";
import { ruleOf } from "../../state/rules.ts";
import { comparison, type Column } from "../comparison/comparison.ts";
import { trainingFleet } from "../fleet/training.ts";
import { notes } from "../notes/notes.ts";
import type { Panel } from "../panel/panel.ts";
import { cardsOf, labelsOf } from "../plan/names.ts";
import { paretoChart } from "../plan/pareto.ts";
import { rejections } from "../plan/rejections.ts";
import { ruleCheck } from "../plan/rule-check.ts";
import { planTile } from "../plan/tile-shell.ts";
import { hoursText } from "../training/card.ts";
import { trainPlanInputs } from "./inputs.ts";
import { runTile } from "./run-tile.ts";

type Runs = NonNullable<PlanReport["training"]>;
type Point = Runs["pareto"][number];

const HOUR_SECONDS = 3600;

/** The planner of runs: method, data and deadline in, up to four plans out, with the reasons. */
export const trainPlanPanel: Panel<"trainplan"> = {
  inputs: trainPlanInputs,
  remedies: () => undefined,
  details({ request, report }, { rows }, voice, actions): TemplateResult {
    const { planTab, trainPlan: words } = voice.words;
    const runs = report.training;
    if (!runs) return html`${nothing}`;
    const open = (asked: object) => {
      const question = questionOf(asked);
      if (question) actions.open(question);
    };
    const sum = (usd: number) => words.forRun(voice.numbers.sum(usd));
    const rule = ruleOf(request);
    const [advised] = rows;
    const { plans, beyond_budget: beyond, rejected, pareto } = runs;
    const shown = beyond ? [...plans, beyond] : plans;
    return html`
      ${trainingFleet(report.existing, voice, open)}
      <div class="plans">
        ${shown.map((plan) =>
          planTile(runTile(plan, voice), voice, () => {
            open(plan.request);
          }),
        )}
      </div>
      ${rule && advised ? ruleCheck(rule, report, advised, sum, voice) : nothing}
      ${pareto.length > 1 ? front(runs, voice, open) : nothing}
      ${rejections(rejected, ({ usd_total: usd }) => sum(usd), voice, open)}
      ${notes(report.notes, voice)}
      <p class="fine">${planTab.considered(voice.numbers.whole(runs.considered))}</p>
    `;
  },
};

/** The front as a chart and as a table whose rows open. */
function front(
  { pareto, plans }: Runs,
  voice: Voice,
  open: (request: object) => void,
): TemplateResult {
  const { trainPlan: words } = voice.words;
  const named = plans.flatMap(({ labels, estimate: { cost, speed } }) =>
    cost && speed
      ? [
          {
            label: labelsOf(labels, voice),
            usd: cost.usd_total,
            seconds: speed.hours * HOUR_SECONDS,
          },
        ]
      : [],
  );
  return html`<section class="card panel cards-scroll">
    <h2>${words.pareto}</h2>
    ${paretoChart(
      pareto.map(({ usd_total: usd, hours }) => ({ usd, seconds: hours * HOUR_SECONDS })),
      named,
      { axis: words.axis, summary: words.summary },
      voice,
    )}
    ${comparison(pareto, columns(voice), {
      title: words.pareto,
      identify: ({ gpu, gpu_count: count }) => ({ id: gpu.id, label: cardsOf(count, gpu.name) }),
      chosen: undefined,
      voice,
      choose: ({ request }) => {
        open(request);
      },
    })}
    <p class="fine">${words.hint}</p>
  </section>`;
}

function columns(voice: Voice): Column<Point>[] {
  const { numbers, words } = voice;
  return [
    {
      title: words.trainPlan.dollarsRun(numbers.sign),
      cell: ({ usd_total: usd }) => numbers.sum(usd),
    },
    {
      title: words.planTab.dollarsHour(numbers.sign),
      cell: ({ usd_per_hour: usd }) => numbers.price(usd),
    },
    { title: words.trainPlan.time, cell: ({ hours }) => hoursText(hours, voice) },
  ];
}
