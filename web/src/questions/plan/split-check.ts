import type { TemplateResult } from "lit";
import type { FleetSplit } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { ruleCard } from "../../parts/rule/rule.ts";
import { placesOf } from "./fleet-split.ts";
import { checkSplit } from "./rules.ts";

/** What an article advises to train on and to serve on, beside all ways to do both. */
export function splitCheck(splits: readonly FleetSplit[], voice: Voice): TemplateResult {
  const { rules: words, fleet } = voice.words;
  const { verdict, advised, cheapest } = checkSplit(splits);
  const month = (split: FleetSplit) => voice.numbers.dollars(split.usd_per_month);
  const best = cheapest ? fleet.splitBest(...placesOf(cheapest, voice), month(cheapest)) : "";
  const found = advised && advised !== cheapest ? [words.splitDoes(month(advised)), best] : [best];
  return ruleCard(words.split, verdict, advised ? found : [words.cannot, best], voice);
}
