import type { TrainingPlan } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { cardsOf } from "./names.ts";
import type { TileContent } from "./tile-shell.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { hoursRange, hoursText } from "../training/hours.ts";

/** What the tile of a plan for a run shows. */
export function runTile(plan: TrainingPlan, voice: Voice): TileContent {
  const { words, numbers } = voice;
  const { training, trainPlan } = words;
  const { configuration: now, fit, cost } = plan.estimate;
  const cards = cardsOf(now.gpu_count, now.gpu.name);
  const open = now.method === "pretraining" ? trainPlan.openTraining : trainPlan.openTuning;
  return {
    labels: plan.labels,
    cards,
    how: [
      training.methods[now.method],
      training.precisions[now.precision] ?? now.precision,
      training.frameworks[now.framework] ?? now.framework,
    ],
    price: cost ? [numbers.sum(plan.charged_usd), trainPlan.run] : undefined,
    verdict: fit.verdict,
    facts: factsOf(plan, voice),
    // What binds the plan is a fact already.
    why: plan.why.filter(({ id }) => !id.startsWith("plan_run_bound_")),
    open: [open, `${open}: ${cards}`],
  };
}

function factsOf({ estimate, headroom, binding }: TrainingPlan, voice: Voice): Fact[] {
  const { words, numbers } = voice;
  const { training, trainPlan, planTab } = words;
  const { speed, cost } = estimate;
  return [
    ...(speed
      ? [
          {
            name: trainPlan.time,
            value: hoursText(speed.hours, voice),
            range: hoursRange(speed.hours, speed.range.hours, voice),
            explain: explaining("training_hours", estimate, voice),
          },
          {
            name: trainPlan.rate,
            value: numbers.figure(speed.tokens_per_second),
            explain: explaining("training_tokens_per_second", estimate, voice),
          },
          {
            name: training.use,
            value: numbers.percent(speed.mfu),
            explain: explaining("mfu", estimate, voice),
          },
        ]
      : []),
    ...(headroom === null
      ? []
      : [{ name: trainPlan.spare, value: trainPlan.times(numbers.figure(headroom)) }]),
    { name: trainPlan.binding, value: trainPlan.bindings[binding] },
    ...(cost
      ? [
          {
            name: trainPlan.hourly,
            value: planTab.anHour(numbers.price(cost.usd_per_hour)),
            explain: explaining("usd_per_hour", estimate, voice),
          },
          priceFact(cost.offer, voice),
        ]
      : []),
  ];
}
