import { html, nothing, type TemplateResult } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { comparison, type Column } from "../../parts/comparison/comparison.ts";
import { whileOpen } from "../../parts/later/while-open.ts";
import { cardsOf, labelsOf } from "./names.ts";
import { paretoChart, type Place } from "./pareto.ts";
import { rejections } from "./rejections.ts";
import { servingTile } from "./serving-tile.ts";
import { planTiles, type Open } from "./tile-shell.ts";

type Point = PlanReport["pareto"][number];

/** The plans for serving. */
export function servingPlans(
  { plans, beyond_budget: beyond }: PlanReport,
  voice: Voice,
  open: Open,
): TemplateResult {
  const shown = beyond ? [...plans, beyond] : plans;
  return planTiles(
    shown.map((plan) => [servingTile(plan, voice), plan.request]),
    voice,
    open,
  );
}

/** What else there is for serving, and why not. */
export function servingReasons(report: PlanReport, voice: Voice, open: Open): TemplateResult {
  const { planTab: words } = voice.words;
  const { pareto, rejected } = report;
  return html`
    ${pareto.length > 1 ? front(report, voice, open) : nothing}
    ${rejections(
      words.rejected,
      rejected,
      ({ usd_per_hour: usd }) => words.anHour(voice.numbers.price(usd)),
      voice,
      open,
    )}
  `;
}

/** The front as a chart and as a table whose rows open. */
function front(report: PlanReport, voice: Voice, open: Open): TemplateResult {
  const { planTab: words } = voice.words;
  return html`<section class="card panel cards-scroll">
    <h2>${words.pareto}</h2>
    ${paretoChart(
      report.pareto.map(
        ({ usd_per_hour: usd, request_seconds: seconds, gpu, gpu_count: count }) => ({
          usd,
          seconds,
          cards: cardsOf(count, gpu.name),
        }),
      ),
      report.plans.map((plan) => ({ label: labelsOf(plan.labels, voice), ...placeOf(plan) })),
      {
        price: words.dollarsHour(voice.numbers.sign),
        time: words.answer,
        front: words.pareto,
        plans: words.plans,
        summary: words.paretoSummary,
      },
      voice,
    )}
    <details
      class="fold"
      ${whileOpen(() =>
        comparison(report.pareto, columns(voice), {
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
        }),
      )}
    >
      <summary>${words.rows}</summary>
    </details>
    <p class="fine">${words.paretoHint}</p>
  </section>`;
}

/** Where a plan stands: an answer takes its first token and then the others, one by one. */
function placeOf({ estimate: { cost, speed, configuration } }: PlanReport["plans"][number]): Place {
  const milliseconds = speed
    ? speed.ttft_ms + (configuration.output_tokens - 1) * speed.tpot_ms
    : 0;
  return {
    usd: cost?.usd_per_hour ?? 0,
    seconds: milliseconds / 1000,
    cards: cardsOf(configuration.gpu_count, configuration.gpu.name),
  };
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
