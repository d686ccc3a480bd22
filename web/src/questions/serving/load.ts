import type { Question } from "../../state/fields.ts";

/** What may be said of a load instead of users at once; of several that are said the first counts. */
export const loads = ["arriving", "talks", "job"] as const;

export type Load = (typeof loads)[number];

/** The load that a question names; undefined: users at once. */
export function loadOf(question: Pick<Question, Load>): Load | undefined {
  return loads.find((load) => question[load].trim() !== "");
}
