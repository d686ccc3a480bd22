import type { Unit, Verdict } from "../../claims/claim.ts";

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
  count: (verdict: string, count: number) => `${verdict}: ${count}`,
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
  sources: "Sources",
};

/** What every dictionary must know of these. */
export type ClaimWords = typeof claimWordsEn;
