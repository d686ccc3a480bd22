import { html, nothing, type TemplateResult } from "lit";
import type { PlanReport, PlanRequest } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { questionOf } from "../../state/request.ts";
import { isPreset } from "../../state/presets.ts";
import { planAround } from "./around.ts";
import { rulesOf, splitRule } from "./rules.ts";
import { inSight } from "../../parts/later/in-sight.ts";
import { notes } from "../../parts/notes/notes.ts";
import { loadRest } from "../../i18n/rest.ts";
import type { Panel } from "../panel.ts";
import { runPlans, runReasons } from "./run-plans.ts";
import { planInputs } from "./inputs.ts";
import { serves } from "./names.ts";
import { servingPlans, servingReasons } from "./serving-plans.ts";
import type { Open } from "./tile-shell.ts";
import "./style.css";

/** What is said of cards that the visitor has, and of what articles advise. */
let fleet: typeof import("./fleet.ts") | undefined;
let checks: typeof import("./rule-check.ts") | undefined;

/** The planner: needs in, up to four plans out for serving and for a run, with the reasons. */
export const planPanel: Panel<"plan"> = {
  inputs: planInputs,
  shownByInputs: ({ existing }) => existing,
  around: planAround,
  fetchMore({ report, request }, language) {
    const lacksFleet = report.existing && !fleet;
    const lacksChecks = rulesOf(request).length > 0 && !checks;
    if (!lacksFleet && !lacksChecks) return undefined;
    return Promise.all([
      lacksFleet ? import("./fleet.ts") : fleet,
      lacksChecks ? import("./rule-check.ts") : checks,
      loadRest(language),
    ]).then((loaded) => {
      [fleet, checks] = loaded;
    });
  },
  headline: (report, voice) => fleet?.keepingHeadline(report, voice),
  details({ request, report }, advised, voice, actions): TemplateResult {
    const { planTab: words } = voice.words;
    const open: Open = (asked) => {
      const question = questionOf(asked);
      if (question) actions.open(question);
    };
    const { training: runs } = report;
    const serving = serves(report);
    const names = rulesOf(request);
    const splits = isPreset(request, splitRule.preset) ? report.existing?.splits : undefined;
    const kept = fleet?.keepingHeadline(report, voice) !== undefined;
    /** Plans to rent, folded away where the visitor's own cards do it for less. */
    const plans = (shown: TemplateResult): TemplateResult =>
      kept
        ? html`<details class="fold">
            <summary>${voice.words.fleet.rentInstead}</summary>
            ${shown}
          </details>`
        : shown;
    const considered = report.considered + (runs?.considered ?? 0);
    return html`
      ${serving && runs ? both(report, request.budget, voice) : nothing}
      ${serving && runs ? html`<h2 class="plan-need">${words.toServe}</h2>` : nothing}
      ${serving ? fleet?.servingFleet(report.existing, voice, open) : nothing}
      ${serving ? plans(servingPlans(report, voice, open)) : nothing}
      ${serving && runs ? html`<h2 class="plan-need">${words.toTrain}</h2>` : nothing}
      ${runs ? fleet?.trainingFleet(report.existing, voice, open) : nothing}
      ${runs ? plans(runPlans(runs, voice, open)) : nothing}
      ${names.map((name, index) => {
        const own = advised?.[index];
        return own
          ? html`<div ${inSight(actions.see)}>${checks?.ruleCheck(name, report, own, voice)}</div>`
          : nothing;
      })}
      ${splits ? fleet?.splitCheck(splits, voice) : nothing}
      ${serving ? servingReasons(report, voice, open) : nothing}
      ${runs ? runReasons(runs, voice, open) : nothing} ${notes(report.notes, voice)}
      <p class="fine">${words.considered(voice.numbers.whole(considered))}</p>
    `;
  },
};

/** What the cheapest plans of both needs cost together, and whether a budget pays for it. */
function both(
  { plans, beyond_budget: beyond, training, together }: PlanReport,
  budget: PlanRequest["budget"],
  { words, numbers }: Voice,
): TemplateResult | typeof nothing {
  const { planTab } = words;
  const service = (plans[0] ?? beyond)?.estimate.cost;
  const run = training?.plans[0] ?? training?.beyond_budget;
  if (!together || !service || !run) return nothing;
  const sum = planTab.bothCost(
    numbers.dollars(service.usd_per_month),
    numbers.sum(run.charged_usd),
    numbers.sum(together.usd_first_month),
    numbers.price(together.usd_per_hour),
  );
  // A total is the run's alone.
  const shared = budget?.usd_per_hour !== undefined || budget?.usd_per_month !== undefined;
  const verdict = together.within_budget === true ? "within" : "beyond";
  return html`<p class="plan-both">${sum} ${shared ? planTab.bothBudget[verdict] : nothing}</p>`;
}
