import {
  isFailure,
  type Catalog,
  type PlanReport,
  type PlanRequest,
  type WhichGpu,
} from "whichgpu";
import type { Answer } from "../../state/answer.ts";
import { planned, rules, rulesOf, type Rule } from "./rules.ts";

/**
 * For each rule of an article for this need the plan with its cards: no more of them than it says, or with any
 * number where that is too few.
 */
export const planAround = (
  core: WhichGpu,
  _: Catalog,
  { request }: Answer<"plan">,
): readonly PlanReport[] =>
  rulesOf(request).flatMap((name) => withCardsOf(core, rules[name], request));

function withCardsOf(core: WhichGpu, { gpus, counts }: Rule, request: PlanRequest): PlanReport[] {
  const advised: PlanRequest = { ...request, gpus: [...gpus] };
  const most = counts ? [{ ...advised, max_gpus: counts[1] }] : [];
  const reports = [...most, advised]
    .map((need) => core.plan(need))
    .filter((report): report is PlanReport => !isFailure(report));
  const found = reports.find((report) => planned(report).length > 0) ?? reports[0];
  return found ? [found] : [];
}
