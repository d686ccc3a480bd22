import type { RuleName } from "../state/rules.ts";

/** English words for what two articles advise, beside what is found. */
export const ruleWordsEn = {
  title: "What an article advises for this, and what is found",
  quotes: {
    scenarioB: "“Scenario B: 4 to 8 H200 for inference of 70B.”",
    longContext: "“The H200 suits inference of 70B and above, and long contexts gain throughout.”",
    upTo30: "“Up to 30B, A100 or H100 are enough.”",
    ideal: "“A6000 and L40S are the ideal choice for inference.”",
    busy: "“The H100 serves inference only where very many ask at once.”",
  } satisfies Record<RuleName, string>,
  verdicts: { holds: "Holds", partly: "Holds in part", fails: "Does not hold" },
  gap: " ",
  cannot: "No number of these cards in the catalog meets this need.",
  does: (cards: string, dollars: string) =>
    `The cheapest way with these cards is ${cards} at ${dollars} an hour.`,
  fewer: (least: number, most: number) =>
    `${least} to ${most} are more than this load needs: they are for many more users.`,
  more: (least: number, most: number) => `${least} to ${most} are not enough for this load.`,
  dearer: (times: string, cards: string, dollars: string) =>
    `It costs ${times} times the cheapest of all cards, ${cards} at ${dollars}.`,
  cheapest: "No other card does it for less.",
  also: (labels: string) => `Among the plans above these cards are: ${labels}.`,
};

export type RuleWords = typeof ruleWordsEn;
