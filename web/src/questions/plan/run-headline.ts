import { html } from "lit";
import type { PlanReport, TrainingPlan } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { cardsOf, labelsOf } from "./names.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { hoursText } from "../training/hours.ts";
import type { Headline } from "../../parts/verdict/verdict.ts";
import type { Runs } from "./run-plans.ts";

/** Which cards do the run in time for the least money? */
export function runHeadline(report: PlanReport, runs: Runs, voice: Voice): Headline {
  const { planTab, trainPlan: words } = voice.words;
  const { plans, beyond_budget: beyond } = runs;
  const [first] = plans;
  if (first) {
    const { verdict } = first.estimate.fit;
    return { verdict, badge: planTab.found(plans.length), ...sentence(report, first, voice) };
  }
  if (beyond) {
    const { cards, dollars } = offerOf(beyond, voice);
    return {
      verdict: "does_not_fit",
      badge: planTab.beyond,
      main: words.cheapestIs(cards, dollars),
      quiet: planTab.aboveBudget,
    };
  }
  const { main, quiet } = { main: planTab.noWay, quiet: words.relax };
  return { verdict: "does_not_fit", badge: planTab.nothing, main, quiet };
}

/** "LoRA, 20M tokens". */
export function workOf({ need }: PlanReport, { words, numbers }: Voice): string {
  const { training } = need;
  if (!training) return "";
  return words.trainPlan.work(words.training.methods[training.method], tokensOf(training, numbers));
}

const tokensOf = (
  { dataset_tokens: tokens, epochs }: { dataset_tokens: number; epochs: number },
  numbers: Voice["numbers"],
): string => numbers.amount(tokens * epochs);

function offerOf(
  { estimate: { configuration: now }, charged_usd: usd }: TrainingPlan,
  { numbers }: Voice,
) {
  return {
    cards: cardsOf(now.gpu_count, now.gpu.name),
    dollars: numbers.sum(usd),
  };
}

/** One plan as a figure of an article: what it is, and its price with its date. */
export function runFigure(plan: TrainingPlan, voice: Voice): Fact {
  const { cards, dollars } = offerOf(plan, voice);
  const { speed, cost } = plan.estimate;
  const time = speed ? hoursText(speed.hours, voice) : "";
  const date = cost ? priceFact(cost.offer, voice).value : "";
  return {
    name: labelsOf(plan.labels, voice),
    value: cards,
    range: html`${time} · ${dollars} · ${date}`,
  };
}

function sentence(report: PlanReport, plan: TrainingPlan, voice: Voice) {
  const { words, numbers } = voice;
  const { cards, dollars } = offerOf(plan, voice);
  const { speed, configuration: now } = plan.estimate;
  const doing = words.training.doing[now.method];
  const tokens = tokensOf(now, numbers);
  return {
    main: words.trainPlan.does(doing, report.need.model.name, tokens, cards, dollars),
    quiet: speed ? words.trainPlan.quiet(hoursText(speed.hours, voice)) : "",
  };
}
