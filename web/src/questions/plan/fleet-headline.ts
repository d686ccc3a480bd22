import type { FleetServing, FleetTraining, PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Headline } from "../../parts/verdict/verdict.ts";
import { hoursText } from "../training/hours.ts";
import { placesOf } from "./fleet-split.ts";
import { cardsOf, loadOf } from "./names.ts";

/** The answer in a sentence where it is to keep cards that the visitor has; undefined: something else is cheaper. */
export function keepingHeadline(report: PlanReport, voice: Voice): Headline | undefined {
  const { existing } = report;
  if (!existing) return undefined;
  const { serving, training, splits } = existing;
  if (serving && training) return splits ? keepingForBoth(splits, voice) : undefined;
  if (serving) return keepingToServe(report, serving, voice);
  return training ? keepingToTrain(report, training, voice) : undefined;
}

function keepingForBoth(
  splits: NonNullable<NonNullable<PlanReport["existing"]>["splits"]>,
  voice: Voice,
): Headline | undefined {
  const best = splits.find(({ within_budget: kept }) => kept !== false);
  if (!best || !(best.serving.owned || best.training.owned)) return undefined;
  const { fleet } = voice.words;
  const { kept } = fleet;
  const both = best.serving.owned && best.training.owned;
  return {
    verdict: "fits",
    badge: both ? kept.all : best.serving.owned ? kept.toServe : kept.toTrain,
    main: fleet.splitBest(...placesOf(best, voice), voice.numbers.dollars(best.usd_per_month)),
    quiet: "",
  };
}

function keepingToServe(
  report: PlanReport,
  { today, groups }: FleetServing,
  voice: Voice,
): Headline | undefined {
  const { numbers, words } = voice;
  const { kept } = words.fleet;
  const [rented] = report.plans;
  const rent = rented?.estimate.cost?.usd_per_month ?? Infinity;
  if (!today.meets || today.usd_per_month <= 0 || today.usd_per_month > rent) return undefined;
  const cards = groups
    .filter((_, index) => today.groups.includes(index))
    .map(({ gpu, gpu_count: count }) => cardsOf(count, gpu.name));
  const energy = numbers.dollars(today.usd_per_month);
  return {
    verdict: "fits",
    badge: kept.all,
    main: kept.serves(cards.join(" + "), report.need.model.name, loadOf(report, voice), energy),
    quiet: rented
      ? kept.rentMonth(cardsOfPlan(rented.estimate.configuration), numbers.dollars(rent))
      : "",
  };
}

function keepingToTrain(
  report: PlanReport,
  { today, groups }: FleetTraining,
  voice: Voice,
): Headline | undefined {
  const { numbers, words } = voice;
  const { kept } = words.fleet;
  const group = today === null ? undefined : groups[today];
  const { hours = null, usd_total: energy = null } = group?.run ?? {};
  const rented = report.training?.plans[0];
  const rent = rented?.charged_usd ?? Infinity;
  if (!group?.meets || hours === null || energy === null || energy <= 0 || energy > rent)
    return undefined;
  const cards = cardsOf(group.gpu_count, group.gpu.name);
  return {
    verdict: "fits",
    badge: kept.all,
    main: kept.trains(cards, hoursText(hours, voice), numbers.sum(energy)),
    quiet: rented
      ? kept.rentRun(cardsOfPlan(rented.estimate.configuration), numbers.sum(rent))
      : "",
  };
}

const cardsOfPlan = (now: {
  readonly gpu: { readonly name: string };
  readonly gpu_count: number;
}): string => cardsOf(now.gpu_count, now.gpu.name);
