import { html, nothing } from "lit";
import type { PlanReport, TrainingPlan } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Card } from "../card/card.ts";
import type { Fact } from "../facts/facts.ts";
import { cardsOf, labelsOf } from "../plan/names.ts";
import { priceFact } from "../tiles/hourly.ts";
import { hoursText } from "../training/card.ts";
import type { Headline } from "../verdict/verdict.ts";

/** Which cards do the run in time for the least money? */
export const trainPlanCard: Card<"trainplan"> = {
  headline(report, voice): Headline {
    const { planTab, trainPlan: words } = voice.words;
    const { plans = [], beyond_budget: beyond = null } = report.training ?? {};
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
  },
  summary: (report, voice): string => `${report.need.model.name} · ${workOf(report, voice)}`,
  bar: () => nothing,
  figures: ({ training }, voice): Fact[] =>
    (training?.plans ?? []).map((plan) => planFigure(plan, voice)),
};

/** "LoRA, 20M tokens". */
function workOf({ need }: PlanReport, { words, numbers }: Voice): string {
  const { training } = need;
  if (!training) return "";
  const tokens = numbers.amount(training.dataset_tokens * training.epochs);
  return words.trainPlan.work(words.training.methods[training.method], tokens);
}

function offerOf({ estimate: { configuration: now, cost } }: TrainingPlan, { numbers }: Voice) {
  return {
    cards: cardsOf(now.gpu_count, now.gpu.name),
    dollars: numbers.sum(cost?.usd_total ?? 0),
  };
}

/** One plan as a figure of an article: what it is, and its price with its date. */
function planFigure(plan: TrainingPlan, voice: Voice): Fact {
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
  const { words } = voice;
  const { cards, dollars } = offerOf(plan, voice);
  const { speed } = plan.estimate;
  const { need } = report;
  const doing = need.training ? words.training.doing[need.training.method] : "";
  return {
    main: words.trainPlan.does(doing, need.model.name, cards, dollars),
    quiet: speed ? words.trainPlan.quiet(hoursText(speed.hours, voice)) : "",
  };
}
