import { html } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { hourly } from "../../parts/tiles/hourly.ts";
import type { Headline } from "../../parts/verdict/verdict.ts";
import { cardsOf, labelsOf, loadOf } from "./names.ts";

type Plan = PlanReport["plans"][number];

/** Which configuration serves for the least money? */
export function servingHeadline(report: PlanReport, voice: Voice): Headline {
  const { planTab: words } = voice.words;
  const { plans, beyond_budget: beyond } = report;
  const [first] = plans;
  if (first) {
    const { verdict } = first.estimate.fit;
    return { verdict, badge: words.found(plans.length), ...sentence(report, first, voice) };
  }
  if (beyond) {
    const { configuration: now, cost } = beyond.estimate;
    return {
      verdict: "does_not_fit",
      badge: words.beyond,
      main: words.cheapestIs(
        cardsOf(now.gpu_count, now.gpu.name),
        voice.numbers.price(cost?.usd_per_hour ?? 0),
      ),
      quiet: words.aboveBudget,
    };
  }
  return { verdict: "does_not_fit", badge: words.nothing, main: words.noWay, quiet: words.relax };
}

/** One plan as a figure of an article: what it is, and its price with its date. */
export function servingFigure({ labels, estimate }: Plan, voice: Voice): Fact {
  const { configuration: now, cost } = estimate;
  const [price] = hourly(cost, voice);
  return {
    name: labelsOf(labels, voice),
    value: cardsOf(now.gpu_count, now.gpu.name),
    ...(price && { range: html`${price.value} · ${price.range}` }),
  };
}

function sentence(report: PlanReport, { estimate }: Plan, voice: Voice) {
  const { words, numbers } = voice;
  const { configuration: now, speed, cost } = estimate;
  const cards = cardsOf(now.gpu_count, now.gpu.name);
  const hour = numbers.price(cost?.usd_per_hour ?? 0);
  const month = numbers.sum(cost?.usd_per_month ?? 0);
  return {
    main: words.planTab.does(cards, report.need.model.name, loadOf(report, voice), hour, month),
    quiet: speed
      ? words.planTab.quiet(
          numbers.figure(speed.tokens_per_second_per_user),
          numbers.duration(speed.ttft_ms),
        )
      : words.planTab.untimed,
  };
}
