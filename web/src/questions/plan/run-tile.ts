import type { TrainingPlan } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { explaining } from "../../parts/facts/explaining.ts";
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
    price: cost
      ? [numbers.sum(plan.charged_usd), trainPlan.run, explaining("charged_usd", plan, voice)]
      : undefined,
    verdict: fit.verdict,
    ...factsOf(plan, voice),
    // What binds the plan is a fact already.
    why: plan.why.filter(({ id }) => !id.startsWith("plan_run_bound_")),
    open: [open, `${open}: ${cards}`],
  };
}

function factsOf(
  { estimate, headroom, binding }: TrainingPlan,
  voice: Voice,
): Pick<TileContent, "facts" | "more"> {
  const { words, numbers } = voice;
  const { training, trainPlan, planTab } = words;
  const { speed, cost } = estimate;
  const explain = (id: string) => explaining(id, estimate, voice);
  return {
    facts: [
      ...(speed
        ? [
            {
              name: trainPlan.time,
              value: hoursText(speed.hours, voice),
              range: hoursRange(speed.hours, speed.range.hours, voice),
              explain: explain("training_hours"),
            },
          ]
        : []),
      ...(headroom === null
        ? []
        : [{ name: trainPlan.spare, value: trainPlan.times(numbers.figure(headroom)) }]),
      ...(cost
        ? [
            {
              name: trainPlan.hourly,
              value: planTab.anHour(numbers.price(cost.usd_per_hour)),
              explain: explain("usd_per_hour"),
            },
            priceFact(cost.offer, voice),
          ]
        : []),
    ],
    more: [
      ...(speed
        ? [
            {
              name: trainPlan.rate,
              value: numbers.figure(speed.tokens_per_second),
              explain: explain("training_tokens_per_second"),
            },
            {
              name: training.use,
              value: numbers.percent(speed.mfu),
              explain: explain("mfu"),
            },
          ]
        : []),
      { name: trainPlan.binding, value: trainPlan.bindings[binding] },
    ],
  };
}
