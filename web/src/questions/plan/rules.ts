import type { FleetSplit, PlanReport, PlanRequest, TrainingPlan } from "whichgpu";
import { isPreset } from "../../state/presets.ts";
import type { PresetName } from "../index.ts";

/** Which cards an article advises for a need, and how many where it says so. */
export interface Rule {
  readonly preset: PresetName;
  readonly gpus: readonly string[];
  readonly counts?: readonly [least: number, most: number];
  /** No sentence covers the need: the cards are those of the rules on either side of it. */
  readonly silent?: true;
}

const a100 = ["a100-sxm-80gb", "a100-pcie-80gb", "a100-sxm-40gb", "a100-pcie-40gb"] as const;
const h100 = ["h100-sxm-80gb", "h100-pcie-80gb", "h100-nvl-94gb"] as const;

/** The rules of two articles as needs of the planner; their words are in the dictionaries. */
export const rules = {
  /** Scenario B: 4 to 8 H200 for inference of 70B. */
  scenarioB: { preset: "plan70b", gpus: ["h200-sxm-141gb"], counts: [4, 8] },
  /** H200 for 70B and above with long contexts. */
  longContext: { preset: "planLong", gpus: ["h200-sxm-141gb"] },
  /** Up to 30B, A100 or H100 are enough. */
  upTo30: { preset: "plan30b", gpus: [...a100, ...h100] },
  /** A6000 and L40S are ideal for inference. */
  ideal: { preset: "planSmall", gpus: ["rtx-a6000-48gb", "l40s-48gb"] },
  /** H100 for inference only at very high concurrency. */
  busy: { preset: "planBusy", gpus: h100 },
  /** Scenario A: 8 H100 or 8 H200 to train 70B and above. */
  scenarioA: { preset: "trainA", gpus: ["h100-sxm-80gb", "h200-sxm-141gb"], counts: [8, 8] },
  /** Models up to 30B: A100. */
  trainUpTo30: { preset: "train30b", gpus: a100 },
  /** Scenario B: A100 or H100 will do for small models. */
  smallModels: { preset: "planSmall", gpus: [...a100, ...h100] },
  /** H100 and A100 are the best choice for training large models. */
  trainLarge: { preset: "trainFrom0", gpus: [...a100, ...h100] },
  /** A6000 is enough to train small and medium models. */
  trainSmall: { preset: "trainLora", gpus: ["rtx-a6000-48gb"] },
  /** L40S only for small models, on a single card. */
  trainSingle: { preset: "trainLora", gpus: ["l40s-48gb"], counts: [1, 1] },
  /** Of the sizes between, nothing is said. */
  trainBetween: {
    preset: "train50b",
    gpus: [...a100, "h100-sxm-80gb", "h200-sxm-141gb"],
    silent: true,
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof rules;

/** Which cards to train on and which to serve on, for who has A100 or little money: keep those to serve, train on new ones. */
export const splitRule = {
  preset: "haveA100",
  training: ["h100-sxm-80gb", "h100-pcie-80gb", "h100-nvl-94gb", "h200-sxm-141gb"],
  serving: [...a100],
} as const satisfies {
  readonly preset: PresetName;
  readonly training: readonly string[];
  readonly serving: readonly string[];
};

/** The rules whose need this request is. */
export function rulesOf(request: PlanRequest): RuleName[] {
  return (Object.keys(rules) as RuleName[]).filter((name) => isPreset(request, rules[name].preset));
}

type Plan = PlanReport["plans"][number] | TrainingPlan;

/** How a rule fares beside the planner's own answer. */
export interface RuleCheck {
  /** holds: nothing is cheaper, and as many cards as the rule says; partly: its cards do it, but dearer or in
   * another number; fails: they do not do it; silent: nothing is advised. */
  readonly verdict: "holds" | "partly" | "fails" | "silent";
  /** The cheapest plan of the rule's cards, and of all. */
  readonly advised: Plan | undefined;
  readonly cheapest: Plan | undefined;
  /** What the rule's cards are among the plans. */
  readonly labels: Plan["labels"];
  /** Whether the rule asks for more or fewer cards than are needed. */
  readonly count: "as_said" | "fewer" | "more";
}

/** How the rule that splits fares beside the planner's own answer. */
export interface SplitCheck {
  readonly verdict: "holds" | "partly" | "fails";
  readonly advised: FleetSplit | undefined;
  readonly cheapest: FleetSplit | undefined;
}

/** Compares the rule that splits with every way to do both; the cheapest is the first. */
export function checkSplit(splits: readonly FleetSplit[]): SplitCheck {
  const among = (gpus: readonly string[], { id }: { readonly id: string }) => gpus.includes(id);
  const advised = splits.find(
    ({ training, serving }) =>
      among(splitRule.training, training.run.gpu) && among(splitRule.serving, serving.service.gpu),
  );
  const [cheapest] = splits;
  const verdict = !advised ? "fails" : advised === cheapest ? "holds" : "partly";
  return { verdict, advised, cheapest };
}

/** The plans that a report is about: of serving, or of a run. */
export const planned = ({ plans, training }: PlanReport): readonly Plan[] =>
  training?.plans ?? plans;

/** Compares a rule with the plans over all cards and over the rule's own. */
export function checkRule(rule: Rule, all: PlanReport, own: PlanReport): RuleCheck {
  const [advised] = planned(own);
  const [cheapest] = planned(all);
  const labels = planned(all)
    .filter(({ estimate }) => rule.gpus.includes(estimate.configuration.gpu.id))
    .flatMap((plan) => plan.labels);
  if (!advised) return { verdict: "fails", advised, cheapest, labels, count: "as_said" };
  const needed = advised.estimate.configuration.gpu_count;
  const [least, most] = rule.counts ?? [needed, needed];
  const count = needed < least ? "fewer" : needed > most ? "more" : "as_said";
  const holds = labels.includes("cheapest") && count === "as_said";
  const verdict = rule.silent ? "silent" : holds ? "holds" : "partly";
  return { verdict, advised, cheapest, labels, count };
}
