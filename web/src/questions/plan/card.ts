import { nothing } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Card } from "../card.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { runFigure, runHeadline, workOf } from "./run-headline.ts";
import type { Headline, Verdict } from "../../parts/verdict/verdict.ts";
import { loadOf, serves } from "./names.ts";
import { servingFigure, servingHeadline } from "./serving-headline.ts";

/** Which cards do what is needed for the least money? */
export const planCard: Card<"plan"> = {
  headline(report, voice): Headline {
    const { training: runs } = report;
    if (!runs) return servingHeadline(report, voice);
    const run = runHeadline(report, runs, voice);
    return serves(report) ? both(servingHeadline(report, voice), run, voice) : run;
  },
  summary: (report, voice): string =>
    [
      report.need.model.name,
      ...(serves(report) ? [loadOf(report, voice)] : []),
      ...(report.training ? [workOf(report, voice)] : []),
    ].join(" · "),
  bar: () => nothing,
  figures(report: PlanReport, voice): Fact[] {
    const { planTab: words } = voice.words;
    const serving = report.plans.map((plan) => servingFigure(plan, voice));
    const runs = (report.training?.plans ?? []).map((plan) => runFigure(plan, voice));
    if (!serves(report) || !report.training) return [...serving, ...runs];
    const named = (need: string) => (fact: Fact) => ({
      ...fact,
      name: words.pair(need, fact.name),
    });
    return [...serving.map(named(words.serving)), ...runs.map(named(words.training))];
  },
};

const worstFirst: readonly Verdict[] = ["does_not_fit", "tight", "fits", "comfortable"];

/** Two answers as one: as bad as the worse of them. */
function both(serving: Headline, run: Headline, { words }: Voice): Headline {
  const { planTab } = words;
  const verdict = worstFirst.find((one) => one === serving.verdict || one === run.verdict);
  return {
    verdict: verdict ?? "tight",
    badge: `${planTab.pair(planTab.serving, serving.badge)} · ${planTab.pair(planTab.training, run.badge)}`,
    main: `${serving.main}${serving.quiet}${planTab.gap}`,
    quiet: `${run.main}${run.quiet}`,
  };
}
