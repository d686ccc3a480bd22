import { html, nothing, type TemplateResult } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { comparison, type Column } from "../../parts/comparison/comparison.ts";
import { whileOpen } from "../../parts/later/while-open.ts";
import { cardsOf, labelsOf } from "./names.ts";
import { paretoChart } from "./pareto.ts";
import { rejections } from "./rejections.ts";
import { planTiles, type Open } from "./tile-shell.ts";
import { hoursText } from "../training/hours.ts";
import { runTile } from "./run-tile.ts";

export type Runs = NonNullable<PlanReport["training"]>;
type Point = Runs["pareto"][number];

const HOUR_SECONDS = 3600;

/** The plans for the run. */
export function runPlans(
  { plans, beyond_budget: beyond }: Runs,
  voice: Voice,
  open: Open,
): TemplateResult {
  const shown = beyond ? [...plans, beyond] : plans;
  return planTiles(
    shown.map((plan) => [runTile(plan, voice), plan.request]),
    voice,
    open,
  );
}

/** What else there is for the run, and why not. */
export function runReasons(runs: Runs, voice: Voice, open: Open): TemplateResult {
  const { trainPlan: words } = voice.words;
  const { pareto, rejected } = runs;
  return html`
    ${pareto.length > 1 ? front(runs, voice, open) : nothing}
    ${rejections(
      words.rejected,
      rejected,
      ({ charged_usd: usd }) => words.forRun(voice.numbers.sum(usd)),
      voice,
      open,
    )}
  `;
}

/** The front as a chart and as a table whose rows open. */
function front({ pareto, plans }: Runs, voice: Voice, open: Open): TemplateResult {
  const { trainPlan: words } = voice.words;
  const named = plans.flatMap(({ labels, charged_usd: usd, estimate: { speed, configuration } }) =>
    speed
      ? [
          {
            label: labelsOf(labels, voice),
            usd,
            seconds: speed.hours * HOUR_SECONDS,
            cards: cardsOf(configuration.gpu_count, configuration.gpu.name),
          },
        ]
      : [],
  );
  return html`<section class="card panel cards-scroll">
    <h2>${words.pareto}</h2>
    ${paretoChart(
      pareto.map(({ charged_usd: usd, hours, gpu, gpu_count: count }) => ({
        usd,
        seconds: hours * HOUR_SECONDS,
        cards: cardsOf(count, gpu.name),
      })),
      named,
      {
        price: words.dollarsRun(voice.numbers.sign),
        time: words.time,
        front: words.pareto,
        plans: voice.words.planTab.plans,
        summary: words.summary,
      },
      voice,
    )}
    <details
      class="fold"
      ${whileOpen(() =>
        comparison(pareto, columns(voice), {
          title: words.pareto,
          identify: ({ gpu, gpu_count: count }) => ({
            id: gpu.id,
            label: cardsOf(count, gpu.name),
          }),
          chosen: undefined,
          voice,
          choose: ({ request }) => {
            open(request);
          },
        }),
      )}
    >
      <summary>${voice.words.planTab.rows}</summary>
    </details>
    <p class="fine">${words.hint}</p>
  </section>`;
}

function columns(voice: Voice): Column<Point>[] {
  const { numbers, words } = voice;
  return [
    {
      title: words.trainPlan.dollarsRun(numbers.sign),
      cell: ({ charged_usd: usd }) => numbers.sum(usd),
    },
    {
      title: words.planTab.dollarsHour(numbers.sign),
      cell: ({ usd_per_hour: usd }) => numbers.price(usd),
    },
    { title: words.trainPlan.time, cell: ({ hours }) => hoursText(hours, voice) },
  ];
}
