import { html, nothing, type TemplateResult } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { questionOf } from "../../state/request.ts";
import { ruleOf } from "../../state/rules.ts";
import { notes } from "../notes/notes.ts";
import { servingFleet } from "../fleet/serving.ts";
import { trainingFleet } from "../fleet/training.ts";
import type { Panel } from "../panel/panel.ts";
import { runPlans, runReasons } from "../train-plan/run-plans.ts";
import { planInputs } from "./inputs.ts";
import { serves } from "./names.ts";
import { ruleCheck } from "./rule-check.ts";
import { servingPlans, servingReasons } from "./serving-plans.ts";
import type { Open } from "./tile-shell.ts";

/** The planner: needs in, up to four plans out for serving and for a run, with the reasons. */
export const planPanel: Panel<"plan"> = {
  inputs: planInputs,
  remedies: () => undefined,
  details({ request, report }, { rows }, voice, actions): TemplateResult {
    const { planTab: words } = voice.words;
    const open: Open = (asked) => {
      const question = questionOf(asked);
      if (question) actions.open(question);
    };
    const { training: runs } = report;
    const serving = serves(report);
    const rule = ruleOf(request);
    const [advised] = rows;
    const considered = report.considered + (runs?.considered ?? 0);
    return html`
      ${serving && runs ? both(report, request.budget !== undefined, voice) : nothing}
      ${serving && runs ? html`<h2 class="plan-need">${words.toServe}</h2>` : nothing}
      ${serving ? servingFleet(report.existing, voice, open) : nothing}
      ${serving ? servingPlans(report, voice, open) : nothing}
      ${serving && runs ? html`<h2 class="plan-need">${words.toTrain}</h2>` : nothing}
      ${runs ? trainingFleet(report.existing, voice, open) : nothing}
      ${runs ? runPlans(runs, voice, open) : nothing}
      ${rule && advised ? ruleCheck(rule, report, advised, voice) : nothing}
      ${serving ? servingReasons(report, voice, open) : nothing}
      ${runs ? runReasons(runs, voice, open) : nothing} ${notes(report.notes, voice)}
      <p class="fine">${words.considered(voice.numbers.whole(considered))}</p>
    `;
  },
};

/** What the cheapest plans of both needs cost together, and how far a budget goes. */
function both(
  { plans, training }: PlanReport,
  limited: boolean,
  { words, numbers }: Voice,
): TemplateResult {
  const { planTab } = words;
  const monthly = plans[0]?.estimate.cost?.usd_per_month;
  const once = training?.plans[0]?.estimate.cost?.usd_total;
  const sum =
    monthly !== undefined && once !== undefined
      ? planTab.bothCost(numbers.dollars(monthly), numbers.sum(once), numbers.sum(monthly + once))
      : "";
  if (!sum && !limited) return html`${nothing}`;
  return html`<p class="plan-both">${sum} ${limited ? planTab.eachBudget : nothing}</p>`;
}
