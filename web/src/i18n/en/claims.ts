import type { Topic, Unit, Verdict } from "../../claims/claim.ts";

/** English words for the page of claims. */
export const claimWordsEn = {
  title: "WhichGPU: what two articles say, checked",
  heading: "What they say, checked",
  intro:
    "Every checkable sentence of two articles about these cards. The figures are computed when this page opens, from the same data sheets and the same estimator as the calculator; the verdict follows from them.",
  calculator: "Calculator",
  undated: "undated",
  verdicts: {
    right: "Right",
    right_under_condition: "Right under a condition",
    mixed_units: "Mixed units",
    wrong: "Wrong",
    not_checkable: "Cannot be checked",
  } as Record<Verdict, string>,
  quoted: (title: string) => `“${title}”`,
  contents: (count: number) => `Contents: ${count} ${count === 1 ? "claim" : "claims"}`,
  filter: "Which claims are shown",
  find: "Find in claims",
  topic: "About",
  allTopics: "everything",
  topics: {
    figures: "data sheets",
    performance: "speed",
    memory: "memory",
    recommendation: "what to choose",
    price: "prices",
    question: "questions",
    news: "news",
  } as Record<Topic, string>,
  shown: (shown: number, all: number) =>
    shown === all ? `${all} claims` : `${shown} of ${all} claims`,
  showAll: "Show all",
  columns: { figure: "Figure", value: "Computed", said: "The article" },
  units: { times: "×", count: "", year: "", "yes or no": "" } as Partial<Record<Unit, string>>,
  yes: "yes",
  no: "no",
  none: "does not run",
  atLeast: (least: string) => `at least ${least}`,
  atMost: (most: string) => `at most ${most}`,
  between: (least: string, most: string) => `${least} to ${most}`,
  holds: "as it says",
  fails: "not so",
  openState: "Open in the calculator",
  inArticle: "In the article",
  sources: "Sources",
};

/** What every dictionary must know of these. */
export type ClaimWords = typeof claimWordsEn;
