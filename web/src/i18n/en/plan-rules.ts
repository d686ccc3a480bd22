import type { RuleName } from "../../questions/plan/rules.ts";

/** English words for what two articles advise, beside what is found. */
export const ruleWordsEn = {
  title: "What an article advises for this, and what is found",
  quotes: {
    scenarioB: "“Scenario B: 4 to 8 H200 for inference of 70B.”",
    longContext: "“The H200 suits inference of 70B and above, and long contexts gain throughout.”",
    upTo30: "“Up to 30B, A100 or H100 are enough.”",
    ideal: "“A6000 and L40S are the ideal choice for inference.”",
    scenarioA: "“Scenario A, training 70B and above: 8 H100 or 8 H200.”",
    trainUpTo30: "“Models up to 30B: the A100 remains a choice of good value.”",
    trainBetween: "“Above 70B: H100 or H200.” “Up to 30B: A100.” Of the sizes between, nothing.",
    smallModels: "“Scenario B, small models: A100 or H100 will do.”",
    trainLarge: "“H100 and A100 are the best choice for training large models.”",
    trainSmall: "“The A6000 is sufficient for training small and medium models.”",
    trainSingle: "“The L40S: only small models, on a single card.”",
    busy: "“The H100 serves inference only where very many ask at once.”",
  } satisfies Record<RuleName, string>,
  split:
    "“An A100 cluster: do not replace all of it; new nodes are H100 or H200.” “Limited budget: train on H100 or H200, infer on A100.”",
  splitDoes: (dollars: string) => `It does both for ${dollars} a month.`,
  verdicts: { holds: "Holds", partly: "Holds in part", fails: "Does not hold", silent: "No rule" },
  gap: " ",
  cannot: "No number of these cards in the catalog meets this need.",
  does: (cards: string, price: string) =>
    `The cheapest way with these cards is ${cards}: ${price}.`,
  fewer: (least: number, most: number) =>
    `${least === most ? least : `${least} to ${most}`} are more than this needs: they are for much more work.`,
  more: (least: number, most: number) =>
    `${least === most ? least : `${least} to ${most}`} are not enough for this.`,
  dearer: (times: string, cards: string, price: string) =>
    `It costs ${times} times the cheapest of all cards, ${cards}: ${price}.`,
  cheapest: "No other card does it for less.",
  also: (labels: string) => `Among the plans above these cards are: ${labels}.`,
};

export type RuleWords = typeof ruleWordsEn;
