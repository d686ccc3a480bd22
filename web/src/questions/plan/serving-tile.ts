import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { cardsOf } from "./names.ts";
import type { TileContent } from "./tile-shell.ts";

type Plan = PlanReport["plans"][number];

/** What the tile of a plan for serving shows. */
export function servingTile(plan: Plan, voice: Voice): TileContent {
  const { words, numbers } = voice;
  const { configuration: now, fit, cost } = plan.estimate;
  const cards = cardsOf(now.gpu_count, now.gpu.name);
  return {
    labels: plan.labels,
    cards,
    how: [
      voice.precisionName(now.precision.weights),
      `KV ${voice.precisionName(now.precision.kv_cache)}`,
      voice.engineName(now.engine),
    ],
    price: cost
      ? [
          numbers.price(cost.usd_per_hour),
          words.planTab.hour,
          explaining("usd_per_hour", plan.estimate, voice),
        ]
      : undefined,
    verdict: fit.verdict,
    ...factsOf(plan, voice),
    // What binds the plan is a fact already.
    why: plan.why.filter(({ id }) => !id.startsWith("plan_bound_")),
    open: [words.planTab.open, words.planTab.opens(cards)],
  };
}

function factsOf(
  { estimate, capacity, headroom, binding }: Plan,
  voice: Voice,
): Pick<TileContent, "facts" | "more"> {
  const { words, numbers } = voice;
  const { planTab } = words;
  const { speed, cost } = estimate;
  const explain = (id: string) => explaining(id, estimate, voice);
  const speeds: Fact[] = speed
    ? [
        {
          name: planTab.each,
          value: `${numbers.figure(speed.tokens_per_second_per_user)} ${words.speedUnit}`,
          range: numbers.range(speed.range.tokens_per_second_per_user),
          explain: explain("tpot_seconds"),
        },
        {
          name: planTab.first,
          value: numbers.duration(speed.ttft_ms),
          range: numbers.durationRange(speed.ttft_ms, speed.range.ttft_ms),
          explain: explain("ttft_seconds"),
        },
      ]
    : [];
  const more: Fact[] = speed
    ? [
        {
          name: planTab.token,
          value: numbers.duration(speed.tpot_ms),
          range: numbers.durationRange(speed.tpot_ms, speed.range.tpot_ms),
          explain: explain("tpot_seconds"),
        },
        {
          name: planTab.all,
          value: `${numbers.figure(speed.output_tokens_per_second)} ${words.speedUnit}`,
          range: numbers.range(speed.range.output_tokens_per_second),
          explain: explain("output_tokens_per_second"),
        },
      ]
    : [];
  const costs: Fact[] = cost
    ? [
        {
          name: planTab.month,
          value: numbers.dollars(cost.usd_per_month),
          explain: explain("usd_per_month"),
        },
        priceFact(cost.offer, voice),
      ]
    : [];
  const carries: Fact = {
    name: planTab.carries,
    value: planTab.carried(numbers.whole(capacity.concurrency)),
    range: planTab.times(numbers.figure(headroom)),
  };
  return {
    facts: [...speeds, carries, ...costs],
    more: [...more, { name: planTab.binding, value: planTab.bindings[binding] }],
  };
}
