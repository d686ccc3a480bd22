import { html, nothing, type TemplateResult } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { factList, type Fact } from "../facts/facts.ts";
import { noteList } from "../notes/notes.ts";
import { priceFact } from "../tiles/hourly.ts";
import { badge } from "../verdict/verdict.ts";
import { labelsOf } from "./card.ts";
import { cardsOf } from "./names.ts";

type Plan = PlanReport["plans"][number];

/** One plan: what, for how much, how well, and why. `open` puts it into the serving tab. */
export function planTile(
  plan: Plan,
  voice: Voice,
  open: (request: object) => void,
): TemplateResult {
  const { words, numbers } = voice;
  const { configuration: now, fit, cost } = plan.estimate;
  const cards = cardsOf(now.gpu_count, now.gpu.name);
  const formats = [
    voice.precisionName(now.precision.weights),
    `KV ${voice.precisionName(now.precision.kv_cache)}`,
    voice.engineName(now.engine),
  ];
  return html`<section class="card tile plan">
    <h2>${labelsOf(plan.labels, voice)}</h2>
    <h3>${cards}</h3>
    <p class="plan-formats">${formats.join(" · ")}</p>
    ${
      cost
        ? html`<p class="tile-big">
            ${numbers.price(cost.usd_per_hour)} <small>${words.planTab.hour}</small>
          </p>`
        : nothing
    }
    ${badge(fit.verdict, words.verdicts[fit.verdict] ?? fit.verdict)}
    ${factList(factsOf(plan, voice))} ${noteList(reasonsOf(plan), voice)}
    <button
      type="button"
      class="chip"
      aria-label=${words.planTab.opens(cards)}
      @click=${() => {
        open(plan.request);
      }}
    >
      ${words.planTab.open}
    </button>
  </section>`;
}

/** The reasons, but for what binds the plan: that is a fact. */
const reasonsOf = ({ why }: Plan) => why.filter(({ id }) => !id.startsWith("plan_bound_"));

function factsOf({ estimate, capacity, headroom, binding }: Plan, voice: Voice): Fact[] {
  const { words, numbers } = voice;
  const { planTab } = words;
  const { speed, cost } = estimate;
  const speeds: Fact[] = speed
    ? [
        {
          name: planTab.each,
          value: `${numbers.figure(speed.tokens_per_second_per_user)} ${words.speed.unit}`,
          range: numbers.range(speed.range.tokens_per_second_per_user),
        },
        {
          name: planTab.first,
          value: numbers.duration(speed.ttft_ms),
          range: numbers.durationRange(speed.ttft_ms, speed.range.ttft_ms),
        },
        {
          name: planTab.token,
          value: numbers.duration(speed.tpot_ms),
          range: numbers.durationRange(speed.tpot_ms, speed.range.tpot_ms),
        },
        {
          name: planTab.all,
          value: `${numbers.figure(speed.output_tokens_per_second)} ${words.speed.unit}`,
          range: numbers.range(speed.range.output_tokens_per_second),
        },
      ]
    : [];
  const costs: Fact[] = cost
    ? [
        { name: planTab.month, value: numbers.dollars(cost.usd_per_month) },
        priceFact(cost.offer, voice),
      ]
    : [];
  return [
    ...speeds,
    {
      name: planTab.carries,
      value: planTab.carried(numbers.whole(capacity.concurrency)),
      range: planTab.times(numbers.figure(headroom)),
    },
    { name: planTab.binding, value: planTab.bindings[binding] },
    ...costs,
  ];
}
