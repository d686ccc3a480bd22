import type { TemplateResult } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { checkRule, rules, type Rule, type RuleCheck, type RuleName } from "./rules.ts";
import { ruleCard } from "../../parts/rule/rule.ts";
import { cardsOf, labelsOf } from "./names.ts";

/** What an article advises for this need, beside what is found: `own` is the plan with the article's cards. */
export function ruleCheck(
  name: RuleName,
  all: PlanReport,
  own: PlanReport,
  voice: Voice,
): TemplateResult {
  const { rules: words } = voice.words;
  const rule: Rule = rules[name];
  const check = checkRule(rule, all, own);
  return ruleCard(words.quotes[name], check.verdict, sentences(rule, check, voice), voice);
}

function sentences(
  rule: Rule,
  { advised, cheapest, labels, count }: RuleCheck,
  voice: Voice,
): string[] {
  const { words, numbers } = voice;
  const { rules: say } = words;
  if (!advised) return [say.cannot];
  const { configuration: now } = advised.estimate;
  const usd = amountOf(advised);
  const price = (amount: number) =>
    "usd_total" in (advised.estimate.cost ?? {})
      ? words.trainPlan.forRun(numbers.sum(amount))
      : words.planTab.anHour(numbers.price(amount));
  const said = [say.does(cardsOf(now.gpu_count, now.gpu.name), price(usd))];
  const least = cheapest ? amountOf(cheapest) : 0;
  if (cheapest && usd > least && least > 0) {
    const { configuration: other } = cheapest.estimate;
    const cards = cardsOf(other.gpu_count, other.gpu.name);
    said.push(say.dearer(numbers.figure(usd / least), cards, price(least)));
  } else {
    said.push(say.cheapest);
  }
  if (count !== "as_said" && rule.counts) {
    said.push((count === "fewer" ? say.fewer : say.more)(...rule.counts));
  }
  const further = labels.filter((label) => label !== "cheapest");
  if (further.length > 0) said.push(say.also(labelsOf(further, voice)));
  return said;
}

/** What is compared: the price of a whole run, or of an hour of serving. */
function amountOf(plan: NonNullable<RuleCheck["advised"]>): number {
  return "charged_usd" in plan ? plan.charged_usd : (plan.estimate.cost?.usd_per_hour ?? 0);
}
